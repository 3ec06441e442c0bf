import { useId, useMemo } from "react";
import { useShallow } from "zustand/shallow";
import { claimInWords } from "../../../derive/claim-words.ts";
import { keyInWords } from "../../../lib/key-words.ts";
import { isSameJson } from "../../../lib/same-json.ts";
import { isAppleKeyboard } from "../../../lib/ui/apple-keyboard.ts";
import { asOneStop } from "../../../lib/ui/as-one-stop.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { Tooltip } from "../../../lib/ui/Tooltip.tsx";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { selectionToolWords as words } from "../../../words/en/selection-tools.ts";
import type { Words } from "../../../words/message.ts";
import { dimSelected, hideSelected, pinSelected } from "../../../workspace/aside-commands.ts";
import type { Command } from "../../../workspace/command.ts";
import { clearSelection, invertSelection, select, selectNeighbours } from "../../../workspace/selection-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { neighboursInView } from "../neighbours-in-view.ts";
import styles from "./SelectionBar.module.css";

/** An entity or a claim, by its id: numbers are others in another revision. */
export interface Thing {
  readonly kind: "entity" | "claim";
  readonly id: string;
}

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
export function SelectionTools({ overlap }: { overlap: readonly Thing[] }) {
  return (
    <>
      <Neighbours />
      <OverlapField things={overlap} />
      <div ref={asOneStop} role="toolbar" aria-label={words.selection()} className={styles.buttons}>
        {BUTTONS.map((button) => (
          <CommandButton key={button.command.id} {...button} />
        ))}
      </div>
    </>
  );
}

/** All but what the pointer is on, with which they would be counted anew. */
const viewed = ({ knowledge, view, derived, stage }: WorkspaceState) => ({ knowledge, view, derived, stage });

/** Of the selected entity's neighbours, how many are in view where that is not all of them. */
function Neighbours() {
  const state = useWorkspaceState(useShallow(viewed));
  const found = useMemo(() => neighboursInView(state), [state]);
  return found === null || found.inView === found.all ? null : (
    <p className={styles.inView}>{words.neighboursInView(found)}</p>
  );
}

/** How many things the field for overlapping ones lists: in a crowd, the nearest. */
const MOST_LISTED = 40;

/** Lets another thing be selected that lies where was clicked, as long as one of those is the selection. */
function OverlapField({ things }: { things: readonly Thing[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const bundled = useWorkspaceState(({ view }) => view.bundled);
  const selection = useWorkspaceState(({ view }) => view.selection);
  // An edit may have taken one out, and another file may have none of them.
  const there = things.filter(({ kind, id }) =>
    (kind === "entity" ? knowledge.entityNumber : knowledge.claimNumber).has(id),
  );
  const at = there.findIndex((thing) => isSameJson(itemsOf(thing), selection));
  const count = there.length;
  if (at < 0 || count < 2 || bundled) return null;
  const nameIn = ({ kind, id }: Thing) =>
    kind === "entity"
      ? nameOf(entityAt(knowledge, knowledge.entityNumber.get(id) ?? -1))
      : claimInWords(knowledge, derived, knowledge.claimNumber.get(id) ?? -1);
  return (
    <>
      <select
        className={styles.overlap}
        aria-label={words.overlapping({ count })}
        value={at}
        onChange={({ currentTarget }) => {
          const thing = there[Number(currentTarget.value)];
          if (thing !== undefined) workspace.dispatch(select, itemsOf(thing));
        }}
      >
        {there.slice(0, Math.max(MOST_LISTED, at + 1)).map((thing, position) => (
          <option key={`${thing.kind} ${thing.id}`} value={position}>
            {words.overlappingThing({ position: position + 1, count, name: nameIn(thing) })}
          </option>
        ))}
      </select>
      <Tooltip label={words.overlapping({ count })} />
    </>
  );
}

const itemsOf = ({ kind, id }: Thing) =>
  kind === "entity" ? { entities: [id], claims: [] } : { entities: [], claims: [id] };

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
