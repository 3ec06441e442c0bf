import * as v from "valibot";
import { changesOf, isChanged } from "../model/document.ts";
import { type Edit, editsBetween } from "../model/edit.ts";
import { RECORD_KINDS, type RecordKind } from "../model/record-lists.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";
import { edited } from "./editing.ts";

/** Puts the opened file's records back in place of all that was changed. */
export const discardChanges = defineCommand({
  id: "document.discard",
  title: words.discardChanges,
  payload: v.undefined(),
  isEnabled: ({ document }) => isChanged(document),
  run: ({ view, document }) => edited(view, editsBetween(document.dataset, document.opened)),
});

/** Puts the opened file's record back in place of one that was changed. */
export const restoreRecord = defineCommand({
  id: "document.restore",
  title: words.restoreOriginal,
  payload: v.strictObject({ of: v.picklist(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]]), id: v.string() }),
  run: ({ view, document }, { of, id }) => {
    const change = changesOf(document).find((each) => each.of === of && each.id === id);
    if (change?.is !== "changed") return view;
    return edited(view, [{ edit: "change", of, record: change.opened } as Edit]);
  },
});
