import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { useShallow } from "zustand/shallow";
import { Button } from "../../../lib/ui/Button.tsx";
import { openQuestion } from "../../../workspace/open-question.ts";
import { clearSelection } from "../../../workspace/selection-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { applyView } from "../../../workspace/view-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { ClaimCard } from "./ClaimCard.tsx";
import { DatasetCard } from "./DatasetCard.tsx";
import { EntityCard } from "./EntityCard.tsx";
import styles from "./ReadingRoom.module.css";

const selectionOf = ({ knowledge, view }: WorkspaceState) => ({
  entities: view.selection.entities.flatMap((id) => knowledge.entityNumber.get(id) ?? []).join(" "),
  claims: view.selection.claims.flatMap((id) => knowledge.claimNumber.get(id) ?? []).join(" "),
});

/** The panel in which whatever is selected can be read; with nothing selected, the record of the dataset. */
export function ReadingRoom() {
  const workspace = useWorkspace();
  const selection = useWorkspaceState(useShallow(selectionOf));
  const entities = numbers(selection.entities);
  const claims = numbers(selection.claims);
  const room = useRef<HTMLElement>(null);
  const key = `${selection.entities}|${selection.claims}`;
  const wasPressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection is read from its beginning
  useEffect(() => {
    room.current?.scrollTo({ top: 0 });
    // The control that was pressed in here is gone with what it stood in; the focus must not be lost with it.
    if (wasPressed.current && document.activeElement === document.body) room.current?.focus({ preventScroll: true });
    wasPressed.current = false;
  }, [key]);
  const count = entities.length + claims.length;
  const question = useWorkspaceState(openQuestion);
  return (
    <section
      ref={room}
      className={styles.room}
      aria-label="Reading room"
      data-testid="reading-room"
      tabIndex={-1}
      onClickCapture={() => {
        wasPressed.current = true;
      }}
    >
      <OpenQuestion />
      {count > 0 && question === null && (
        <Button weight="quiet" className={styles.back ?? ""} onPress={() => workspace.dispatch(clearSelection)}>
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {count > 1 ? `${count} selected` : "All questions"}
        </Button>
      )}
      {count === 0 && <DatasetCard />}
      {count === 1 && entities[0] !== undefined && <EntityCard key={key} entity={entities[0]} />}
      {count === 1 && claims[0] !== undefined && <ClaimCard key={key} claim={claims[0]} />}
      {count > 1 && <SeveralCard key={key} entities={entities} claims={claims} />}
    </section>
  );
}

/** The question that the view answers, with its answer; nothing where the view is the reader's own. */
function OpenQuestion() {
  const workspace = useWorkspace();
  const question = useWorkspaceState(openQuestion);
  if (question === null) return null;
  return (
    <header className={styles.asked}>
      <Button weight="quiet" className={styles.back ?? ""} onPress={() => workspace.dispatch(applyView, {})}>
        <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> All questions
      </Button>
      <h2 className={styles.title} dir="auto">
        {question.question}
      </h2>
      <p className={styles.gloss} dir="auto">
        {question.answer}
      </p>
    </header>
  );
}

/** Several things at once: the list of them, and what is said among them. */
function SeveralCard({ entities, claims }: { entities: readonly number[]; claims: readonly number[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const question = useWorkspaceState(openQuestion);
  const chosen = new Set(entities);
  const isChosenClaim = new Set(claims);
  const among: number[] = [];
  for (let c = 0; c < knowledge.claimCount; c++) {
    const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    if (claimMask[c] === 1 && !isChosenClaim.has(c) && subject !== object && chosen.has(subject) && chosen.has(object))
      among.push(c);
  }
  return (
    <article>
      <h2 className={question === null ? styles.title : styles.subtitle}>
        {[counted(entities.length, "entity", "entities"), counted(claims.length, "claim", "claims")]
          .filter(Boolean)
          .join(", ")}
      </h2>
      <ul className={styles.chosen}>
        {entities.map((entity) => (
          <li key={entity}>
            <EntityLink id={knowledge.dataset.entities[entity]?.id ?? ""} />
          </li>
        ))}
      </ul>
      {entities.length === 2 && (
        <div className={styles.actions}>
          <Button onPress={() => workspace.dispatchById("path.between-selected")}>Find paths between them</Button>
          <Button onPress={() => workspace.dispatchById("comparison.between-selected")}>Compare them</Button>
        </div>
      )}
      <ClaimList title="Selected claims" claims={claims} />
      <ClaimList title="Said among them" claims={among} />
      {entities.length > 1 && among.length + claims.length === 0 && (
        <p className={styles.notice}>No shown claim joins any two of them directly.</p>
      )}
    </article>
  );
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
}

function numbers(joined: string): readonly number[] {
  return joined === "" ? [] : joined.split(" ").map(Number);
}
