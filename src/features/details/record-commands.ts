import * as v from "valibot";
import { isSameJson } from "../../lib/same-json.ts";
import type { Claim, Entity } from "../../model/dataset.ts";
import type { RecordKind } from "../../model/edit.ts";
import { defineCommand } from "../../workspace/command.ts";
import { edited } from "../../workspace/editing.ts";

/** Text as it was typed, so that the space before the next word stays; only blanks are no text. */
const typed = v.pipe(
  v.string(),
  v.check((value) => value.trim() !== "", "must not be blank"),
);

/** What can be written of an entity; an absent key leaves what stands. */
const entityWords = {
  label: v.exactOptional(typed),
  /** Blanks take the gloss away. */
  gloss: v.exactOptional(v.string()),
  /** Blanks and doubles are left out. */
  aliases: v.exactOptional(v.array(v.string())),
  /** Blanks take the note away. */
  note: v.exactOptional(v.string()),
};

/** Writes an entity's label, gloss, aliases or note. */
export const writeEntity = defineCommand({
  id: "entity.write",
  title: "Edit an entity",
  recording: "gesture",
  payload: v.strictObject({ entity: v.string(), ...entityWords }),
  run: ({ view, knowledge }, { entity, aliases, note, ...words }) => {
    const held = knowledge.dataset.entities[knowledge.entityNumber.get(entity) ?? -1];
    const given = {
      ...words,
      ...(aliases === undefined ? {} : { aliases: distinct(aliases) }),
      ...(note === undefined ? {} : { note: note.trim() === "" ? null : note }),
    };
    const worded = held && reworded(held, given);
    if (!worded) return view;
    // Whoever is described is no longer one that a claim merely mentions.
    const { described: _, ...record } = worded;
    return edited(view, [{ edit: "change", of: "entity", record: record.gloss === undefined ? worded : record }]);
  },
});

/** Writes a claim's label, gloss or status. */
export const writeClaim = defineCommand({
  id: "claim.write",
  title: "Edit a claim",
  recording: "gesture",
  payload: v.strictObject({
    claim: v.string(),
    label: v.exactOptional(typed),
    /** Blanks take the gloss away. */
    gloss: v.exactOptional(v.string()),
    status: v.exactOptional(v.picklist(["draft", "reviewed", "deprecated"])),
  }),
  run: ({ view, knowledge }, { claim, ...words }) => {
    const held = knowledge.dataset.claims[knowledge.claimNumber.get(claim) ?? -1];
    const record = held && reworded(held, words);
    return record ? edited(view, [{ edit: "change", of: "claim", record }]) : view;
  },
});

/** A record with other words; null where it has them already. */
function reworded<Held extends Entity | Claim>(record: Held, words: Partial<Held>): Held | null {
  const changed = { ...record, ...words };
  if (changed.gloss?.trim() === "") delete changed.gloss;
  return isSameJson(record, changed) ? null : changed;
}

function distinct(aliases: readonly string[]): readonly string[] {
  return [...new Set(aliases.map((alias) => alias.trim()))].filter((alias) => alias !== "");
}

/** Names of what can be written, as forms and the list of changes have them. */
export const WORDS_OF: Readonly<Partial<Record<RecordKind, Readonly<Record<string, string>>>>> = {
  entity: { label: "Label", gloss: "Gloss", aliases: "Also known as", note: "Note" },
  claim: { label: "Label", gloss: "Gloss", status: "Status" },
};
