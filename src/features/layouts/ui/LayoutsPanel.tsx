import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { LayoutProgress } from "../../../derive/layout.ts";
import { layoutInputOf } from "../../../derive/layout-input.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { prefersReducedMotion } from "../../../lib/ui/reduced-motion.ts";
import { isRenumbered } from "../../../model/knowledge-graph.ts";
import { layoutPanelWords as words } from "../../../words/en/layout-panel.ts";
import type { Words } from "../../../words/message.ts";
import { keepArrangement } from "../../../workspace/arrangement-commands.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { showPassing } from "../../../workspace/ui/passing-places.ts";
import { useMayEdit, useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { putLayout } from "../layout-commands.ts";
import { computedLayouts, type layoutTask } from "../layout-task.ts";
import { framedPlaces, placesInFrame } from "../places-in-frame.ts";
import styles from "./LayoutsPanel.module.css";
import { nameMeasure } from "./measure-names.ts";

/** Seeds are small enough to be said over the telephone. */
const MOST_SEED = 9_999;

type Run =
  | { readonly is: "idle" | "failed" | "other-graph" | "stopped-early" }
  | { readonly is: "running"; readonly at: LayoutProgress | null }
  | { readonly is: "stopped"; readonly share: number; readonly places: Float32Array }
  | { readonly is: "done"; readonly count: number };

/** Panel in which a layout is run, stopped and continued. What it has computed is one step, which Undo takes back. */
export function LayoutsPanel() {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const mayEdit = useMayEdit();
  const canKeep = useWorkspaceState(keepArrangement.isEnabled);
  const [run, setRun] = useState<Run>({ is: "idle" });
  const [layout, setLayout] = useState([...computedLayouts.keys()][0] as string);
  const [seed, setSeed] = useState("1");
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

  const put = (places: Float32Array) =>
    workspace.dispatch(putLayout, placesInFrame(workspace.store.getState().knowledge, places));

  const start = async (from: Float32Array | null) => {
    const { knowledge } = workspace.store.getState();
    const controller = new AbortController();
    running.current = controller;
    let last: Float32Array | null = null;
    let share = 0;
    setRun({ is: "running", at: null });
    const measure = await nameMeasure(knowledge);
    const input = layoutInputOf(knowledge, { iterations: null, seed: Number(seed), start: from, measure });
    const outcome = await runTask<typeof layoutTask>(
      "layout",
      { layout, input },
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
          if (isCurrent && !prefersReducedMotion()) showPassing(framedPlaces(knowledge, places));
        },
      },
    );
    // A later run has its own say; a panel that was left moves nothing.
    if (running.current !== controller) return;
    running.current = null;
    if (outcome.is === "failed") {
      showPassing(null);
      console.error(outcome.reason);
      return setRun({ is: "failed" });
    }
    if (isRenumbered(knowledge, workspace.store.getState().knowledge)) return setRun({ is: "other-graph" });
    if (outcome.is === "done") {
      put(outcome.output);
      return setRun({ is: "done", count: knowledge.order });
    }
    if (last === null) return setRun({ is: "stopped-early" });
    put(last);
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
        <fieldset disabled={isRunning}>
          <legend className={kit.head}>{words.method()}</legend>
          {[...computedLayouts.values()].map(({ id, title, description }) => (
            <label key={id} className={styles.method}>
              <input type="radio" name="layout" checked={id === layout} onChange={() => setLayout(id)} />
              <span>
                {title()}
                <span className={kit.mute}>{description()}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className={styles.seed}>
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
        <div className={kit.tools}>
          {isRunning ? (
            <Button key="stop" weight="solid" onClick={() => running.current?.abort()}>
              {words.stop()}
            </Button>
          ) : (
            <Button key="run" type="submit" weight={run.is === "stopped" ? "outline" : "solid"}>
              {words.run()}
            </Button>
          )}
          {run.is === "stopped" && (
            <Button weight="solid" onClick={() => void start(run.places)}>
              {words.continue()}
            </Button>
          )}
        </div>
      </form>
      {isRunning && (
        <progress className={styles.progress} aria-label={words.title()} max={1} value={share ?? undefined} />
      )}
      <p className={kit.mute} role="status">
        {inWords(run)}
      </p>
      {mayEdit && canKeep && !isRunning && (
        <section className={styles.keep}>
          <p className={kit.mute}>{words.keepMeans()}</p>
          <Button onClick={() => workspace.dispatch(keepArrangement)}>{keepArrangement.title()}</Button>
        </section>
      )}
    </PanelFrame>
  );
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
      return words.done({ count: run.count });
    case "failed":
      return words.failed();
    case "other-graph":
      return words.otherGraph();
  }
}
