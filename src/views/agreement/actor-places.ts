import { forceLayoutSteps } from "../../derive/layouts/force/compute-force-layout.ts";
import { nameLines } from "../../derive/name-lines.ts";
import { finished } from "../../lib/steps.ts";
import type { Agreement } from "./agreement.ts";

/** Where the actors stand that are joined to others. */
export interface ActorPlaces {
  /** Actors with a tie, by their positions among the actors. */
  readonly joined: readonly number[];
  /** Those without. */
  readonly alone: readonly number[];
  /** Per joined actor: its place at [2i], [2i + 1], y down, no unit, the middle of all at the origin, widest along x. */
  readonly at: Float32Array;
  /** How long a tie is on average, in that unit. */
  readonly tieLength: number;
}

/** A name as it is set below its actor, in CSS pixels: mean width of a character, a line's height, where it is broken. */
const NAME = { character: 6.4, line: 15, wrap: 18 } as const;
/** Room that an actor takes itself, to each side. */
const GLYPH = 14;

/** Places the actors by the product's force layout, turned so that most of it lies across. The same input, the same places. */
export function actorPlaces({ actors, ties }: Agreement, names: readonly string[]): ActorPlaces {
  const isJoined = new Uint8Array(actors.length);
  for (const { a, b } of ties) isJoined[a] = isJoined[b] = 1;
  const all = actors.map((_, at) => at);
  const joined = all.filter((at) => isJoined[at] === 1);
  const alone = all.filter((at) => isJoined[at] === 0);
  const numberIn = new Map(joined.map((actor, i) => [actor, i]));
  // Two ties of the same two pull no more than one: who is joined counts, not how.
  const pairs = [...new Set(ties.map(({ a, b }) => a * actors.length + b))];
  const from = Int32Array.from(pairs, (pair) => numberIn.get(Math.floor(pair / actors.length)) as number);
  const to = Int32Array.from(pairs, (pair) => numberIn.get(pair % actors.length) as number);
  const lines = joined.map((actor) => nameLines(names[actor] ?? "", NAME.wrap));
  const widths = lines.map((each) => NAME.character * Math.max(...each.map((line) => line.length)));
  const at = finished(
    forceLayoutSteps({
      order: joined.length,
      from,
      to,
      boxes: {
        halfWidth: Float32Array.from(widths, (width) => Math.max(GLYPH, width / 2)),
        above: new Float32Array(joined.length).fill(GLYPH),
        below: Float32Array.from(lines, (each) => GLYPH + NAME.line * each.length),
      },
      iterations: null,
      seed: 1,
      start: null,
      keepsStart: false,
    }),
  );
  lieAcross(at);
  let length = 0;
  for (const [tie, a] of from.entries()) {
    const b = to[tie] as number;
    length += Math.hypot(
      (at[2 * a] as number) - (at[2 * b] as number),
      (at[2 * a + 1] as number) - (at[2 * b + 1] as number),
    );
  }
  return { joined, alone, at, tieLength: pairs.length === 0 ? 1 : Math.max(1e-6, length / pairs.length) };
}

/** Turns places around their middle so that their greatest spread is along x: by the principal axis of their covariance. */
function lieAcross(at: Float32Array): void {
  const count = at.length / 2;
  let [x, y] = [0, 0];
  for (let i = 0; i < count; i++) {
    x += (at[2 * i] as number) / count;
    y += (at[2 * i + 1] as number) / count;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [(at[2 * i] as number) - x, (at[2 * i + 1] as number) - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [(at[2 * i] as number) - x, (at[2 * i + 1] as number) - y];
    at[2 * i] = dx * cos + dy * sin;
    at[2 * i + 1] = -(dy * cos - dx * sin);
  }
}
