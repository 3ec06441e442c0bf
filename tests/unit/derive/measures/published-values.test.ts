import { expect, test } from "vitest";
import { computedMeasure, measuredGraph, valuesOf } from "../../../fixtures/computed-measure.ts";
import {
  florentineFamilies,
  karateClub,
  lesMiserables,
  type PublishedGraph,
} from "../../../fixtures/published-graphs.ts";

// Values as NetworkX 3.6 gives them, and where it has them as its documentation and the literature do: Medici 47.5,
// Guadagni 23.17 (Wasserman and Faust 1994), 231.07 for member 1 of the club, modularity 0.4198 (Brandes and others 2008).

async function named(measure: string, published: PublishedGraph, options: { isWeighted?: boolean } = {}) {
  const values = await valuesOf(measure, measuredGraph(published.names.length, published.lines, options));
  return Object.fromEntries(published.names.map((name, at) => [name, values[at] as number]));
}

/** The first of a list of values by name, with as many decimals as are published. */
async function leading(measure: string, published: PublishedGraph, count: number, options = {}) {
  const values = Object.entries(await named(measure, published, options));
  return Object.fromEntries(
    values
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, value]) => [name, Number(value.toFixed(6))]),
  );
}

test("the graphs are those that were published", () => {
  const sizes = [karateClub, florentineFamilies, lesMiserables].map(({ names, lines }) => [names.length, lines.length]);
  expect(sizes).toEqual([
    [34, 78],
    [16, 20],
    [77, 254],
  ]);
});

test("betweenness is that of the literature, not normalised, each pair once", async () => {
  expect(await leading("betweenness", karateClub, 5)).toEqual({
    1: 231.071429,
    34: 160.551587,
    33: 76.690476,
    3: 75.850794,
    32: 73.009524,
  });
  expect(await named("betweenness", florentineFamilies)).toMatchObject({
    Medici: 47.5,
    Guadagni: expect.closeTo(23.166667, 6),
    Albizzi: expect.closeTo(19.333333, 6),
    Salviati: 13,
    Ridolfi: expect.closeTo(10.333333, 6),
    Bischeri: 9.5,
    Pazzi: 0,
    Pucci: 0,
  });
  expect(await leading("betweenness", lesMiserables, 4)).toEqual({
    Valjean: 1624.4688,
    Myriel: 504,
    Gavroche: 470.570632,
    Marius: 376.292593,
  });
});

test("closeness counts how many are reached, so that a family without marriages takes from all and has none", async () => {
  expect(await leading("closeness", karateClub, 3)).toEqual({ 1: 0.568966, 3: 0.559322, 34: 0.55 });
  const families = await named("closeness", florentineFamilies);
  expect(families).toMatchObject({ Medici: expect.closeTo(0.522667, 6), Pucci: 0 });
  expect(await leading("closeness", lesMiserables, 2)).toEqual({ Valjean: 0.644068, Marius: 0.531469 });
});

test("eigenvector centrality and PageRank are those of NetworkX, also by the number of chapters", async () => {
  expect(await leading("eigenvector", karateClub, 3)).toEqual({ 34: 0.373363, 1: 0.355491, 3: 0.317193 });
  expect(await named("eigenvector", florentineFamilies)).toMatchObject({
    Medici: expect.closeTo(0.430308, 6),
    Strozzi: expect.closeTo(0.35598, 6),
    Pucci: 0,
  });
  expect(await leading("pagerank", karateClub, 3)).toEqual({ 34: 0.100919, 1: 0.096997, 33: 0.071693 });
  expect(await leading("pagerank", florentineFamilies, 2)).toEqual({ Medici: 0.144373, Guadagni: 0.097424 });
  expect(await leading("pagerank", lesMiserables, 3, { isWeighted: true })).toEqual({
    Valjean: 0.099558,
    Marius: 0.051668,
    Myriel: 0.039232,
  });
  expect(await leading("degree", lesMiserables, 3, { isWeighted: true })).toEqual({
    Valjean: 158,
    Marius: 104,
    Enjolras: 91,
  });
});

test("weighted betweenness is that of exact fractions, as ends do not tell equal lengths apart", async () => {
  // Chapters in common as nearness: a line of w chapters has the length 1 / w. The values are those of whole numbers,
  // the lengths times their common multiple.
  const { names, lines } = lesMiserables;
  const near = { names, lines: lines.map(([from, to, weight]) => [from, to, 1 / weight] as const) };
  expect(await leading("betweenness", near, 4, { isWeighted: true })).toEqual({
    Valjean: 2264.75,
    Marius: 1422,
    Myriel: 638,
    Fantine: 551,
  });
  expect(await leading("betweenness", lesMiserables, 3, { isWeighted: true })).toEqual({
    Valjean: 1293.614069,
    Gavroche: 812.684939,
    Javert: 551.190729,
  });
});

test("cores, articulation points, bridges and clustering are those of NetworkX", async () => {
  const count = (values: readonly number[], value: number) => values.filter((each) => each === value).length;
  const club = measuredGraph(34, karateClub.lines);
  const cores = await valuesOf("k-core", club);
  expect([4, 3, 2, 1].map((core) => count(cores, core))).toEqual([10, 12, 11, 1]);
  expect(Object.values(await leading("k-core", lesMiserables, 12))).toEqual(Array(12).fill(9));

  const cut = Object.entries(await named("articulation", florentineFamilies)).filter(([, parts]) => parts > 0);
  expect(Object.fromEntries(cut)).toEqual({ Albizzi: 1, Guadagni: 1, Medici: 2, Salviati: 1 });
  const bridges = await named("bridges", florentineFamilies);
  expect(bridges).toMatchObject({ Salviati: 2, Medici: 2, Pazzi: 1, Acciaiuoli: 1, Guadagni: 1, Pucci: 0 });
  expect(Object.values(bridges).reduce((sum, each) => sum + each, 0) / 2).toBe(5);

  const clustering = await valuesOf("clustering", club);
  // The one member with a single friend has no pair of them: 0 in NetworkX, not defined here.
  expect(clustering.filter(Number.isNaN)).toHaveLength(1);
  const sum = clustering.reduce((all, each) => all + (each || 0), 0);
  expect(sum / 34).toBeCloseTo(0.570638, 6);
});

test("communities of the club have the greatest modularity that is known, and most of each stays together from seed to seed", async () => {
  const { modularity, values, stability } = await computedMeasure("community", measuredGraph(34, karateClub.lines));
  expect(modularity).toBeCloseTo(0.41979, 5);
  expect(new Set(values)).toEqual(new Set([1, 2, 3, 4]));
  // The two who fell out with each other are in different ones.
  expect(values[0]).not.toBe(values[33]);
  const shares = [...(stability ?? [])];
  expect(shares).toHaveLength(34);
  for (const share of shares) expect(share > 0 && share <= 1).toBe(true);
  expect(shares.reduce((sum, share) => sum + share, 0) / 34).toBeGreaterThan(0.6);
});

test("a directed graph has the hubs, authorities, ranks, ways and values of NetworkX", async () => {
  const directed = measuredGraph(
    6,
    [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 2],
      [2, 4],
      [5, 4],
      [4, 0],
    ],
    { isDirected: true },
  );
  const rounded = async (measure: string) =>
    (await valuesOf(measure, directed)).map((value) => Number(value.toFixed(6)));
  // In this graph they are the square root of a half, and what is left of 1.
  const six = (value: number) => Number(value.toFixed(6));
  const [root, rest] = [six(Math.SQRT1_2), six(1 - Math.SQRT1_2)];
  expect(await rounded("hits-hub")).toEqual([six(Math.SQRT2 - 1), rest, 0, rest, 0, 0]);
  expect(await rounded("hits-authority")).toEqual([0, rest, root, 0, 0, 0]);
  expect(await rounded("pagerank")).toEqual([0.261802, 0.136266, 0.273342, 0.025, 0.27859, 0.025]);
  expect(await rounded("betweenness")).toEqual([6, 0, 6, 0, 8, 0]);
  expect(await rounded("closeness")).toEqual([0.454545, 0.384615, 0.625, 0.0, 0.625, 0.0]);
  expect(await rounded("eigenvector")).toEqual([0.43105, 0.353105, 0.642358, 0, 0.526202, 0]);
  expect(await rounded("degree")).toEqual([3, 2, 4, 1, 3, 1]);
  expect(await rounded("in-degree")).toEqual([1, 1, 3, 0, 2, 0]);
  expect(await rounded("out-degree")).toEqual([2, 1, 1, 1, 1, 1]);
});
