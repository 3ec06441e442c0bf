import kit from "../../../lib/ui/kit.module.css";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { measurePanelWords as words } from "../../../words/en/measure-panel.ts";
import { numberText } from "../../../words/numbers.ts";
import type { Omission, RankRange } from "../what-if.ts";
import styles from "./MeasuresPanel.module.css";

/** Entities that are drawn: those that rank first now. */
const DRAWN = 10;
/** In units of the drawing: its width, the height of a line of text, and where the two scales of ranks stand. */
const WIDTH = 320;
const LINE = 17;
const [LEFT, RIGHT] = [184, 276];
/** Characters of a name that fit before the scale. */
const NAME = 25;
/** Characters of what is left out that fit above the second scale. */
const OMISSION = 14;

/**
 * How the entities that rank first change places when something is left out: a line each from its rank now to its rank
 * then, level where nothing changes. The ranks in words stand in the table below.
 */
export function SlopeChart({
  knowledge,
  ranges,
  omission,
  at,
}: {
  knowledge: KnowledgeGraph;
  ranges: readonly RankRange[];
  omission: Omission;
  at: number;
}) {
  const drawn = ranges.filter(({ now }) => now.rank !== null).slice(0, DRAWN);
  // Places from the top: equal ranks stand below each other, and so does what is gone, at the end.
  const later = drawn
    .map((range, place) => ({ place, rank: range.without[at]?.rank ?? null }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.place - b.place);
  const placeLater = new Map(later.map(({ place }, after) => [place, after]));
  const y = (place: number) => LINE * (place + 1.8);
  const label = words.slope({ label: omission.label });
  return (
    <figure className={styles.slope}>
      <figcaption className={kit.label}>{label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${LINE * (drawn.length + 1.8)}`} aria-hidden="true">
        <text x={LEFT} y={LINE * 0.7} textAnchor="end" className={styles.scale}>
          {words.now()}
        </text>
        <text x={WIDTH} y={LINE * 0.7} textAnchor="end" className={styles.scale}>
          {words.withoutIt({ label: cut(omission.label, OMISSION) })}
        </text>
        {drawn.map((range, place) => {
          const then = range.without[at]?.rank ?? null;
          const after = placeLater.get(place) ?? place;
          const change = then === null ? "gone" : after > place ? "down" : after < place ? "up" : "same";
          return (
            <g key={range.now.entity} data-change={change}>
              <text x={LEFT - 26} y={y(place)} dy="0.32em" textAnchor="end">
                {cut(nameOf(entityAt(knowledge, range.now.entity)), NAME)}
              </text>
              <text x={LEFT - 6} y={y(place)} dy="0.32em" textAnchor="end">
                {numberText(range.now.rank ?? 0)}
              </text>
              <line x1={LEFT} y1={y(place)} x2={RIGHT - 6} y2={y(after)} />
              <text x={RIGHT} y={y(after)} dy="0.32em">
                {then === null ? words.gone() : numberText(then)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
