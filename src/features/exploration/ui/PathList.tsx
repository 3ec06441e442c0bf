import { useState } from "react";
import { lookOfAttribution } from "../../../derive/claim-details.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { copyingWords as copying } from "../../../words/en/copying.ts";
import { pathWords as words } from "../../../words/en/paths.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { PathPanelState } from "../open-paths.ts";
import { choosePath, markPath, selectionOfPath, toggleAvoided } from "../path-commands.ts";
import { pathParagraph, routeInWords, stepWords, weakestInWords } from "../path-words.ts";
import type { ArgumentPath, PathStep } from "../paths.ts";
import styles from "./PathPanel.module.css";

/** The paths that were found, the open one step by step. */
export function PathList({ room, paths }: { room: PathPanelState; paths: readonly ArgumentPath[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const choice = Math.min(room.choice, paths.length - 1);
  return (
    <Section
      aria-label={words.count({ count: paths.length })}
      title={words.heading({ count: paths.length, order: room.byFirmness ? "firmest" : "shortest" })}
    >
      <ol>
        {paths.map((path, at) => (
          <li key={path.entities.join(" ")} className={styles.path} data-open={at === choice || undefined}>
            <button
              type="button"
              className={`${kit.row} ${styles.pathHead}`}
              aria-expanded={at === choice}
              onClick={() => workspace.dispatch(choosePath, { choice: at })}
            >
              <span>{at + 1}</span>
              <span className={`${kit.read} ${styles.route}`}>
                {at === choice ? "" : routeInWords(knowledge, path)}
              </span>
              <span className={`${kit.small} ${styles.worth}`}>
                {words.stepsAndWeakest({ steps: path.steps.length, weakest: weakestInWords(knowledge, path) })}
              </span>
            </button>
            {at === choice && <OpenPath room={room} path={path} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function OpenPath({ room, path }: { room: PathPanelState; path: ArgumentPath }) {
  const { steps, weakest } = path;
  const [first] = steps;
  const isUneven = steps.some(({ weakness }) => weakness !== steps[weakest]?.weakness);
  return (
    <>
      {first !== undefined && <Stop entity={first.from} />}
      <ol>
        {steps.map((step, at) => (
          <li key={step.claim}>
            <Step step={step} number={at + 1} isWeakest={isUneven && step.weakness === steps[weakest]?.weakness} />
            <Stop entity={step.to} canBeAvoided={at < steps.length - 1} />
          </li>
        ))}
      </ol>
      <Actions room={room} path={path} />
    </>
  );
}

/** An entity on the way. */
function Stop({ entity, canBeAvoided = false }: { entity: number; canBeAvoided?: boolean }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const record = entityAt(knowledge, entity);
  const { id } = record;
  const name = nameOf(record);
  const look = lookOfEntity(knowledge, entity);
  const pointing = usePointing("entity", entity);
  return (
    <div className={styles.stop}>
      <GlyphIcon look={look} size={13} />
      <button
        type="button"
        className={`${kit.press} ${kit.name}`}
        dir="auto"
        onClick={() => workspace.dispatch(selectInSight, { entities: [id], claims: [] })}
        {...pointing}
      >
        {name}
      </button>
      {canBeAvoided && (
        <Button
          weight="quiet"
          isSmall
          className={styles.avoid ?? ""}
          aria-label={words.excludeThis({ name })}
          onClick={() => workspace.dispatch(toggleAvoided, { entity: id })}
        >
          {words.exclude()}
        </Button>
      )}
    </div>
  );
}

/** One claim of the path, as a step: read along the path, with its certainty, attribution and passage. */
function Step({ step, number, isWeakest }: { step: PathStep; number: number; isWeakest: boolean }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const { leading, subject, verb, object, tag, isAlong, stance, holder, passage } = stepWords(knowledge, derived, step);
  const { id } = claimAt(knowledge, step.claim);
  const pointing = usePointing("claim", step.claim);
  const pattern = lookOfAttribution(knowledge, leading);
  const more = step.others.length;
  // On the screen, the names are above and below a step that reads along the path; a screen reader gets them with it.
  const name = isAlong ? kit.spoken : undefined;
  return (
    <button
      type="button"
      className={`${kit.press} ${styles.step}`}
      data-weakest={isWeakest || undefined}
      onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: [id] })}
      {...pointing}
    >
      <span className={kit.small}>{number}</span>
      <span className={kit.read}>
        <span className={name}>{subject} </span>
        {verb}
        <span className={name}> {object}</span>
        {tag !== null && <span className={kit.mute}> · {tag}</span>}
      </span>
      <span className={`${kit.small} ${styles.source}`}>
        <span className={styles.sample}>
          <LineSample pattern={pattern} width={28} />
        </span>
        {isWeakest && <strong className={styles.weakest}>{words.weakestStep()} · </strong>}
        {[stance, holder, passage, more > 0 && words.moreClaims({ count: more })].filter(Boolean).join(" · ")}
      </span>
    </button>
  );
}

function Actions({ room, path }: { room: PathPanelState; path: ArgumentPath }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const selection = useWorkspaceState(({ view }) => view.selection);
  const [message, setMessage] = useState("");
  const isMarked = JSON.stringify(selection) === JSON.stringify(selectionOfPath(knowledge, room, path));
  const copy = async () => {
    const isCopied = await copyText(pathParagraph(knowledge, derived, path));
    setMessage(isCopied ? copying.copied() : copying.notAllowed());
  };
  return (
    <div className={kit.tools}>
      <Button onClick={() => void copy()}>{words.copy()}</Button>
      {!isMarked && <Button onClick={() => workspace.dispatch(markPath)}>{words.showOnCanvas()}</Button>}
      <span role="status" className={kit.mute}>
        {message}
      </span>
    </div>
  );
}
