import { useState } from "react";
import { lookOfAttribution } from "../../../derive/claim-words.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { choosePath, markPath, type PathPanelState, selectionOfPath, toggleAvoided } from "../path-commands.ts";
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
      aria-label={counted(paths.length, "path")}
      title={
        <>
          {counted(paths.length, "path")}, {room.byFirmness ? "the firmest first" : "the shortest first"}
        </>
      }
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
                {counted(path.steps.length, "step")}, {weakestInWords(knowledge, path)}
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
  const label = nameOf(record);
  const look = lookOfEntity(knowledge, entity);
  const pointing = usePointing("entity", entity);
  return (
    <div className={styles.stop}>
      <GlyphIcon look={look} size={13} />
      <button
        type="button"
        className={`${kit.press} ${kit.name}`}
        dir="auto"
        onClick={() => workspace.dispatch(select, { entities: [id], claims: [] })}
        {...pointing}
      >
        {label}
      </button>
      {canBeAvoided && (
        <Button
          weight="quiet"
          isSmall
          className={styles.avoid ?? ""}
          aria-label={`Avoid ${label}`}
          onClick={() => workspace.dispatch(toggleAvoided, { entity: id })}
        >
          avoid
        </Button>
      )}
    </div>
  );
}

/** One claim of the path, as a step: read along the path, with whose word it is and where it stands. */
function Step({ step, number, isWeakest }: { step: PathStep; number: number; isWeakest: boolean }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const { voice, subject, adverb, verb, object, stance, holder, passage } = stepWords(knowledge, derived, step);
  const { id, label } = claimAt(knowledge, step.claim);
  const pointing = usePointing("claim", step.claim);
  const pattern = lookOfAttribution(knowledge, voice);
  const more = step.others.length;
  // What the line shows is worded in the claim's own direction.
  const hasNuance = label !== undefined && label !== verb && knowledge.claimSubject[step.claim] === step.from;
  return (
    <button
      type="button"
      className={`${kit.press} ${styles.step}`}
      data-weakest={isWeakest || undefined}
      onClick={() => workspace.dispatch(select, { entities: [], claims: [id] })}
      {...pointing}
    >
      <span className={kit.small}>{number}</span>
      <span className={kit.read}>
        {/* Who reads hears the whole sentence; who looks has the names above and below it. */}
        <span className={kit.spoken}>{subject} </span>
        {adverb !== "" && <em>{adverb} </em>}
        {verb}
        <span className={kit.spoken}> {object}</span>
        {hasNuance && <span className={kit.mute}> · {label}</span>}
      </span>
      <span className={`${kit.small} ${styles.source}`}>
        <span className={styles.sample}>
          <LineSample pattern={pattern} width={28} />
        </span>
        {isWeakest && <strong className={styles.weakest}>weakest step · </strong>}
        {[stance, holder, passage].filter(Boolean).join(" · ")}
        {more > 0 && ` · ${more} more ${more === 1 ? "claim" : "claims"}`}
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
    setMessage(isCopied ? "Copied." : "Your browser did not allow copying.");
  };
  return (
    <div className={kit.tools}>
      <Button onClick={() => void copy()}>Copy as a paragraph</Button>
      {!isMarked && <Button onClick={() => workspace.dispatch(markPath)}>Show on the graph</Button>}
      <span role="status" className={kit.mute}>
        {message}
      </span>
    </div>
  );
}
