import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { DerivedView } from "../../../derive/derived-view.ts";
import type { ComputedMeasure, MeasureOutput } from "../../../derive/measure.ts";
import {
  type GraphToMeasure,
  graphSteps,
  type MeasureChoices,
  takesWeight,
  type WeightMeaning,
} from "../../../derive/measured-graph.ts";
import { inSlices } from "../../../lib/in-slices.ts";
import type { Steps } from "../../../lib/steps.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { measurePanelWords as words } from "../../../words/en/measure-panel.ts";
import type { Words } from "../../../words/message.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { chooseMeasure } from "../measure-commands.ts";
import { measuresById, type measureTask } from "../measure-task.ts";
import { rankedEntities } from "../ranked-entities.ts";
import { statedMeaning, weightBy, weightFields } from "../weight-fields.ts";
import { type Omission, omissionsOf, rankRanges, withoutOmission } from "../what-if.ts";
import { MeasureResult, type Ranked } from "./MeasureResult.tsx";
import styles from "./MeasuresPanel.module.css";

/** What a result holds for: while these are the same, it does. */
interface Shown {
  readonly knowledge: KnowledgeGraph;
  readonly derived: DerivedView;
}

type Run =
  | { readonly is: "idle" | "failed" | "stopped" | "nothing-shown" }
  | { readonly is: "running"; readonly share: number }
  | { readonly is: "done"; readonly of: Shown; readonly ranked: Ranked };

/** A weight that can be chosen. */
interface WeightChoice {
  readonly id: string;
  readonly title: Words;
  readonly field: string | null;
  readonly weight: MeasureChoices["weight"];
}

/** Panel in which a measure is chosen, explained and computed, and says how it would be without some claims. */
export function MeasuresPanel() {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const asked = useWorkspaceState(({ view }) => (view.room.kind === "measures" ? view.room.measure : undefined));
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const hidden = useWorkspaceState((state) => state.view.hidden);
  const measure = measuresById.get(asked ?? "") ?? (measuresById.all[0] as ComputedMeasure);
  const [isDirected, setDirected] = useState(false);
  const [weightId, setWeight] = useState("none");
  const [left, setLeft] = useState<readonly string[]>([]);
  const [holder, setHolder] = useState("");
  const [run, setRun] = useState<Run>({ is: "idle" });
  const running = useRef<AbortController | null>(null);
  const [measureId, weightedId, holderId] = [useId(), useId(), useId()];
  useEffect(() => () => running.current?.abort(), []);

  const weights = weightChoices(knowledge).filter(({ weight }) => takesWeight(measure, weight));
  const weight = weights.find(({ id }) => id === weightId) ?? (weights[0] as WeightChoice);
  const offered = omissionsOf(knowledge, { hidden });
  const omissions: readonly Omission[] = [
    ...offered.stance.filter(({ value }) => left.includes(value)),
    ...offered.holder.filter(({ value }) => value === holder),
  ];

  const compute = async () => {
    const { knowledge, derived, view } = workspace.store.getState();
    const choices = { isDirected, weight: weight.weight, countsVersions: false };
    const controller = new AbortController();
    running.current = controller;
    setRun({ is: "running", share: 0 });
    const graphs: GraphToMeasure[] = [];
    function* graphOf(omission: Omission | null): Steps<GraphToMeasure> {
      const shown = omission === null ? derived : withoutOmission(knowledge, view, omission);
      yield;
      return yield* graphSteps(knowledge, shown, measure, choices);
    }
    function* rangesOf(outputs: readonly MeasureOutput[]): Steps<ReturnType<typeof rankRanges>> {
      const ranked: ReturnType<typeof rankedEntities>[] = [];
      for (const [at, output] of outputs.entries()) {
        ranked.push(rankedEntities(measure, graphs[at] as GraphToMeasure, output));
        yield;
      }
      const [now = [], ...without] = ranked;
      return rankRanges(now, without);
    }
    const { signal } = controller;
    for (const omission of [null, ...omissions]) {
      // The page draws in between.
      const made = await inSlices(graphOf(omission), signal);
      if (made === null) break;
      graphs.push(made);
    }
    if (running.current !== controller) return;
    if (signal.aborted) return setRun({ is: "stopped" });
    const [graph] = graphs;
    if (graph === undefined || graph.graph.order === 0) return setRun({ is: "nothing-shown" });
    const outcome = await runTask<typeof measureTask>(
      "measure",
      { measure: measure.id, graphs: graphs.map(({ graph }) => graph) },
      { signal, onProgress: (share) => setRun({ is: "running", share }) },
    );
    if (running.current !== controller) return;
    if (outcome.is === "cancelled") return setRun({ is: "stopped" });
    if (outcome.is === "failed") {
      console.error(outcome.reason);
      return setRun({ is: "failed" });
    }
    const ranges = await inSlices(rangesOf(outcome.output), signal);
    if (ranges === null) return setRun({ is: "stopped" });
    running.current = null;
    const [output] = outcome.output;
    if (output === undefined) return setRun({ is: "failed" });
    const { field, weight: used } = weight;
    const ranked = { measure, graph, output, weight: used, field, omissions, ranges };
    setRun({ is: "done", of: { knowledge, derived }, ranked });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void compute();
  };
  const isRunning = run.is === "running";
  const isOutdated = run.is === "done" && (run.of.knowledge !== knowledge || run.of.derived !== derived);

  return (
    <PanelFrame title={words.title()} testId="measures-panel" lead={words.lead()}>
      <form className={styles.form} onSubmit={submit}>
        <div>
          <label htmlFor={measureId} className={kit.label}>
            {words.measure()}
          </label>
          <select
            id={measureId}
            className={kit.box}
            value={measure.id}
            disabled={isRunning}
            onChange={({ target }) => workspace.dispatch(chooseMeasure, target.value)}
          >
            {measuresById.all.map(({ id, title }) => (
              <option key={id} value={id}>
                {title()}
              </option>
            ))}
          </select>
        </div>
        <div>
          <p>{measure.meaning()}</p>
          <details className={styles.definition}>
            <summary className={kit.mute}>{words.definition()}</summary>
            <p className={kit.mute}>{measure.definition()}</p>
          </details>
        </div>
        {measure.direction === "asked" && (
          <label className={kit.tick}>
            <input
              type="checkbox"
              checked={isDirected}
              disabled={isRunning}
              onChange={({ target }) => setDirected(target.checked)}
            />
            {words.directed()}
          </label>
        )}
        {weights.length > 1 && (
          <div>
            <label htmlFor={weightedId} className={kit.label}>
              {words.weight()}
            </label>
            <select
              id={weightedId}
              className={kit.box}
              value={weight.id}
              disabled={isRunning}
              onChange={({ target }) => setWeight(target.value)}
            >
              {weights.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        )}
        {offered.stance.length + offered.holder.length > 1 && (
          <fieldset disabled={isRunning} className={styles.whatIf}>
            <legend className={kit.head}>{words.whatIf()}</legend>
            {offered.stance.length > 0 && (
              <div>
                <p className={kit.label}>{words.whatIfMeans()}</p>
                <div className={styles.stances}>
                  {offered.stance.map(({ value, label }) => (
                    <label key={value} className={kit.tick}>
                      <input
                        type="checkbox"
                        checked={left.includes(value)}
                        onChange={({ target }) =>
                          setLeft(target.checked ? [...left, value] : left.filter((other) => other !== value))
                        }
                      />
                      {label}
                    </label>
                  ))}
                </div>
              </div>
            )}
            <div>
              <label htmlFor={holderId} className={kit.label}>
                {words.withoutHolder()}
              </label>
              <select
                id={holderId}
                className={kit.box}
                value={holder}
                onChange={({ target }) => setHolder(target.value)}
              >
                <option value="">{words.nobody()}</option>
                {offered.holder.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          </fieldset>
        )}
        <div className={kit.tools}>
          {isRunning ? (
            <Button key="stop" weight="solid" onClick={() => running.current?.abort()}>
              {words.stop()}
            </Button>
          ) : (
            <Button key="run" type="submit" weight="solid">
              {words.run()}
            </Button>
          )}
        </div>
      </form>
      {isRunning && <progress className={styles.progress} aria-label={words.title()} max={1} value={run.share} />}
      <p className={kit.mute} role="status">
        {isOutdated ? words.outdated() : inWords(run)}
      </p>
      {run.is === "done" && <MeasureResult ranked={run.ranked} knowledge={run.of.knowledge} />}
    </PanelFrame>
  );
}

/** All weights that the claims of a graph can have. A field whose meaning nobody states is offered as either. */
function weightChoices(knowledge: KnowledgeGraph): readonly WeightChoice[] {
  const titles = { nearness: words.nearness, distance: words.distance } as const;
  return [
    { id: "none", title: words.unweighted(), field: null, weight: null },
    { id: "claims", title: words.byClaims(), field: null, weight: "claims" },
    ...weightFields(knowledge).flatMap((field) => {
      const stated = statedMeaning(field);
      const meanings: readonly WeightMeaning[] = stated === null ? ["nearness", "distance"] : [stated];
      return meanings.map(
        (meaning): WeightChoice => ({
          id: `${meaning}.${field.id}`,
          title: titles[meaning]({ field: field.label }),
          field: field.label,
          weight: weightBy(knowledge, field, meaning),
        }),
      );
    }),
  ];
}

function inWords(run: Run): Words | "" {
  switch (run.is) {
    case "idle":
      return "";
    case "running":
      // Read out in tenths, not a hundred times.
      return words.running({ share: Math.floor(10 * run.share) / 10 });
    case "done":
      return words.done({ measure: run.ranked.measure.title(), count: run.ranked.ranges.length });
    case "stopped":
      return words.stopped();
    case "failed":
      return words.failed();
    case "nothing-shown":
      return words.nothingShown();
  }
}
