import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { useShallow } from "zustand/shallow";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { whenIdle } from "../../../lib/ui/late-boundary.tsx";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { detailsWords as words } from "../../../words/en/details.ts";
import { openQuestion } from "../../../workspace/open-question.ts";
import { clearSelection } from "../../../workspace/selection-commands.ts";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { applyView } from "../../../workspace/view-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { DatasetCard } from "./DatasetCard.tsx";

/** The records of a selection: not needed before something is selected, and loaded when the page is idle. */
const SelectedCard = latePart(async () => (await import("./SelectedCard.tsx")).SelectedCard);

/** The claims that answer a question without a selection. */
const QuestionClaims = latePart(async () => (await import("./QuestionClaims.tsx")).QuestionClaims);

/** Not needed before something is selected or kept. */
const WorkingSets = latePart(async () => (await import("./WorkingSets.tsx")).WorkingSets);

const hasSets = ({ view }: WorkspaceState) => view.sets.length > 0;

const selectionOf = ({ knowledge, view }: WorkspaceState) => ({
  entities: view.selection.entities.flatMap((id) => knowledge.entityNumber.get(id) ?? []).join(" "),
  claims: view.selection.claims.flatMap((id) => knowledge.claimNumber.get(id) ?? []).join(" "),
});

/** The panel Details: the record of what is selected; with nothing selected, that of the dataset. */
export function DetailsPanel() {
  const workspace = useWorkspace();
  const selection = useWorkspaceState(useShallow(selectionOf));
  const entities = numbers(selection.entities);
  const claims = numbers(selection.claims);
  const panel = useRef<HTMLElement>(null);
  const key = `${selection.entities}|${selection.claims}`;
  const wasPressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection is shown from its beginning
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    // The control that was pressed here may be gone; the focus must not be lost with it.
    if (wasPressed.current && document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
    wasPressed.current = false;
  }, [key]);
  useEffect(() => whenIdle(SelectedCard.preload), []);
  const count = entities.length + claims.length;
  const question = useWorkspaceState(openQuestion);
  const areSetsKept = useWorkspaceState(hasSets);
  return (
    <section
      ref={panel}
      className={kit.panel}
      aria-label={words.title()}
      data-testid="details-panel"
      tabIndex={-1}
      onClickCapture={() => {
        wasPressed.current = true;
      }}
    >
      <OpenQuestion />
      {count > 0 && question === null && (
        <Button weight="quiet" className={kit.back ?? ""} onClick={() => workspace.dispatch(clearSelection)}>
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {words.clearSelection()}
        </Button>
      )}
      {count === 0 && (question === null ? <DatasetCard /> : <QuestionClaims key={question.id} />)}
      {count > 0 && <SelectedCard key={key} entities={entities} claims={claims} />}
      {(count > 0 || areSetsKept) && <WorkingSets />}
    </section>
  );
}

/** The question that the view answers, with its answer; nothing where it answers none. */
function OpenQuestion() {
  const workspace = useWorkspace();
  const question = useWorkspaceState(openQuestion);
  if (question === null) return null;
  return (
    <header className={styles.asked}>
      <Button weight="quiet" className={kit.back ?? ""} onClick={() => workspace.dispatch(applyView, {})}>
        <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {words.allQuestions()}
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
