import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { facetWords } from "../../../words/en/facets.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Voice } from "../voices.ts";
import styles from "./VoicesPanel.module.css";

/** Entities on the right: those with the most claims. */
const MOST_ENTITIES = 12;
const WIDTH = 320;
const ROW = 19;
const LEFT = 118;
const RIGHT = 190;
/** Characters of a name that have room left and right of the lines. */
const LONGEST = { left: 18, right: 21 };

/** Who speaks about whom as a small graph: holders left, entities right, a line as wide as the claims are many. */
export function VoiceFigure({ voices }: { voices: readonly Voice[] }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const totals = new Map<number, number>();
  for (const { about } of voices)
    for (const { entity, claims } of about) totals.set(entity, (totals.get(entity) ?? 0) + claims);
  const entities = [...totals]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_ENTITIES)
    .map(([entity]) => entity);
  if (entities.length === 0) return null;
  const rows = Math.max(voices.length, entities.length);
  const height = rows * ROW;
  const yOf = (at: number, count: number) => ((at + 0.5) * height) / count;
  const most = Math.max(...voices.flatMap(({ about }) => about.map(({ claims }) => claims)));
  const name = (entity: number) => (entity < 0 ? facetWords.nobodyNamed() : nameOf(entityAt(knowledge, entity)));
  return (
    <svg className={styles.figure} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {voices.map(({ holder, about }, row) =>
        entities.map((entity, column) => {
          const claims = about.find((other) => other.entity === entity)?.claims ?? 0;
          if (claims === 0) return null;
          const [from, to] = [yOf(row, voices.length), yOf(column, entities.length)];
          const middle = (LEFT + RIGHT) / 2;
          return (
            <path
              key={`${holder} ${entity}`}
              d={`M${LEFT} ${from}C${middle} ${from} ${middle} ${to} ${RIGHT} ${to}`}
              strokeWidth={Math.max(0.6, 7 * Math.sqrt(claims / most))}
            />
          );
        }),
      )}
      {voices.map(({ holder }, row) => (
        <text
          key={holder}
          x={LEFT - 6}
          y={yOf(row, voices.length)}
          textAnchor="end"
          dominantBaseline="central"
          className={holder < 0 ? styles.quiet : undefined}
        >
          {shortened(name(holder), LONGEST.left)}
        </text>
      ))}
      {entities.map((entity, column) => (
        <text key={entity} x={RIGHT + 6} y={yOf(column, entities.length)} dominantBaseline="central">
          {shortened(name(entity), LONGEST.right)}
        </text>
      ))}
    </svg>
  );
}

function shortened(name: string, longest: number): string {
  return name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
}
