import { useEffect, useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import type { WorkingSet } from "../../../model/view-state.ts";
import { recordWords } from "../../../words/en/records.ts";
import { setWords as words } from "../../../words/en/sets.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { addToSet, deleteSet, holds, keepSelected, renameSet, takeFromSet } from "../set-commands.ts";

/** The working sets of the view, and the button that keeps what is selected as one more. */
export function WorkingSets() {
  const workspace = useWorkspace();
  const sets = useWorkspaceState(({ view }) => view.sets);
  const canKeep = useWorkspaceState(keepSelected.isEnabled);
  const list = useRef<HTMLUListElement>(null);
  const known = useRef(sets.length);
  useEffect(() => {
    const isNew = sets.length === known.current + 1 && workspace.store.getState().lastChange?.kind === "done";
    known.current = sets.length;
    if (!isNew) return;
    // To be called something: what is typed takes the place of the number.
    const field = list.current?.querySelector<HTMLTextAreaElement>("li:last-child textarea");
    field?.focus();
    field?.select();
  }, [sets, workspace]);
  const keep = canKeep && (
    <Button weight="quiet" className={kit.flush ?? ""} onClick={() => workspace.dispatch(keepSelected)}>
      {keepSelected.title()}
    </Button>
  );
  if (sets.length === 0) return <div className={kit.tools}>{keep}</div>;
  return (
    <Section title={words.title()} count={sets.length}>
      <ul ref={list}>
        {sets.map((set, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sets have no id and never change places
          <SetRow key={at} set={set} at={at} />
        ))}
      </ul>
      {keep}
      <p className={kit.small}>{words.kept()}</p>
    </Section>
  );
}

function SetRow({ set, at }: { set: WorkingSet; at: number }) {
  const workspace = useWorkspace();
  const selection = useWorkspaceState(({ view }) => view.selection);
  const isAny = selection.entities.length + selection.claims.length > 0;
  const { name, entities, claims } = set;
  const isHeld = isAny && holds(set, selection);
  const choose = () => {
    workspace.dispatch(selectInSight, { entities: [...entities], claims: [...claims] });
  };
  return (
    <li>
      <WrittenField
        label={words.name()}
        value={name}
        isOneLine
        onWrite={(text) => workspace.dispatch(renameSet, { at, name: text })}
      />
      <div className={kit.tools}>
        <span className={kit.mute}>{contentsInWords(set)}</span>
        <Button weight="chip" aria-label={words.selectNamed({ name })} onClick={choose}>
          {words.select()}
        </Button>
        {isAny && !isHeld && (
          <Button
            weight="chip"
            aria-label={words.addNamed({ name })}
            onClick={() => workspace.dispatch(addToSet, { at })}
          >
            {words.add()}
          </Button>
        )}
        {isHeld && (
          <Button
            weight="chip"
            aria-label={words.takeNamed({ name })}
            onClick={() => workspace.dispatch(takeFromSet, { at })}
          >
            {words.take()}
          </Button>
        )}
        <Button
          weight="chip"
          aria-label={words.deleteNamed({ name })}
          onClick={() => workspace.dispatch(deleteSet, { at })}
        >
          {words.delete()}
        </Button>
      </div>
    </li>
  );
}

/** How much is in a set: entities, claims or both. */
function contentsInWords({ entities, claims }: WorkingSet): Words {
  const isEmpty = entities.length + claims.length === 0;
  return listText(
    [
      ...(entities.length > 0 || isEmpty ? [recordWords.entities({ count: entities.length })] : []),
      ...(claims.length > 0 ? [recordWords.claims({ count: claims.length })] : []),
    ],
    "comma",
  );
}
