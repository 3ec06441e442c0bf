import * as v from "valibot";
import { isSameJson } from "../../lib/same-json.ts";
import type { Claim, Entity } from "../../model/dataset.ts";
import type { RecordKind } from "../../model/record-lists.ts";
import { recordWords } from "../../words/en/records.ts";
import type { Words } from "../../words/message.ts";
import { defineCommand } from "../../workspace/command.ts";
import { edited } from "../../workspace/editing.ts";

/** Text as it was typed, so that the space before the next word stays; blanks alone are refused. */
const typed = v.pipe(
  v.string(),
  v.check((value) => value.trim() !== "", "must not be blank"),
);

/** What can be edited of an entity; an absent key changes nothing. */
const entityFields = {
  label: v.exactOptional(typed),
  /** Blanks remove the gloss. */
  gloss: v.exactOptional(v.string()),
  /** Blanks and duplicates are left out. */
  aliases: v.exactOptional(v.array(v.string())),
  /** Blanks remove the note. */
  note: v.exactOptional(v.string()),
};

/** Edits an entity's label, gloss, aliases or note. */
export const writeEntity = defineCommand({
  id: "entity.write",
  title: recordWords.editEntity,
  recording: "gesture",
  payload: v.strictObject({ entity: v.string(), ...entityFields }),
  run: ({ view, knowledge }, { entity, aliases, note, ...others }) => {
    const held = knowledge.dataset.entities[knowledge.entityNumber.get(entity) ?? -1];
    const given = {
      ...others,
      ...(aliases === undefined ? {} : { aliases: distinct(aliases) }),
      ...(note === undefined ? {} : { note: note.trim() === "" ? null : note }),
    };
    const changed = held && withFields(held, given);
    if (!changed) return view;
    // With a gloss, an entity is no longer one that claims merely refer to.
    const { described: _, ...record } = changed;
    return edited(view, [{ edit: "change", of: "entity", record: record.gloss === undefined ? changed : record }]);
  },
});

/** Edits a claim's label, gloss or status. */
export const writeClaim = defineCommand({
  id: "claim.write",
  title: recordWords.editClaim,
  recording: "gesture",
  payload: v.strictObject({
    claim: v.string(),
    label: v.exactOptional(typed),
    /** Blanks remove the gloss. */
    gloss: v.exactOptional(v.string()),
    status: v.exactOptional(v.picklist(["draft", "reviewed", "deprecated"])),
  }),
  run: ({ view, knowledge }, { claim, ...fields }) => {
    const held = knowledge.dataset.claims[knowledge.claimNumber.get(claim) ?? -1];
    const record = held && withFields(held, fields);
    return record ? edited(view, [{ edit: "change", of: "claim", record }]) : view;
  },
});

/** A record with these fields; null where it has them already. */
function withFields<Held extends Entity | Claim>(record: Held, fields: Partial<Held>): Held | null {
  const changed = { ...record, ...fields };
  if (changed.gloss?.trim() === "") delete changed.gloss;
  return isSameJson(record, changed) ? null : changed;
}

function distinct(aliases: readonly string[]): readonly string[] {
  return [...new Set(aliases.map((alias) => alias.trim()))].filter((alias) => alias !== "");
}

/** Names of the fields that can be edited, as forms and the list of changes have them. */
export const FIELD_NAMES: Readonly<Partial<Record<RecordKind, Readonly<Record<string, () => Words>>>>> = {
  entity: {
    label: recordWords.label,
    gloss: recordWords.gloss,
    aliases: recordWords.aliases,
    note: recordWords.note,
  },
  claim: { label: recordWords.label, gloss: recordWords.gloss, status: recordWords.status },
};
