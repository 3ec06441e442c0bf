import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { useShallow } from "zustand/shallow";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { whenIdle } from "../../../lib/ui/late-boundary.tsx";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { openQuestion } from "../../../workspace/open-question.ts";
import { clearSelection } from "../../../workspace/selection-commands.ts";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { applyView } from "../../../workspace/view-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { DatasetCard } from "./DatasetCard.tsx";

/** The records of what is selected: not needed before something is, and loaded while the page is looked at. */
const SelectedCard = latePart(async () => (await import("./SelectedCard.tsx")).SelectedCard);

const selectionOf = ({ knowledge, view }: WorkspaceState) => ({
  entities: view.selection.entities.flatMap((id) => knowledge.entityNumber.get(id) ?? []).join(" "),
  claims: view.selection.claims.flatMap((id) => knowledge.claimNumber.get(id) ?? []).join(" "),
});

/** The panel in which whatever is selected can be read; with nothing selected, the record of the dataset. */
export function DetailsPanel() {
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
  useEffect(() => whenIdle(SelectedCard.preload), []);
  const count = entities.length + claims.length;
  const question = useWorkspaceState(openQuestion);
  return (
    <section
      ref={room}
      className={kit.room}
      aria-label="Reading room"
      data-testid="reading-room"
      tabIndex={-1}
      onClickCapture={() => {
        wasPressed.current = true;
      }}
    >
      <OpenQuestion />
      {count > 0 && question === null && (
        <Button weight="quiet" className={kit.back ?? ""} onClick={() => workspace.dispatch(clearSelection)}>
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {count > 1 ? `${count} selected` : "All questions"}
        </Button>
      )}
      {count === 0 && <DatasetCard />}
      {count > 0 && <SelectedCard key={key} entities={entities} claims={claims} />}
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
      <Button weight="quiet" className={kit.back ?? ""} onClick={() => workspace.dispatch(applyView, {})}>
        <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> All questions
      </Button>
      <h2 className={kit.title} dir="auto">
        {question.question}
      </h2>
      <p className={styles.gloss} dir="auto">
        {question.answer}
      </p>
    </header>
  );
}

function numbers(joined: string): readonly number[] {
  return joined === "" ? [] : joined.split(" ").map(Number);
}
