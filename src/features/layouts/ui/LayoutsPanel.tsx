import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { LayoutInput, LayoutProgress, NodeTraits } from "../../../derive/layout.ts";
import { layoutInputOf } from "../../../derive/layout-input.ts";
import { partOfInput } from "../../../derive/layouts/placing/part-of-input.ts";
import { nodeTraits } from "../../../derive/node-traits.ts";
import { placesOf } from "../../../derive/places.ts";
import { nextTurn } from "../../../lib/task.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { prefersReducedMotion } from "../../../lib/ui/reduced-motion.ts";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { isRenumbered, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { DEFAULT_VIEW } from "../../../model/view-state.ts";
import { layoutPanelWords as words } from "../../../words/en/layout-panel.ts";
import type { Words } from "../../../words/message.ts";
import { keepArrangement } from "../../../workspace/arrangement-commands.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { showPassing } from "../../../workspace/ui/passing-places.ts";
import { useMayEdit, useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { putLayout } from "../layout-commands.ts";
import { computedLayouts, type layoutTask } from "../layout-task.ts";
import { headingsIn, type LaidOut, movedTo, type Surroundings } from "../put-among.ts";
import { glide } from "./glide.ts";
import styles from "./LayoutsPanel.module.css";
import { nameMeasure } from "./measure-names.ts";

/** Seeds are small enough to be said over the telephone. */
const MOST_SEED = 9_999;
/** Of more entities it is found out when a layout is run whether it can be applied to them. */
const MOST_TRIED = 5_000;

/** What is laid out. */
type Scope = "all" | "visible" | "selection";

type Run =
  | { readonly is: "idle" | "failed" | "other-graph" | "stopped-early" }
  | { readonly is: "refused"; readonly why: Words }
  | { readonly is: "running"; readonly at: LayoutProgress | null }
  | { readonly is: "stopped"; readonly share: number; readonly places: Float32Array }
  | { readonly is: "done"; readonly count: number; readonly pinned: number };

/** Panel in which a layout is run, stopped and continued. What it has computed is one step, which Undo takes back. */
export function LayoutsPanel() {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const mayEdit = useMayEdit();
  const canKeep = useWorkspaceState(keepArrangement.isEnabled);
  const [run, setRun] = useState<Run>({ is: "idle" });
  const [layout, setLayout] = useState([...computedLayouts.keys()][0] as string);
  const [seed, setSeed] = useState("1");
  const [chosenScope, setScope] = useState<Scope>("all");
  const running = useRef<AbortController | null>(null);
  const seedId = useId();
  const seedNote = useId();
  useEffect(
    () => () => {
      if (running.current === null) return;
      running.current.abort();
      running.current = null;
      showPassing(null);
    },
    [],
  );

  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const selected = useWorkspaceState((state) => state.view.selection.entities);
  const scopes: readonly Scope[] = [
    "all",
    ...(derived.shownEntities < knowledge.order ? (["visible"] as const) : []),
    ...(selected.length > 0 ? (["selection"] as const) : []),
  ];
  const scope = scopes.includes(chosenScope) ? chosenScope : "all";
  /** Per layout, why it cannot be applied. */
  const refusals = useMemo(() => {
    if (knowledge.order > MOST_TRIED) return new Map<string, Words>();
    const input = bareInput(
      knowledge,
      nodeTraits(knowledge, selected),
      nodesIn(scope, knowledge, derived.entityMask, selected),
    );
    return new Map(
      [...computedLayouts.values()].flatMap(({ id, refusal }): [string, Words][] => {
        const why = refusal?.(input) ?? null;
        return why === null ? [] : [[id, why]];
      }),
    );
  }, [knowledge, derived.entityMask, selected, scope]);

  const start = async (from: Float32Array | null) => {
    const state = workspace.store.getState();
    const { knowledge, view } = state;
    const nodes = nodesIn(scope, knowledge, state.derived.entityMask, selected);
    const traits = nodeTraits(knowledge, selected);
    const why = computedLayouts.get(layout)?.refusal?.(bareInput(knowledge, traits, nodes)) ?? null;
    if (why !== null) return setRun({ is: "refused", why });
    const around = surroundingsOf(state, nodes);
    const free = Array.from(nodes).filter((e) => around.isPinned[e] === 0);
    const put = async (laid: LaidOut) => {
      const payload = { moved: movedTo(knowledge, laid.places, free), headings: headingsIn(knowledge, laid) };
      await nextTurn();
      if (isRenumbered(knowledge, workspace.store.getState().knowledge)) return false;
      workspace.dispatch(putLayout, payload);
      return true;
    };
    const controller = new AbortController();
    running.current = controller;
    let last: Float32Array | null = null;
    let share = 0;
    setRun({ is: "running", at: null });
    // Of ten thousand entities each of these takes half of what a page has for one task.
    await nextTurn();
    const input = layoutInputOf(knowledge, {
      iterations: null,
      seed: Number(seed),
      start: from,
      traits,
      measure: await nameMeasure(knowledge),
    });
    const outcome = await runTask<typeof layoutTask>(
      "layout",
      { layout, input, around },
      {
        signal: controller.signal,
        onProgress: (at) => {
          if (at.phase === "moving") share = at.done / at.total;
          setRun({ is: "running", at });
        },
        onPart: (places) => {
          last = places;
          const isCurrent = !isRenumbered(knowledge, workspace.store.getState().knowledge);
          // The picture moves as the layout does, unless less motion is wanted.
          if (isCurrent && !prefersReducedMotion()) showPassing(places);
        },
      },
    );
    // A later run has its own say; a panel that was left moves nothing.
    const isOver = () => running.current !== controller;
    const isOther = () => isRenumbered(knowledge, workspace.store.getState().knowledge);
    if (isOver()) return;
    if (outcome.is === "done" && !isOther() && !prefersReducedMotion()) {
      await glide(last ?? placesOf(knowledge, view.moved), outcome.output.places, controller.signal);
      if (isOver()) return;
    }
    running.current = null;
    if (outcome.is === "failed") {
      showPassing(null);
      console.error(outcome.reason);
      return setRun({ is: "failed" });
    }
    if (isOther()) return setRun({ is: "other-graph" });
    if (outcome.is === "done") {
      if (!(await put(outcome.output))) return setRun({ is: "other-graph" });
      return setRun({ is: "done", count: free.length, pinned: nodes.length - free.length });
    }
    if (last === null) return setRun({ is: "stopped-early" });
    if (!(await put({ places: last, headings: [] }))) return setRun({ is: "other-graph" });
    setRun({ is: "stopped", share, places: last });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void start(null);
  };
  const isRunning = run.is === "running";
  const share = run.is === "running" && run.at?.phase === "moving" ? run.at.done / run.at.total : null;

  return (
    <PanelFrame title={words.title()} testId="layouts-panel" lead={words.lead()}>
      <form className={styles.form} onSubmit={submit}>
        {scopes.length > 1 && (
          <fieldset disabled={isRunning}>
            <legend className={kit.head}>{words.scope()}</legend>
            <Segmented
              label={words.scope()}
              value={scope}
              onChange={setScope}
              segments={scopes.map((id) => ({ id, label: SCOPES[id].label(), means: SCOPES[id].means() }))}
            />
          </fieldset>
        )}
        <fieldset disabled={isRunning}>
          <legend className={kit.head}>{words.method()}</legend>
          {[...computedLayouts.values()].map(({ id, title, description }) => (
            <label key={id} className={styles.method}>
              <input
                type="radio"
                name="layout"
                checked={id === layout}
                disabled={refusals.has(id)}
                onChange={() => setLayout(id)}
              />
              <span>
                {title()}
                <span className={kit.mute}>{description()}</span>
                {refusals.has(id) && <span className={styles.off}>{refusals.get(id)}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <p className={styles.seed} hidden={!computedLayouts.get(layout)?.usesSeed}>
          <label htmlFor={seedId} className={kit.label}>
            {words.seed()}
          </label>
          <input
            id={seedId}
            className={kit.line}
            type="number"
            inputMode="numeric"
            required
            min={0}
            max={MOST_SEED}
            step={1}
            value={seed}
            disabled={isRunning}
            aria-describedby={seedNote}
            onChange={({ target }) => setSeed(target.value)}
          />
          <span id={seedNote} className={kit.mute}>
            {words.seedMeans()}
          </span>
        </p>
        <div className={styles.run}>
          <div className={kit.tools}>
            {isRunning ? (
              <Button key="stop" weight="solid" onClick={() => running.current?.abort()}>
                {words.stop()}
              </Button>
            ) : (
              <Button
                key="run"
                type="submit"
                disabled={refusals.has(layout)}
                weight={run.is === "stopped" ? "outline" : "solid"}
              >
                {words.run()}
              </Button>
            )}
            {run.is === "stopped" && (
              <Button weight="solid" onClick={() => void start(run.places)}>
                {words.continue()}
              </Button>
            )}
          </div>
          {isRunning && (
            <progress className={styles.progress} aria-label={words.title()} max={1} value={share ?? undefined} />
          )}
          <p className={kit.mute} role="status">
            {inWords(run)}
          </p>
        </div>
      </form>
      {mayEdit && canKeep && !isRunning && (
        <section className={styles.keep}>
          <p className={kit.mute}>{words.keepMeans()}</p>
          <Button onClick={() => workspace.dispatch(keepArrangement)}>{keepArrangement.title()}</Button>
        </section>
      )}
    </PanelFrame>
  );
}

const SCOPES = {
  all: { label: words.all, means: words.allMeans },
  visible: { label: words.visible, means: words.visibleMeans },
  selection: { label: words.selected, means: words.selectedMeans },
} as const;

/** Numbers of the entities that a scope has, ascending. */
function nodesIn(scope: Scope, { order, entityNumber }: KnowledgeGraph, mask: Uint8Array, selected: readonly string[]) {
  if (scope === "all") return Uint32Array.from({ length: order }, (_, e) => e);
  if (scope === "visible") return Uint32Array.from(Array.from(mask.keys()).filter((e) => mask[e] === 1));
  return Uint32Array.from(selected.flatMap((id) => entityNumber.get(id) ?? [])).sort();
}

/** What layouts need to say whether they can be applied: no boxes. */
function bareInput(knowledge: KnowledgeGraph, traits: NodeTraits, nodes: Uint32Array): LayoutInput {
  const room = new Float32Array(knowledge.order);
  const whole: LayoutInput = {
    order: knowledge.order,
    from: knowledge.claimSubject,
    to: knowledge.claimObject,
    boxes: { halfWidth: room, above: room, below: room },
    iterations: null,
    seed: 0,
    start: null,
    keepsStart: false,
    traits,
  };
  return partOfInput(whole, nodes);
}

function surroundingsOf({ knowledge, view, derived }: WorkspaceState, nodes: Uint32Array): Surroundings {
  const isPinned = new Uint8Array(knowledge.order);
  for (const id of view.aside.pinned) {
    const e = knowledge.entityNumber.get(id);
    if (e !== undefined) isPinned[e] = 1;
  }
  return {
    places: placesOf(knowledge, view.moved),
    frame: placesOf(knowledge, DEFAULT_VIEW.moved),
    nodes,
    isPinned,
    isDrawn: derived.entityMask,
  };
}

function inWords(run: Run): Words | "" {
  switch (run.is) {
    case "idle":
      return "";
    case "running":
      if (run.at === null) return words.moving({ share: 0 });
      // Read out in tenths, not a hundred times.
      return run.at.phase === "separating"
        ? words.separating()
        : words.moving({ share: Math.floor((10 * run.at.done) / run.at.total) / 10 });
    case "stopped":
      return words.stopped({ share: run.share });
    case "stopped-early":
      return words.stoppedEarly();
    case "done":
      return run.pinned > 0 ? words.donePinned(run) : words.done({ count: run.count });
    case "refused":
      return run.why;
    case "failed":
      return words.failed();
    case "other-graph":
      return words.otherGraph();
  }
}
