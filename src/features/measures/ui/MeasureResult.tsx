import { useState } from "react";
import type { ComputedMeasure, MeasureOutput } from "../../../derive/measure.ts";
import type { GraphToMeasure, MeasureChoices } from "../../../derive/measured-graph.ts";
import { SpanBar } from "../../../lib/ui/Bars.tsx";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { measurePanelWords as words } from "../../../words/en/measure-panel.ts";
import { measureReportWords } from "../../../words/en/measure-report.ts";
import { numberText, percentText, scoreText } from "../../../words/numbers.ts";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { basisInWords, notesInWords, rankInWords } from "../measure-words.ts";
import type { Omission, RankRange } from "../what-if.ts";
import styles from "./MeasuresPanel.module.css";
import { SlopeChart } from "./SlopeChart.tsx";

/** What was computed, on what. */
export interface Ranked {
  readonly measure: ComputedMeasure;
  readonly graph: GraphToMeasure;
  readonly output: MeasureOutput;
  readonly weight: MeasureChoices["weight"];
  readonly field: string | null;
  readonly omissions: readonly Omission[];
  readonly ranges: readonly RankRange[];
}

/** Rows shown before the user asks for more, and with each time. */
const FIRST_ROWS = 20;
const MORE_ROWS = 100;

/** The ranks of entities, what they were computed on, and how far they change with what is left out. */
export function MeasureResult({ ranked, knowledge }: { ranked: Ranked; knowledge: KnowledgeGraph }) {
  const { measure, graph, output, weight, field, omissions, ranges } = ranked;
  const [limit, setLimit] = useState(FIRST_ROWS);
  const rest = Math.min(MORE_ROWS, ranges.length - limit);
  const meaning = weight === null ? null : weight === "claims" ? "nearness" : weight.meaning;
  const isScore = measure.kind === "score";
  const hasSpans = isScore && omissions.length > 0;
  const last = ranges.reduce((most, { worst }) => Math.max(most, worst ?? 1), 1);
  const title = !isScore
    ? words.group
    : { nearness: words.nearnessValue, distance: words.distanceValue, plain: words.value }[meaning ?? "plain"];
  return (
    <>
      <div className={styles.basis}>
        {[...basisInWords(graph, weight, field), ...notesInWords(measure, output)].map((line) => (
          <p key={line} className={kit.small}>
            {line}
          </p>
        ))}
      </div>
      {isScore &&
        omissions.map((omission, at) => (
          <SlopeChart
            key={`${omission.facet} ${omission.value}`}
            knowledge={knowledge}
            ranges={ranges}
            omission={omission}
            at={at}
          />
        ))}
      <Section title={words.ranks()} count={ranges.length}>
        {hasSpans && <p className={kit.small}>{words.spans({ last })}</p>}
        <table className={`${styles.ranks} ${isScore ? styles.scores : ""}`}>
          <thead>
            <tr>
              {isScore && <th scope="col">{words.rank()}</th>}
              <th scope="col">{words.entity()}</th>
              <th scope="col">{title()}</th>
              {output.stability !== undefined && <th scope="col">{words.stability()}</th>}
            </tr>
          </thead>
          <tbody>
            {ranges.slice(0, limit).map((range) => {
              const { entity, value, rank, stability } = range.now;
              return (
                <tr key={entity}>
                  {isScore && <td>{rank === null ? "" : numberText(rank)}</td>}
                  <th scope="row">
                    <EntityLink id={entityAt(knowledge, entity).id} />
                    {hasSpans && <RankSpan range={range} last={last} />}
                    {isScore && isMoved(range) && <span className={kit.small}>{rankInWords(range, omissions)}</span>}
                  </th>
                  <td>{value === null ? measureReportWords.notDefined() : scoreText(value)}</td>
                  {output.stability !== undefined && <td>{stability === null ? "" : percentText(stability)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rest > 0 && (
          <Button weight="quiet" className={kit.flush ?? ""} onClick={() => setLimit(limit + MORE_ROWS)}>
            {words.showMore({ count: rest })}
          </Button>
        )}
      </Section>
    </>
  );
}

/**
 * From the best to the worst rank that an entity has, with a mark at the one now, on a scale of all ranks: first at the
 * start. Ranks move most at the top, so its steps are those of a logarithm. The words below say the same.
 */
function RankSpan({ range: { now, best, worst }, last }: { range: RankRange; last: number }) {
  if (now.rank === null || best === null || worst === null) return null;
  const place = (rank: number) => (last === 1 ? 0 : Math.log(rank) / Math.log(last));
  return <SpanBar from={place(best)} to={place(worst)} at={place(now.rank)} />;
}

/** Whether what is left out changes anything for an entity. */
function isMoved({ now, without }: RankRange): boolean {
  return without.some((each) => each === null || each.rank !== now.rank);
}
