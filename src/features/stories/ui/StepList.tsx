import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { rich } from "../../../lib/ui/rich.tsx";
import { Section } from "../../../lib/ui/Section.tsx";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import type { Scene, SceneStep } from "../../../model/story.ts";
import type { Selection } from "../../../model/view-state.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import type { Words } from "../../../words/message.ts";
import { listText, numberText } from "../../../words/numbers.ts";
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

/** Most names that a line lists; the others are counted. */
const MOST_NAMES = 3;

/** The steps of a scene, one for each press of the arrow key: what it reveals, what it points at, its caption. */
export function StepList({ story, scene }: { story: string; scene: Scene }) {
  const workspace = useWorkspace();
  const isOffered = useWorkspaceState((state) => addRevealingStep.isEnabled(state));
  return (
    <Section title={words.steps()} count={scene.steps.length}>
      {scene.steps.length === 0 && <p className={kit.mute}>{words.noSteps()}</p>}
      <ol>
        {scene.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
          <StepRow key={at} story={story} scene={scene} step={step} at={at} />
        ))}
      </ol>
      <div className={`${kit.tools} ${kit.flush} ${styles.tools}`}>
        <Button weight="quiet" disabled={!isOffered} onClick={() => workspace.dispatch(addRevealingStep)}>
          {words.reveal()}
        </Button>
        <Button weight="quiet" disabled={!isOffered} onClick={() => workspace.dispatch(addPointingStep)}>
          {words.highlight()}
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
      <span className={kit.mute}>{numberText(at + 1)}</span>
      <div className={styles.stepParts}>
        {isIdle(step) && <p className={styles.amiss}>{words.idleStep()}</p>}
        <Shown message={words.revealed} selection={step.reveal} />
        {step.point !== null && <Shown message={words.highlighted} selection={step.point} />}
        <WrittenField
          label={words.stepCaption({ number: at + 1 })}
          look="small"
          mayBeBlank
          placeholder={words.stepCaptionHelp()}
          value={step.caption ?? ""}
          onWrite={(caption) => workspace.dispatch(writeStepCaption, { ...place, caption })}
        />
      </div>
      <MoreMenu
        label={words.moreForStep({ number: at + 1 })}
        entries={[
          { title: words.reveal(), run: () => workspace.dispatch(revealSelected, place) },
          { title: words.highlight(), run: () => workspace.dispatch(pointAtSelected, place) },
          {
            title: words.moveUp(),
            isDisabled: at === 0,
            run: () => workspace.dispatch(moveStep, { ...place, to: at - 1 }),
          },
          {
            title: words.moveDown(),
            isDisabled: at === scene.steps.length - 1,
            run: () => workspace.dispatch(moveStep, { ...place, to: at + 1 }),
          },
          { title: words.remove(), run: () => workspace.dispatch(removeStep, place) },
        ]}
      />
    </li>
  );
}

/** A line that names what a step shows; pressing it selects that on the canvas. */
function Shown({ message, selection }: { message: typeof words.revealed; selection: Selection }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  if (selection.entities.length + selection.claims.length === 0) return null;
  return (
    <p className={`${kit.read} ${styles.shown}`}>
      {rich(
        message,
        {
          names: (
            <button
              type="button"
              className={kit.link}
              onClick={() =>
                workspace.dispatch(select, { entities: [...selection.entities], claims: [...selection.claims] })
              }
            >
              {selectionInWords(knowledge, selection)}
            </button>
          ),
        },
        {
          label: (inside) => <span className={kit.mute}>{inside}</span>,
        },
      )}
    </p>
  );
}

function selectionInWords(knowledge: KnowledgeGraph, { entities, claims }: Selection): Words {
  const names = [
    ...entities.map((id) => targetInWords(knowledge, { kind: "entity", id })),
    ...claims.map((id) => targetInWords(knowledge, { kind: "claim", id })),
  ];
  const rest = names.length - MOST_NAMES;
  return listText([...names.slice(0, MOST_NAMES), ...(rest > 0 ? [words.more({ count: rest })] : [])]);
}
