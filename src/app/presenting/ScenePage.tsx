import { useEffect, useMemo, useRef, useState } from "react";
import { useShallow } from "zustand/shallow";
import { claimInWords, labelOf, lookOfStance, sourceName, stanceInWords } from "../../derive/claim-words.ts";
import { NO_STANCE } from "../../derive/derived-view.ts";
import { type Caption, type CaptionTarget, captionWords, parseCaption } from "../../features/stories/caption.ts";
import { type Footnote, footnotesOf } from "../../features/stories/footnotes.ts";
import { newerSceneInWords } from "../../features/stories/newer-scene.ts";
import { CaptionView } from "../../features/stories/ui/CaptionView.tsx";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import kit from "../../lib/ui/kit.module.css";
import { rich } from "../../lib/ui/rich.tsx";
import { Tooltip } from "../../lib/ui/Tooltip.tsx";
import { type Issue, issueLine } from "../../model/issue.ts";
import { claimAt } from "../../model/knowledge-graph.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Scene, SceneRecord, Story } from "../../model/story.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { storyProblemWords } from "../../words/en/story-problems.ts";
import { verbatim } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { select } from "../../workspace/selection-commands.ts";
import { LineSample } from "../../workspace/ui/LineSample.tsx";
import { usePointing } from "../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { Progress } from "./Progress.tsx";
import styles from "./ScenePage.module.css";
import { sceneTitle } from "./scene-title.ts";
import { useFittedType } from "./use-fitted-type.ts";

/** A caption of a scene, and the step from which on it is shown. */
interface Part {
  readonly caption: Caption;
  readonly from: number;
}

/** The page beside the canvas: the scene so far, the claims that it cites, and its place in the story. */
export function ScenePage({ story }: { story: Story }) {
  const at = usePresentation((on) => on?.scene ?? 0);
  const step = usePresentation((on) => on?.step ?? 0);
  const record = story.scenes[at];
  const lacking = usePresentation((on) => on?.issues ?? NO_ISSUES);
  const issues = useMemo(() => [...lacking, ...(record ? unreadable(record) : [])], [lacking, record]);
  const scene = record !== undefined && isReadable(record) ? record : null;
  const parts = useMemo(() => partsOf(scene), [scene]);
  const title = record === undefined ? "" : sceneTitle(record, at);
  const body = useRef<HTMLDivElement>(null);
  useFittedType(body, record, step);

  // What is new is brought into view, where the page is too small for all of it; a new scene begins at its top.
  useEffect(() => {
    const newest = step === 0 ? null : body.current?.querySelector(`[data-from="${step}"]`);
    if (newest) newest.scrollIntoView({ block: "nearest" });
    else if (step === 0 && record !== undefined) body.current?.scrollTo({ top: 0 });
  }, [step, record]);

  const shownIssues = [...issues, ...parts.filter(({ from }) => from <= step).flatMap(({ caption }) => caption.issues)];
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.story} dir="auto">
          {story.title}
        </h1>
        <p className={styles.place}>{words.place({ scene: at + 1, count: story.scenes.length })}</p>
        <Progress scenes={story.scenes} scene={at} step={step} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={body} className={styles.body} data-scene-body tabIndex={0} aria-label={words.scene({ title })}>
        <div key={record?.id} className={styles.scene}>
          <h2 className={styles.title} dir="auto">
            {title}
          </h2>
          {scene !== null && <Captions parts={parts} step={step} scene={scene} />}
          {shownIssues.length > 0 && (
            <ul className={styles.issues}>
              {shownIssues.map((issue) => (
                <li key={`${issue.code} ${issue.message}`}>{issueLine({ ...issue, path: "" })}</li>
              ))}
            </ul>
          )}
        </div>
      </section>
      <LineKey />
      <SourceLine />
      <Spoken story={story} at={at} step={step} parts={parts} title={title} issues={issues} />
      <OnCanvas />
    </>
  );
}

const NO_ISSUES: readonly Issue[] = [];

/** Why a scene cannot be shown. */
function unreadable(scene: SceneRecord): readonly Issue[] {
  if (isReadable(scene)) return NO_ISSUES;
  const hint = storyProblemWords.newerSceneSkipped();
  return [{ code: "stories/newer-scene", path: scene.id, message: newerSceneInWords(scene), hint }];
}

function partsOf(scene: Scene | null): readonly Part[] {
  if (scene === null) return [];
  return [scene.caption, ...scene.steps.map(({ caption }) => caption)].flatMap((source, from) =>
    source === null || source.trim() === "" ? [] : [{ caption: parseCaption(source), from }],
  );
}

/**
 * All captions of a scene have their place from its beginning, so that nothing moves while they appear one by one, unless
 * the earliest fade out to make room; the newest is in full ink.
 */
function Captions({ parts, step, scene }: { parts: readonly Part[]; step: number; scene: Scene }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const notes = useMemo(() => footnotesOf(knowledge, derived, scene), [knowledge, derived, scene]);
  const noteOf = useMemo(() => {
    const numbers = new Map(notes.map(({ claim, number }) => [claimAt(knowledge, claim).id as string, number]));
    return ({ kind, id }: CaptionTarget) => (kind === "claim" ? (numbers.get(id) ?? undefined) : undefined);
  }, [notes, knowledge]);
  const open = ({ kind, id }: CaptionTarget) =>
    void workspace.dispatch(select, kind === "claim" ? { entities: [], claims: [id] } : { entities: [id], claims: [] });
  const newest = parts.findLast(({ from }) => from <= step)?.from;
  return (
    <>
      {parts.map(({ caption, from }) => (
        <div
          key={from}
          className={styles.part}
          data-from={from}
          data-state={from > step ? "ahead" : from === newest ? "newest" : "said"}
        >
          <CaptionView blocks={caption.blocks} onOpen={open} noteOf={noteOf} />
        </div>
      ))}
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label={words.cited()}>
          {[...Map.groupBy(notes, inWords)].map(([text, group]) => (
            <Passage key={text} text={text} notes={group} step={step} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The text of a footnote: claims that have the same one share it. */
function inWords({ place, holder, stance }: Footnote): string {
  return [place, holder, stance].filter(Boolean).join(" · ");
}

/** Where claims stand that have the same passage, attribution and certainty; those that are on the canvas by now. */
function Passage({ text, notes, step }: { text: string; notes: readonly Footnote[]; step: number }) {
  const workspace = useWorkspace();
  const said = notes.filter(({ from }) => from <= step);
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claims = useWorkspaceState(
    useShallow((state: WorkspaceState) => said.map(({ claim }) => claimInWords(state.knowledge, state.derived, claim))),
  );
  const pointing = usePointing("claim", said.length === 1 ? (said[0] as Footnote).claim : -1);
  const inFull = listText(claims, "comma");
  return (
    <li className={styles.note} data-state={said.length === 0 ? "ahead" : "said"}>
      <button
        type="button"
        className={styles.passage}
        aria-label={words.citedClaims({ place: text, claims: inFull })}
        onClick={() =>
          workspace.dispatch(select, { entities: [], claims: said.map(({ claim }) => claimAt(knowledge, claim).id) })
        }
        {...pointing}
      >
        {said.map(({ number, claim }) => number !== null && <sup key={claim}>{number}</sup>)}
        <span dir="auto">{text}</span>
      </button>
      <Tooltip label={inFull} />
    </li>
  );
}

/** The line patterns on the canvas and their certainties, for an audience that does not know them. */
function LineKey() {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const stances = useWorkspaceState(
    useShallow(({ knowledge, derived }: WorkspaceState) => {
      const shown = new Set<number>();
      derived.claimStance.forEach((stance, c) => {
        if (derived.claimMask[c] === 1 && stance !== NO_STANCE && (knowledge.claimObject[c] as number) >= 0)
          shown.add(stance);
      });
      return [...shown].sort((a, b) => a - b);
    }),
  );
  if (stances.length === 0) return null;
  return (
    <ul className={styles.key} aria-label={words.certainty()}>
      {stances.map((stance) => (
        <li key={stance}>
          <LineSample pattern={lookOfStance(knowledge, stance)} width={34} /> {stanceInWords(knowledge, stance)}
        </li>
      ))}
    </ul>
  );
}

const sourceInWords = ({ knowledge: { dataset } }: WorkspaceState): string => {
  const [source] = dataset.sources;
  return source === undefined ? dataset.dataset.title : sourceName(source);
};
const authorsInWords = ({ knowledge }: WorkspaceState): string =>
  listText((knowledge.dataset.sources[0]?.authors ?? []).map((id) => labelOf(knowledge, id)));

function SourceLine() {
  const title = useWorkspaceState(sourceInWords);
  const authors = useWorkspaceState(authorsInWords);
  const shown = useWorkspaceState(({ derived }) => derived.shownClaims);
  const all = useWorkspaceState(({ knowledge }) => knowledge.claimCount);
  return (
    <p className={styles.source} dir="auto">
      {authors === "" ? <cite>{title}</cite> : rich(words.authors, { authors, title: <cite>{title}</cite> })}
      <span>
        {" · "}
        {shown === all ? words.allShown({ count: all }) : words.someShown({ shown, count: all })}
      </span>
    </p>
  );
}

/** Announces what is new: the whole of a scene when it begins, then step by step what is added. */
function Spoken({
  story,
  at,
  step,
  parts,
  title,
  issues,
}: {
  story: Story;
  at: number;
  step: number;
  parts: readonly Part[];
  title: string;
  issues: readonly Issue[];
}) {
  const workspace = useWorkspace();
  const [spoken, setSpoken] = useState(verbatim(""));
  const last = useRef<{ readonly at: number; readonly step: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: announced when the place changes, and not when the text does
  useEffect(() => {
    const before = last.current;
    last.current = { at, step };
    const captionsOf = (from: number, to: number) =>
      parts.filter((part) => part.from >= from && part.from <= to).map(({ caption }) => captionWords(caption));
    if (before?.at === at && step > before.step) {
      const captions = captionsOf(before.step + 1, step);
      const record = story.scenes[at];
      const { knowledge, derived } = workspace.store.getState();
      const revealed = record !== undefined && isReadable(record) ? record.steps.slice(before.step, step) : [];
      const shown = revealed.flatMap(({ reveal, point }) => [
        ...reveal.entities.map((id) => labelOf(knowledge, id)),
        ...[...reveal.claims, ...(point?.claims ?? [])].flatMap((id) => {
          const claim = knowledge.claimNumber.get(id);
          return claim === undefined ? [] : claimInWords(knowledge, derived, claim);
        }),
      ]);
      setSpoken(
        captions.length > 0
          ? verbatim(captions.join("\n"))
          : words.nowOnCanvas({ items: listText([...new Set(shown)], "comma") }),
      );
    } else if (before?.at === at) setSpoken(step === 0 ? words.sceneBeginsAgain() : words.step({ step }));
    else
      setSpoken(
        verbatim(
          [
            words.sceneBegins({ scene: at + 1, count: story.scenes.length, title }),
            ...issues.map(({ message }) => message),
            ...captionsOf(0, step),
          ].join("\n"),
        ),
      );
  }, [at, step, story]);
  return (
    <p className={kit.spoken} aria-live="polite" data-testid="spoken-caption">
      {spoken}
    </p>
  );
}

/** Claims that are listed for those who cannot see the canvas; nobody listens to more. */
const MOST_LISTED = 60;

function OnCanvas() {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const claims: number[] = [];
  for (let c = 0; c < knowledge.claimCount && claims.length < MOST_LISTED; c++)
    if (derived.claimMask[c] === 1) claims.push(c);
  const others = derived.shownClaims - claims.length;
  return (
    <section className={kit.spoken} aria-label={words.onCanvas()}>
      <p>{words.counts({ entities: derived.shownEntities, claims: derived.shownClaims })}</p>
      <ul>
        {claims.map((claim) => (
          <li key={claim}>{claimInWords(knowledge, derived, claim)}</li>
        ))}
        {others > 0 && <li>{words.moreClaims({ count: others })}</li>}
      </ul>
    </section>
  );
}
