import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { countInWords } from "../../../derive/bar-words.ts";
import { graphSteps, PLAIN } from "../../../derive/measured-graph.ts";
import { measuresById, type measureTask } from "../../../features/measures/measure-task.ts";
import { countOf, longestOf } from "../../../lib/bars.ts";
import { inSlices } from "../../../lib/in-slices.ts";
import { BarColumns, BarRows, BarSign } from "../../../lib/ui/Bars.tsx";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { say } from "../../../lib/ui/notice.ts";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { saveText } from "../../../lib/ui/save-text.ts";
import { useSteps } from "../../../lib/ui/use-steps.ts";
import { issueText } from "../../../model/issue.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import type { PlotScale } from "../../../model/view-slices/room.ts";
import type { Selection } from "../../../model/view-state.ts";
import { copyingWords } from "../../../words/en/copying.ts";
import { fieldFilterWords } from "../../../words/en/field-filters.ts";
import { plotWords as words } from "../../../words/en/plots.ts";
import { uiWords } from "../../../words/en/ui.ts";
import type { Words } from "../../../words/message.ts";
import { numberText } from "../../../words/numbers.ts";
import { clearSelection, selectInSight } from "../../../workspace/selection-commands.ts";
import { useLateDerived } from "../../../workspace/ui/late-derived.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type Plot, type PlotBar, restInWords, shownIn, usedParts } from "../plot.ts";
import { choosePlot } from "../plot-commands.ts";
import { plotTable } from "../plot-table.ts";
import {
  fieldPlots,
  GENERAL_PLOTS,
  MEASURE,
  type MeasuredNodes,
  measurePlotSteps,
  otherScale,
  plotSteps,
} from "../plots.ts";
import { ticksOf } from "../ticks.ts";
import styles from "./PlotsPanel.module.css";

/** Rows shown before the user asks for more, and with each time. */
const FIRST_ROWS = 24;
const MORE_ROWS = 100;
/** Height of bars on an axis, and the room that they have at least, in CSS pixels. */
const HEIGHT = 150;
const LEAST_WIDTH = 270;
/** Room for a character under them, in CSS pixels. */
const CHARACTER = 6.6;

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const roomOf = ({ view }: WorkspaceState) => view.room;

/** Panel in which what is shown is counted in bars: they lead to what they count, and are taken away as a picture or as numbers. */
export function PlotsPanel() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(knowledgeOf);
  const room = useWorkspaceState(roomOf);
  const chooseId = useId();
  const asked = (room.kind === "plots" ? room.plot : undefined) ?? GENERAL_PLOTS[0]?.id ?? "";
  const fields = useMemo(() => fieldPlots(knowledge), [knowledge]);
  const measures = measuresById.all.map(({ id, title }) => ({ id: `${MEASURE}${id}`, title: title() }));
  const groups = [
    { title: words.general(), plots: GENERAL_PLOTS },
    { title: words.fields(), plots: fields },
    { title: words.measures(), plots: measures },
  ].filter(({ plots }) => plots.length > 0);
  const known = groups.flatMap(({ plots }) => plots).find(({ id }) => id === asked);
  const chosen = known?.id ?? GENERAL_PLOTS[0]?.id ?? "";
  const other = otherScale(chosen);
  const scale = room.kind === "plots" && room.scale === other ? other : null;
  return (
    <PanelFrame title={words.title()} testId="plots-panel" lead={words.lead()}>
      <div>
        <label htmlFor={chooseId} className={kit.label}>
          {words.plot()}
        </label>
        <select
          id={chooseId}
          className={kit.box}
          value={chosen}
          onChange={({ target }) => workspace.dispatch(choosePlot, { plot: target.value })}
        >
          {groups.map(({ title, plots }) => (
            <optgroup key={title} label={title}>
              {plots.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {other !== null && (
        <div className={styles.scale}>
          <Segmented
            label={words.scale()}
            segments={[
              { id: "counts", label: words.counts(), means: words.countsMeans() },
              { id: other, label: words[other](), means: words.scaleMeans({ scale: other }) },
            ]}
            value={scale ?? "counts"}
            onChange={(id) => workspace.dispatch(choosePlot, { plot: chosen, ...(id === other && { scale: other }) })}
          />
        </div>
      )}
      {chosen.startsWith(MEASURE) ? (
        <MeasurePlot key={chosen} measureId={chosen.slice(MEASURE.length)} />
      ) : (
        <CountedPlot key={chosen} id={chosen} scale={scale} />
      )}
    </PanelFrame>
  );
}

/** A plot that is counted from columns. */
function CountedPlot({ id, scale }: { id: string; scale: PlotScale | null }) {
  const knowledge = useWorkspaceState(knowledgeOf);
  const derived = useLateDerived();
  const count = useCallback(() => plotSteps(id, { knowledge, derived }, scale), [id, knowledge, derived, scale]);
  const plot = useSteps(count, knowledge.order + knowledge.claimCount, knowledge.shape);
  return plot === null ? null : <PlotFigure plot={plot} knowledge={knowledge} />;
}

type Run =
  | { readonly is: "idle" | "failed" }
  | { readonly is: "running"; readonly share: number }
  | { readonly is: "done"; readonly derived: object; readonly plot: Plot };

/** A plot of a measure, which is a task. */
function MeasurePlot({ measureId }: { measureId: string }) {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const knowledge = useWorkspaceState(knowledgeOf);
  const derived = useWorkspaceState((state) => state.derived);
  const [run, setRun] = useState<Run>({ is: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const compute = async () => {
    const measure = measuresById.get(measureId);
    const { knowledge, derived } = workspace.store.getState();
    if (measure === undefined) return;
    const controller = new AbortController();
    running.current = controller;
    setRun({ is: "running", share: 0 });
    const made = await inSlices(graphSteps(knowledge, derived, measure, PLAIN), controller.signal);
    if (made === null) return setRun({ is: "idle" });
    const { graph, entities } = made;
    const outcome = await runTask<typeof measureTask>(
      "measure",
      { measure: measureId, graphs: [graph] },
      { signal: controller.signal, onProgress: (share) => setRun({ is: "running", share }) },
    );
    if (outcome.is === "cancelled") return setRun({ is: "idle" });
    const values = outcome.is === "done" ? outcome.output[0]?.values : undefined;
    if (values === undefined) {
      if (outcome.is === "failed") console.error(outcome.reason);
      return setRun({ is: "failed" });
    }
    const measured: MeasuredNodes = { measure, entities, values };
    const plot = await inSlices(measurePlotSteps(measured), controller.signal);
    setRun(plot === null ? { is: "idle" } : { is: "done", derived, plot });
  };
  const isRunning = run.is === "running";
  const plot = run.is === "done" && run.derived === derived ? run.plot : null;
  return (
    <>
      <div className={`${kit.tools} ${styles.scale}`}>
        {isRunning ? (
          <Button key="stop" onClick={() => running.current?.abort()}>
            {words.stop()}
          </Button>
        ) : (
          <Button key="run" weight={plot === null ? "solid" : "outline"} onClick={() => void compute()}>
            {words.compute()}
          </Button>
        )}
      </div>
      <p className={kit.mute} role="status">
        {isRunning && words.computing({ share: Math.floor(10 * run.share) / 10 })}
        {run.is === "failed" && words.failed()}
        {!isRunning && run.is !== "failed" && plot === null && words.needsMeasure()}
      </p>
      {plot !== null && <PlotFigure plot={plot} knowledge={knowledge} />}
    </>
  );
}

/** The bars of a plot, what they count, and the ways to take them along. */
function PlotFigure({ plot, knowledge }: { plot: Plot; knowledge: KnowledgeGraph }) {
  const workspace = useWorkspace();
  const selection = useWorkspaceState(({ view }) => view.selection);
  const figure = useRef<HTMLElement>(null);
  const [limit, setLimit] = useState(FIRST_ROWS);
  /** The bar that was pressed, as long as what it selected is selected. */
  const [pressed, setPressed] = useState<{ readonly key: string; readonly selection: Selection } | null>(null);
  const { title, means, of, shape, parts, bars, apart, nothing } = plot;
  const isPressed = ({ key }: PlotBar) => pressed?.key === key && pressed.selection === selection;
  const press = (bar: PlotBar) => {
    if (isPressed(bar)) {
      workspace.dispatch(clearSelection);
      return setPressed(null);
    }
    const numbers = bar.records();
    workspace.dispatch(
      selectInSight,
      of === "entity"
        ? { entities: numbers.map((e) => entityAt(knowledge, e).id), claims: [] }
        : { entities: [], claims: numbers.map((c) => claimAt(knowledge, c).id) },
    );
    setPressed({ key: bar.key, selection: workspace.store.getState().view.selection });
  };
  const fills = parts.map(({ fill }) => fill);
  // What hides nothing needs no word for it.
  const used = usedParts(plot);
  const shared = { label: title, fills, chosen: isPressed, onPress: press };
  const labelOf = (bar: PlotBar) => {
    const shown = shownIn(plot, bar);
    const total = countOf(bar);
    return {
      words: bar.label,
      count: shown === total ? numberText(total) : fieldFilterWords.shownOf({ shown, total }),
    };
  };
  const listed = bars.slice(0, limit);
  const longest = longestOf([...bars, ...apart]);
  const rest = Math.min(MORE_ROWS, bars.length - limit);
  return (
    <figure ref={figure} className={styles.figure}>
      <figcaption>
        <h3 className={kit.name}>{title}</h3>
        <p className={kit.small}>{means}</p>
      </figcaption>
      {nothing !== null && <EmptyState>{nothing}</EmptyState>}
      {used.length > 1 && (
        <ul className={styles.parts}>
          {used.map(({ label, fill }) => (
            <li key={label}>
              <BarSign fill={fill} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {shape === "rows" ? (
        <>
          {byGroup(listed).map(({ group, members }) => (
            <div key={group ?? ""}>
              {group !== undefined && <h4 className={kit.head}>{group}</h4>}
              <BarRows
                {...shared}
                label={group ?? title}
                bars={members}
                longest={plot.isInShares ? null : longest}
                labelOf={labelOf}
              />
            </div>
          ))}
          {restInWords(plot, limit).map((line) => (
            <p key={line} className={kit.small}>
              {line}
            </p>
          ))}
          {rest > 0 && (
            <Button weight="quiet" className={kit.flush ?? ""} onClick={() => setLimit(limit + MORE_ROWS)}>
              {words.showMore({ count: rest })}
            </Button>
          )}
          {apart.length > 0 && (
            <div className={styles.apart}>
              <BarRows
                {...shared}
                label={words.notStated()}
                bars={apart}
                longest={plot.isInShares ? null : longest}
                labelOf={labelOf}
              />
            </div>
          )}
        </>
      ) : (
        <>
          {bars.length > 0 && <p className={kit.small}>{heightInWords(plot)}</p>}
          <BarColumns
            {...shared}
            bars={bars}
            apart={apart}
            height={HEIGHT}
            ticks={ticksOf(bars, LEAST_WIDTH, ({ length }) => length * CHARACTER)}
          />
          {apart.map(({ key, name }) => (
            <p key={key} className={`${kit.small} ${styles.beside}`}>
              {name}
            </p>
          ))}
        </>
      )}
      {nothing === null && <TakeAway plot={plot} figure={figure} />}
    </figure>
  );
}

/** Copies the numbers of a plot, and downloads it as numbers or as a picture. */
function TakeAway({ plot, figure }: { plot: Plot; figure: React.RefObject<HTMLElement | null> }) {
  const workspace = useWorkspace();
  const { id } = useWorkspaceState(knowledgeOf).dataset.dataset;
  const save = (blob: Blob, ending: string) => {
    const fileName = `${id}-plot-${plot.id.replaceAll(".", "-")}.${ending}`;
    saveText(blob, fileName);
    say(copyingWords.downloaded({ fileName }));
  };
  const copy = async () => {
    const isCopied = await copyText(plotTable(plot, "tsv"));
    const count = plot.bars.length + plot.apart.length;
    say(isCopied ? words.copied({ count }) : copyingWords.notAllowedButDownload());
  };
  // Without a byte order mark Excel does not read a file as UTF-8.
  const csv = () => save(new Blob(["\uFEFF", plotTable(plot, "csv")], { type: "text/csv" }), "csv");
  const picture = async (ending: "svg" | "png") => {
    try {
      const { plotFile } = await import("./plot-file.ts");
      if (figure.current === null) return;
      const file = await plotFile(plot, workspace.store.getState(), figure.current, ending);
      if (file.ok) save(file.value, ending);
      else say(issueText(file.error));
    } catch (error) {
      console.error(error);
      say(uiWords.notLoaded());
    }
  };
  return (
    <div className={`${kit.tools} ${styles.take}`}>
      <Button isSmall onClick={() => void picture("svg")}>
        {words.svg()}
      </Button>
      <Button isSmall onClick={() => void picture("png")}>
        {words.png()}
      </Button>
      <Button isSmall onClick={csv}>
        {words.csv()}
      </Button>
      <Button isSmall onClick={() => void copy()}>
        {words.copy()}
      </Button>
    </div>
  );
}

/** What the height of the plot is. */
function heightInWords({ bars, of, shape }: Plot): Words {
  const count = countInWords(of, longestOf(bars));
  return shape === "points" ? words.first({ count }) : words.longest({ count });
}

/** Bars that stand under one heading; those that have none, together. */
function byGroup(bars: readonly PlotBar[]) {
  return [...Map.groupBy(bars, ({ group }) => group)].map(([group, members]) => ({ group, members }));
}
