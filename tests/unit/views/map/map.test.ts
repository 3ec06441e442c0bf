import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { describeFilters } from "../../../../src/derive/describe-filters.ts";
import { estimatedWidth } from "../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { shiftFor, sightOf } from "../../../../src/drawing/sight.ts";
import { svgOf } from "../../../../src/drawing/svg.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { type Atlas, loadAtlas } from "../../../../src/views/map/atlas.ts";
import { coordinatesOf, hasCoordinates } from "../../../../src/views/map/coordinates.ts";
import { homesOf, layoutOf } from "../../../../src/views/map/layout.ts";
import { setMap } from "../../../../src/views/map/map-commands.ts";
import { loadPictureOfMap } from "../../../../src/views/map/map-picture.ts";
import { mapKind } from "../../../../src/views/map/map-view.ts";
import { countPlaced, placedOf } from "../../../../src/views/map/placed.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import {
  attributionWith,
  claimWith,
  type EntityInput,
  entityWith,
  smallDataset,
  smallDatasetInput,
} from "../../../fixtures/small-dataset.ts";

let atlas: Atlas;

beforeAll(async () => {
  // A few countries: projecting all takes longer than all else here.
  atlas = (await loadAtlas()).slice(0, 12);
});

const SIZE = { width: 800, height: 600 };

function parsed(input: unknown): Dataset {
  const result = parseDataset(input);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

/** Entities at places, some of them in or part of others, with claims of any certainty between them. */
function scattered(): Dataset {
  const input = generateDataset({ entities: 80, claims: 320 });
  for (const predicate of input.vocabulary.predicates)
    if (predicate.id.charCodeAt(predicate.id.length - 1) % 3 === 0) predicate.role = "located-in";
  for (const [i, entity] of input.entities.entries())
    if (i % 4 === 0)
      entity.place = { latitude: ((i * 37) % 120) - 60, longitude: ((i * 53) % 360) - 180, basis: "source" };
  return parsed(input);
}

const at = (latitude: number, longitude: number, more: Partial<NonNullable<EntityInput["place"]>> = {}) => ({
  latitude,
  longitude,
  basis: "source" as const,
  ...more,
});

/** An attribution whose source names nobody. */
const said = (more: Parameters<typeof attributionWith>[0] = {}) => attributionWith({ holder: null, ...more });

/** A dataset of entities, with what is claimed of them. */
function placing(
  entities: readonly (Partial<EntityInput> & { readonly id: string })[],
  claims: readonly Parameters<typeof claimWith>[0][] = [],
): Dataset {
  const { vocabulary } = smallDatasetInput();
  const [predicate] = vocabulary.predicates;
  if (predicate === undefined) throw new Error("The small dataset has no predicate.");
  return smallDataset({
    entities: entities.map((entity) => entityWith(entity)),
    claims: claims.map((claim, i) =>
      claimWith({ id: `c.${i}`, predicate: "is-in", label: "knows", attributions: [said()], ...claim }),
    ),
    vocabulary: {
      ...vocabulary,
      predicates: [
        ...vocabulary.predicates,
        { id: "is-in", label: "is in", family: predicate.family, symmetric: false, role: "located-in" },
        { id: "knows", label: "knows", family: predicate.family, symmetric: false },
      ],
    },
    links: [],
    layouts: [],
    questions: [],
    stories: [],
  });
}

function opened(dataset: Dataset) {
  const workspace = createWorkspace(dataset);
  const state = () => workspace.store.getState();
  const number = (id: string) => state().knowledge.entityNumber.get(id) ?? -1;
  const draw = (zoom: Parameters<typeof shiftFor>[0] = null) => {
    const drawable = mapKind(atlas).prepare(state());
    const sight = sightOf(SIZE, SIZE, shiftFor(zoom, SIZE, SIZE, "both"), "both");
    return { drawable, ...drawable.draw(sight, PALETTES.light, estimatedWidth) };
  };
  return { workspace, state, number, draw, placed: () => placedOf(state()) };
}

describe("where entities are", () => {
  const some = scattered();

  test("is known or said to be unknown, for each that is shown and each claim, under any filter", () => {
    const kinds = some.vocabulary.entityKinds.map(({ id }) => id);
    const stances = some.vocabulary.stances.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(kinds), fc.subarray(stances), fc.constantFrom(1, 3, 40), (hidden, without, by) => {
        const { workspace, state, draw, placed } = opened(some);
        if (hidden.length > 0) workspace.dispatch(toggleValues, { facet: "kind", values: hidden });
        if (without.length > 0) workspace.dispatch(toggleValues, { facet: "stance", values: without });
        const counts = countPlaced(state(), placed());
        expect(counts.own + counts.tied + counts.loose).toBe(state().derived.shownEntities);
        expect(counts.between + counts.within + counts.halfPlaced + counts.unplaced).toBe(state().derived.shownClaims);
        // What has a place is in one node of the drawing, and in one only.
        const { targets, drawable } = draw(by === 1 ? null : { x: 0.5, y: 0.5, by });
        const drawn = targets.flatMap(({ entities, claims }) => (claims.length === 0 ? entities : []));
        expect(new Set(drawn).size).toBe(drawn.length);
        if (by === 1)
          for (const e of [...placed().own, ...placed().tied]) expect(drawn.includes(e) || counts.own === 0).toBe(true);
        expect(drawable.nothing === null).toBe(counts.own > 0);
      }),
      { numRuns: 20 },
    );
  });

  test("is where a claim puts those without coordinates: the firmest that is shown and affirmed, or else nowhere", () => {
    const [firm, soft] = smallDatasetInput().vocabulary.stances;
    const stance = (of: typeof firm) => ({ attributions: [said({ stance: of?.id as never })] });
    const { workspace, placed, number } = opened(
      placing(
        [
          { id: "e.town", place: at(30, 57, { precision: "city" }) },
          { id: "e.land", place: at(32, 53, { precision: "country" }) },
          { id: "e.thing" },
          { id: "e.denied" },
        ],
        [
          { subject: "e.thing", object: "e.land", ...stance(soft) },
          { subject: "e.thing", object: "e.town", ...stance(firm) },
          { subject: "e.denied", object: "e.town", attributions: [said({ polarity: "denied" })] },
        ],
      ),
    );
    expect(placed().standsAt[number("e.thing")]).toBe(number("e.town"));
    expect(placed().through[number("e.thing")]).toBe(1);
    expect(placed().loose).toEqual([number("e.denied")]);
    workspace.dispatch(toggleValues, { facet: "stance", values: [firm?.id ?? ""] });
    expect(placed().standsAt[number("e.thing")]).toBe(number("e.land"));
    workspace.dispatch(toggleValues, { facet: "stance", values: [soft?.id ?? ""] });
    expect(placed().standsAt[number("e.thing")]).toBe(-1);
  });

  test("is 0° where that is stated, nowhere where nothing is, and a coordinate that cannot be is said when a file is read", () => {
    const { state, number, placed } = opened(placing([{ id: "e.null", place: at(0, 0) }, { id: "e.none" }]));
    const coordinates = coordinatesOf(state().knowledge);
    expect(hasCoordinates(coordinates, number("e.null"))).toBe(true);
    expect(hasCoordinates(coordinates, number("e.none"))).toBe(false);
    expect(placed().own).toEqual([number("e.null")]);
    const input = smallDatasetInput();
    (input.entities[0] as EntityInput).place = at(91, 10);
    const read = parseDataset(input);
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toContain("entities[0].place.latitude");
  });
});

describe("the map", () => {
  test("sets places that lie on each other around one point, and counts what has no room there", () => {
    const few = opened(placing(Array.from({ length: 4 }, (_, i) => ({ id: `e.${i}`, place: at(10, 20) }))));
    expect(few.draw().targets).toHaveLength(4);
    const many = opened(placing(Array.from({ length: 40 }, (_, i) => ({ id: `e.${i}`, place: at(10, 20) }))));
    const { targets, marks } = many.draw({ x: 0.5, y: 0.5, by: 4_096 });
    expect(targets.map(({ entities }) => entities.length)).toEqual([40]);
    expect(targets[0]?.words()).toMatch(/40 entities at this place$/);
    expect(marks).toContainEqual(expect.objectContaining({ kind: "text", text: "+39" }));
  });

  test("draws a claim between two places in its pattern, and says whose it is where it is pointed at", () => {
    const { draw } = opened(
      placing(
        [
          { id: "e.a", label: "A", place: at(30, 40) },
          { id: "e.b", label: "B", place: at(32, 60) },
        ],
        [{ subject: "e.a", object: "e.b", predicate: "knows" }],
      ),
    );
    const { targets } = draw();
    const line = targets.find(({ claims }) => claims.length > 0);
    expect(line?.area.kind).toBe("line");
    expect(line?.words()).toMatch(/: A knows B, /);
  });

  test("draws beside a place what claims lead to from there alone, unless it is to be listed only", () => {
    const { workspace, state, draw, placed, number } = opened(
      placing(
        [
          { id: "e.a", label: "A", place: at(30, 40) },
          { id: "e.b", label: "B", place: at(32, 60) },
          { id: "e.c", label: "C", place: at(40, 50) },
          { id: "e.guest", label: "Guest" },
          { id: "e.everywhere" },
        ],
        [
          { subject: "e.a", object: "e.guest", predicate: "knows" },
          ...["e.a", "e.b", "e.c"].map((object) => ({ subject: "e.everywhere", object, predicate: "knows" })),
        ],
      ),
    );
    const homes = homesOf(state(), placed());
    expect(homes[number("e.guest")]).toBe(number("e.a"));
    expect(homes[number("e.everywhere")]).toBe(-1);
    const words = () => draw().targets.map((target) => String(target.words()));
    expect(words().some((text) => /^Guest, without a place, beside A\. .*: A knows Guest/.test(text))).toBe(true);
    workspace.dispatch(setMap, { loose: "listed" });
    expect(words().some((text) => text.startsWith("Guest"))).toBe(false);
    expect(draw().drawable.notes.join(" ")).toContain("2 entities have no place");
  });

  test("has something to say, and no number out of range, whatever is empty", () => {
    for (const dataset of [placing([]), placing([{ id: "e.none" }]), placing([{ id: "e.pole", place: at(90, 0) }])]) {
      const { draw } = opened(dataset);
      const { drawable, marks, targets } = draw();
      expect(drawable.nothing === null).toBe(targets.length > 0);
      for (const mark of marks) expect(JSON.stringify(mark)).not.toMatch(/NaN|null|Infinity/);
    }
    expect(opened(placing([{ id: "e.none" }])).draw().drawable.nothing).toMatch(/^None of the 1 entity/);
  });

  test("is a picture with its signs, what it leaves out, and whose view its borders are", async () => {
    const { state } = opened(
      placing([
        { id: "e.land", place: at(32, 53, { precision: "country", basis: "external" }) },
        { id: "e.town", place: at(30, 57, { precision: "city" }) },
        { id: "e.none" },
      ]),
    );
    const { knowledge, view, derived } = state();
    const picture = (await loadPictureOfMap())(
      { knowledge, view, derived },
      {
        scope: "whole",
        stage: SIZE,
        palette: PALETTES.light,
        hasGround: true,
        title: "Places",
        hasLegend: true,
        hasSourceLine: true,
        filters: describeFilters(knowledge, view),
      },
      estimatedWidth,
    );
    const svg = picture.ok ? svgOf(picture.value) : "";
    for (const text of ["Country", "City", "1 entity has no place", "no evidence", "one cartographer’s view"])
      expect(svg.replaceAll(/<\/text><text[^>]*>/g, " ")).toContain(text);
    expect(svg).not.toContain("NaN");
  });

  test("works out what stands where once while it is panned", () => {
    const { draw, state, placed } = opened(scattered());
    const drawable = mapKind(atlas).prepare(state());
    const marksAt = (x: number) => {
      const sight = sightOf(SIZE, SIZE, shiftFor({ x, y: 0.5, by: 4 }, SIZE, SIZE, "both"), "both");
      return drawable.draw(sight, PALETTES.light, estimatedWidth).marks[0];
    };
    const [before, after] = [marksAt(0.5), marksAt(0.51)];
    expect(before).toMatchObject({ d: (after as { d: string }).d });
    expect(before).not.toEqual(after);
    expect(draw().targets.length).toBeGreaterThan(0);
    const places = new Float64Array(2 * state().knowledge.order).fill(Number.NaN);
    for (const e of placed().own) places.set([e, 2 * e], 2 * e);
    const layout = layoutOf({
      state: state(),
      placed: placed(),
      places,
      magnification: 1,
      whole: SIZE,
      nameWidth: () => 40,
      homes: null,
    });
    for (const e of [...placed().own, ...placed().tied]) expect(layout.nodeOf[e]).toBeGreaterThanOrEqual(0);
    for (const e of placed().loose) expect(layout.nodeOf[e]).toBe(-1);
  });
});
