import { useId } from "react";
import { claimInWords } from "../../../derive/claim-words.ts";
import { keyInWords } from "../../../lib/key-words.ts";
import { isSameJson } from "../../../lib/same-json.ts";
import { isAppleKeyboard } from "../../../lib/ui/apple-keyboard.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { Tooltip } from "../../../lib/ui/Tooltip.tsx";
import { claimAt, entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import type { Hover } from "../../../model/view-state.ts";
import { canvasWords as words } from "../../../words/en/canvas.ts";
import type { Words } from "../../../words/message.ts";
import { dimSelected, hideSelected, pinSelected } from "../../../workspace/aside-commands.ts";
import type { Command } from "../../../workspace/command.ts";
import { clearSelection, invertSelection, select, selectNeighbours } from "../../../workspace/selection-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import styles from "./SelectionBar.module.css";

/** What can be done with a selection, and the label for it; `undoes` where pressing it again undoes it. */
const BUTTONS: readonly {
  readonly command: Command<undefined>;
  readonly word: () => Words;
  readonly undoes?: { readonly list: "dimmed" | "pinned"; readonly word: () => Words };
}[] = [
  { command: hideSelected, word: words.hide },
  { command: dimSelected, word: words.fade, undoes: { list: "dimmed", word: words.unfade } },
  { command: pinSelected, word: words.pin, undoes: { list: "pinned", word: words.unpin } },
  { command: selectNeighbours, word: words.neighbours },
  { command: invertSelection, word: words.invert },
  { command: clearSelection, word: words.clear },
];

/**
 * What the bar of a selection has beside the count: the field for what overlaps, and what can be done with the selection.
 * @param overlap what lay under the last click: if that is more than one thing, the others are offered.
 */
export function SelectionTools({ overlap }: { overlap: readonly NonNullable<Hover>[] }) {
  return (
    <>
      <OverlapField things={overlap} />
      <div role="toolbar" aria-label={words.selection()} className={styles.buttons}>
        {BUTTONS.map((button) => (
          <CommandButton key={button.command.id} {...button} />
        ))}
      </div>
    </>
  );
}

/** How many things the field for overlapping ones lists: in a crowd, the nearest. */
const MOST_LISTED = 40;

/** Lets another thing be selected that lies where was clicked, as long as one of those is the selection. */
function OverlapField({ things }: { things: readonly NonNullable<Hover>[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const bundled = useWorkspaceState(({ view }) => view.bundled);
  const selection = useWorkspaceState(({ view }) => view.selection);
  const at = things.findIndex((thing) => isSameJson(itemsAt(knowledge, thing), selection));
  if (at < 0 || bundled) return null;
  return (
    <>
      <select
        className={styles.overlap}
        aria-label={words.overlapping({ count: things.length })}
        value={at}
        onChange={({ currentTarget }) => {
          const thing = things[Number(currentTarget.value)];
          if (thing !== undefined) workspace.dispatch(select, itemsAt(knowledge, thing));
        }}
      >
        {things.slice(0, Math.max(MOST_LISTED, at + 1)).map((thing, position) => (
          <option key={`${thing.kind} ${thing.number}`} value={position}>
            {words.overlappingThing({
              position: position + 1,
              count: things.length,
              name:
                thing.kind === "entity"
                  ? nameOf(entityAt(knowledge, thing.number))
                  : claimInWords(knowledge, derived, thing.number),
            })}
          </option>
        ))}
      </select>
      <Tooltip label={words.overlapping({ count: things.length })} />
    </>
  );
}

function itemsAt(knowledge: KnowledgeGraph, { kind, number }: NonNullable<Hover>) {
  return kind === "entity"
    ? { entities: [entityAt(knowledge, number).id as string], claims: [] }
    : { entities: [], claims: [claimAt(knowledge, number).id as string] };
}

function CommandButton({ command, word, undoes }: (typeof BUTTONS)[number]) {
  const workspace = useWorkspace();
  const isEnabled = useWorkspaceState((state) => command.isEnabled(state));
  const isUndoing = useWorkspaceState((state) => undoes !== undefined && isAllIn(state, undoes.list));
  const id = useId();
  const { keys } = command;
  const title = command.title();
  const tooltip = keys === null ? title : `${title} (${keyInWords(keys, isAppleKeyboard)})`;
  return (
    <>
      <Button weight="quiet" disabled={!isEnabled} aria-describedby={id} onClick={() => workspace.dispatch(command)}>
        {isUndoing && undoes ? undoes.word() : word()}
      </Button>
      <Tooltip label={title} keys={keys ?? undefined} />
      <span id={id} hidden>
        {tooltip}
      </span>
    </>
  );
}

/** Whether all that the command would treat is treated so already: pins are for entities alone. */
function isAllIn({ view: { selection, aside } }: WorkspaceState, list: "dimmed" | "pinned"): boolean {
  const chosen = list === "pinned" ? selection.entities : [...selection.entities, ...selection.claims];
  return chosen.length > 0 && chosen.every((id) => aside[list].includes(id));
}
