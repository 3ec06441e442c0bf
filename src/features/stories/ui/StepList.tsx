import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { Section } from "../../../lib/ui/Section.tsx";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import type { Scene, SceneStep } from "../../../model/story.ts";
import type { Selection } from "../../../model/view-state.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { targetInWords } from "../scene-commands.ts";
import { isIdle } from "../scene-view.ts";
import {
  addPointingStep,
  addRevealingStep,
  moveStep,
  pointAtSelected,
  removeStep,
  revealSelected,
  writeStepCaption,
} from "../step-commands.ts";
import styles from "./StoriesPanel.module.css";

/** Names that a line says before it counts the rest. */
const MOST_NAMES = 3;

/** What a press of the arrow key brings, one after the other: what appears, what is pointed at, what is said. */
export function StepList({ story, scene }: { story: string; scene: Scene }) {
  const workspace = useWorkspace();
  const isOffered = useWorkspaceState((state) => addRevealingStep.isEnabled(state));
  return (
    <Section title="Steps" count={scene.steps.length}>
      {scene.steps.length === 0 && (
        <p className={kit.mute}>
          Everything is there at once. A step lets what is selected appear at the next press of the arrow key.
        </p>
      )}
      <ol>
        {scene.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
          <StepRow key={at} story={story} scene={scene} step={step} at={at} />
        ))}
      </ol>
      <div className={`${kit.tools} ${kit.flush} ${styles.tools}`}>
        <Button weight="quiet" disabled={!isOffered} onClick={() => workspace.dispatch(addRevealingStep)}>
          Reveal what is selected
        </Button>
        <Button weight="quiet" disabled={!isOffered} onClick={() => workspace.dispatch(addPointingStep)}>
          Point at what is selected
        </Button>
      </div>
    </Section>
  );
}

function StepRow({ story, scene, step, at }: { story: string; scene: Scene; step: SceneStep; at: number }) {
  const workspace = useWorkspace();
  const place = { story, scene: scene.id, step: at };
  return (
    <li className={styles.step}>
      <span className={kit.mute}>{at + 1}</span>
      <div className={styles.stepParts}>
        {isIdle(step) && <p className={styles.amiss}>This step changes nothing yet.</p>}
        <Shown word="Reveals" selection={step.reveal} />
        {step.point !== null && <Shown word="Points at" selection={step.point} />}
        <WrittenField
          label={`Caption of step ${at + 1}`}
          look="small"
          mayBeBlank
          placeholder="What is said in addition"
          value={step.caption ?? ""}
          onWrite={(caption) => workspace.dispatch(writeStepCaption, { ...place, caption })}
        />
      </div>
      <MoreMenu
        label={`More for step ${at + 1}`}
        entries={[
          { title: "Reveal what is selected", run: () => workspace.dispatch(revealSelected, place) },
          { title: "Point at what is selected", run: () => workspace.dispatch(pointAtSelected, place) },
          { title: "Move up", isDisabled: at === 0, run: () => workspace.dispatch(moveStep, { ...place, to: at - 1 }) },
          {
            title: "Move down",
            isDisabled: at === scene.steps.length - 1,
            run: () => workspace.dispatch(moveStep, { ...place, to: at + 1 }),
          },
          { title: "Remove", run: () => workspace.dispatch(removeStep, place) },
        ]}
      />
    </li>
  );
}

/** A line that says what a step shows; pressing it selects that on the graph. */
function Shown({ word, selection }: { word: string; selection: Selection }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  if (selection.entities.length + selection.claims.length === 0) return null;
  return (
    <p className={`${kit.read} ${styles.shown}`}>
      <span className={kit.mute}>{word}</span>{" "}
      <button
        type="button"
        className={kit.link}
        onClick={() => workspace.dispatch(select, { entities: [...selection.entities], claims: [...selection.claims] })}
      >
        {selectionInWords(knowledge, selection)}
      </button>
    </p>
  );
}

function selectionInWords(knowledge: KnowledgeGraph, { entities, claims }: Selection): string {
  const names = [
    ...entities.map((id) => targetInWords(knowledge, { kind: "entity", id })),
    ...claims.map((id) => targetInWords(knowledge, { kind: "claim", id })),
  ];
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join("; ") + (rest > 0 ? ` and ${rest} more` : "");
}
