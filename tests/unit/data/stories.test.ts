import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { readDataset } from "../../../src/cli/read-dataset.ts";
import { createDerivation } from "../../../src/derive/derive.ts";
import type { DerivedView } from "../../../src/derive/derived-view.ts";
import { fitView } from "../../../src/derive/fit-view.ts";
import { type CaptionBlock, type CaptionSpan, parseCaption } from "../../../src/features/stories/caption.ts";
import { checkStories } from "../../../src/features/stories/check-stories.ts";
import { captionsAt, viewOfScene } from "../../../src/features/stories/scene-view.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { isReadable } from "../../../src/model/scene-version.ts";
import type { Scene } from "../../../src/model/story.ts";

const FOLDER = fileURLToPath(new URL("../../../graph-data/kerman-attack", import.meta.url));

/** Scenes that are about what disappears: the claims that they cite and, by their lens, do not show. */
const DISAPPEARING: Readonly<Record<string, readonly string[]>> = {
  "whose-word/without": ["c.0098", "c.0160", "c.0170", "c.0211"],
  "neighbours-and-safe-havens/take-away": ["c.0160"],
  "two-services/what-is-left": ["c.0257", "c.0261", "c.0266", "c.0268"],
};

/** How a caption may name a holder. The author and the unnamed have words of their own below. */
const HOLDER_IN_WORDS: Readonly<Record<string, RegExp>> = {
  "e.iran": /\bIran says|Iran's|Iran as a state|Iranian state|Iran also sees/,
  "e.iranian-officials": /Iranian officials/,
  "e.mahmoud-alavi": /Alavi/,
  "e.ali-khamenei": /Khamenei/,
  "e.us-intelligence-community": /US intelligence/,
};
/** Words that carry a stance. What is asserted needs none. */
const STANCE_IN_WORDS: Readonly<Record<string, RegExp>> = {
  reported: /report|believed|attributed/i,
  inferred: /\bmay\b|probably|infer|seems/i,
  proposed: /option/i,
};

/** What nobody would say to a class, each of them once on the screen. */
const NOT_SAID =
  /steered from afar|foremost|laid to the services|split over ideas|only few|raised the rank|in rank|prime suspicion|full scale\b/i;
/** Words that the page does not use of itself: it says certainty, graph and entity (docs/words.md). */
const NOT_OF_THE_PAGE = /\bstances?\b|\bpictures?\b|\bentries\b/i;
/** The longest sentence of the captions that is still said in one breath, in words. */
const LONGEST_SENTENCE = 24;

let dataset: Dataset;
let knowledge: KnowledgeGraph;
let places: readonly { readonly name: string; readonly scene: Scene }[];

beforeAll(async () => {
  const read = await readDataset(FOLDER);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  dataset = read.value.dataset;
  knowledge = buildKnowledgeGraph(dataset);
  places = dataset.stories.flatMap(({ id, scenes }) =>
    scenes.filter(isReadable).map((scene) => ({ name: `${id}/${scene.id}`, scene })),
  );
});

function shownAt(scene: Scene, step: number): { derived: DerivedView; isShown: (id: string) => boolean } {
  const { view, issues } = fitView(knowledge, viewOfScene(scene, step), "scene");
  expect(issues).toEqual([]);
  const derived = createDerivation()(knowledge, view);
  const isShown = (id: string) => {
    const e = knowledge.entityNumber.get(id);
    return e === undefined ? derived.claimMask[knowledge.claimNumber.get(id) ?? -1] === 1 : derived.entityMask[e] === 1;
  };
  return { derived, isShown };
}

/** What is read out: the words without their marks. */
function wordsOf(source: string): readonly string[] {
  const ofSpan = (span: CaptionSpan): string =>
    span.kind === "text" ? span.text : span.kind === "break" ? " " : span.spans.map(ofSpan).join("");
  const ofBlock = (block: CaptionBlock): string =>
    block.kind === "paragraph" ? block.spans.map(ofSpan).join("") : block.items.flat().map(ofBlock).join(" ");
  return parseCaption(source).blocks.map(ofBlock).join(" ").split(/\s+/).filter(Boolean);
}

const allCaptions = (scene: Scene): string => captionsAt(scene, scene.steps.length).join(" ");
const where = (test: (scene: Scene) => boolean) => places.filter(({ scene }) => test(scene)).map(({ name }) => name);

describe("the stories of the article", () => {
  test("are three, in the order in which they are told, of eight to twelve scenes", () => {
    expect(dataset.stories.map(({ title }) => title)).toEqual([
      "Whose word is it?",
      "Neighbours and safe havens",
      "Two services, one jurisdiction",
    ]);
    for (const { scenes } of dataset.stories) {
      expect(scenes.length).toBeGreaterThanOrEqual(8);
      expect(scenes.length).toBeLessThanOrEqual(12);
    }
    expect(places.length).toBe(dataset.stories.flatMap(({ scenes }) => scenes).length);
  });

  test("have nothing that the check finds fault with", () => {
    expect(checkStories(dataset)).toEqual([]);
  });

  test("fit on a screen and into a breath: titles, captions and notes keep their length", () => {
    const isWithin = (text: string | null, least: number, most: number) => {
      const count = wordsOf(text ?? "").length;
      return count >= least && count <= most;
    };
    expect(where(({ title }) => title.length > 45)).toEqual([]);
    expect(where(({ caption }) => !isWithin(caption, 25, 60))).toEqual([]);
    expect(where(({ steps }) => steps.some(({ caption }) => caption !== null && !isWithin(caption, 1, 30)))).toEqual(
      [],
    );
    expect(where((scene) => !isWithin(allCaptions(scene), 25, 85))).toEqual([]);
    expect(where(({ notes }) => !isWithin(notes, 40, 120))).toEqual([]);
    expect(where(({ steps }) => steps.length > 4)).toEqual([]);
  });

  test("are told in sentences of one breath, in words that one would say", () => {
    const sentencesOf = (scene: Scene) =>
      captionsAt(scene, scene.steps.length).flatMap((caption) =>
        wordsOf(caption)
          .join(" ")
          .split(/(?<=[.?!]) /),
      );
    const tooLong = places.flatMap(({ scene }) =>
      sentencesOf(scene).filter((sentence) => sentence.split(" ").length > LONGEST_SENTENCE),
    );
    expect(tooLong).toEqual([]);
    const spoken = places.flatMap(({ scene }) => [scene.title, ...captionsAt(scene, scene.steps.length), scene.notes]);
    const records = [...dataset.entities, ...dataset.claims].flatMap(({ label, gloss }) => [label, gloss]);
    expect([...spoken, ...records].filter((text) => NOT_SAID.test(text ?? ""))).toEqual([]);
    expect(spoken.filter((text) => NOT_OF_THE_PAGE.test(text ?? ""))).toEqual([]);
  });

  test("end each scene with all that its captions cite on the stage, but where the scene is about its disappearing", () => {
    for (const { name, scene } of places) {
      const { isShown } = shownAt(scene, scene.steps.length);
      expect(scene.cites.length, name).toBeGreaterThan(0);
      expect(
        scene.cites.filter((id) => !isShown(id)),
        name,
      ).toEqual(DISAPPEARING[name] ?? []);
    }
  });

  test("show something at every step, and at each step what it reveals and points at, not before", () => {
    for (const { name, scene } of places) {
      for (let step = 0; step <= scene.steps.length; step++) {
        const { derived, isShown } = shownAt(scene, step);
        expect(derived.shownEntities, `${name} at ${step}`).toBeGreaterThan(0);
        const pending = scene.steps.slice(step).flatMap(({ reveal }) => [...reveal.entities, ...reveal.claims]);
        expect(pending.filter(isShown), `${name} at ${step}`).toEqual([]);
        const here = scene.steps[step - 1];
        if (here === undefined) continue;
        const { reveal, point } = here;
        const named = [...reveal.entities, ...reveal.claims, ...(point?.entities ?? []), ...(point?.claims ?? [])];
        expect(named.length, `${name} at ${step}`).toBeGreaterThan(0);
        expect(
          named.filter((id) => !isShown(id)),
          `${name} at ${step}`,
        ).toEqual([]);
      }
    }
  });

  test("point at no claim that they do not cite", () => {
    for (const { name, scene } of places) {
      const cited = new Set<string>(scene.cites);
      const pointed = scene.steps.flatMap(({ point }) => point?.claims ?? []);
      expect(
        pointed.filter((id) => !cited.has(id)),
        name,
      ).toEqual([]);
    }
  });

  test("name everything that a small picture holds, and place it", () => {
    for (const { name, scene } of places) {
      const { focus, moved } = scene.view;
      if (focus === undefined || focus === null) continue;
      const { isShown } = shownAt(scene, scene.steps.length);
      expect(
        focus.entities.filter((id) => !isShown(id)),
        name,
      ).toEqual([]);
      expect(Object.keys(moved ?? {}).toSorted(), name).toEqual([...focus.entities].toSorted());
    }
  });

  test("fill the canvas beside the text, which is about as high as wide, with every small picture", () => {
    const shapes = places.flatMap(({ name, scene }) => {
      const at = Object.values(scene.view.moved ?? {});
      const [width, height] = [0, 1].map((axis) => {
        const along = at.map((place) => place[axis] as number);
        return Math.max(...along) - Math.min(...along);
      }) as [number, number];
      return at.length === 0 ? [] : [{ name, shape: width / height }];
    });
    expect(shapes.length).toBeGreaterThan(30);
    expect(shapes.filter(({ shape }) => shape < 0.9 || shape > 1.2)).toEqual([]);
  });

  test("give a claim that is not the author's own to its holder, and a hedged one its hedge", () => {
    for (const { name, scene } of places) {
      const said = allCaptions(scene);
      for (const id of scene.cites) {
        if (DISAPPEARING[name]?.includes(id)) continue;
        const attributions = dataset.claims[knowledge.claimNumber.get(id) as number]?.attributions ?? [];
        // A claim that the author states somewhere in plain words may be told in plain words.
        if (attributions.some(({ stance }) => stance === "asserted")) continue;
        const isTold = attributions.some(({ holder, stance }) => {
          const word = STANCE_IN_WORDS[stance ?? ""] ?? (holder === null ? undefined : HOLDER_IN_WORDS[holder]);
          return word?.test(said);
        });
        expect(isTold, `${name} on ${id}`).toBe(true);
      }
    }
  });

  test("count right where they count", () => {
    const sceneOf = (wanted: string) => places.find(({ name }) => name === wanted)?.scene as Scene;
    const lit = (name: string) => shownAt(sceneOf(name), 0).derived;
    const [claims, entities] = [knowledge.claimCount, knowledge.order];
    const { shownClaims: solid } = lit("whose-word/solid");
    expect(sceneOf("whose-word/solid").caption).toContain(`${solid} of its ${claims} claims`);
    expect(sceneOf("whose-word/solid").notes).toContain(`${claims - solid} claims have no plain statement`);
    const kept = lit("whose-word/without");
    expect(sceneOf("whose-word/without").caption).toContain(`Of ${claims} claims, ${claims - kept.shownClaims} fade`);
    expect(sceneOf("whose-word/without").caption).toContain(`${entities - kept.shownEntities} entities`);
    const others = lit("whose-word/other-voices").shownClaims;
    expect(sceneOf("whose-word/other-voices").caption).toContain(`Of ${claims} claims, ${others} stay lit`);
  });

  test("name what is left without a line by what it is: a warning is not a name", () => {
    const scene = places.find(({ name }) => name === "two-services/what-is-left")?.scene as Scene;
    const { isShown } = shownAt(scene, 0);
    const shown = dataset.claims.filter(({ id }) => isShown(id));
    const ends = new Set<string | null>(shown.flatMap(({ subject, object }) => [subject, object]));
    const alone = (scene.view.focus?.entities ?? []).filter((id) => !ends.has(id));
    expect(alone.toSorted()).toEqual(["e.fakhrizadeh-warning", "e.irgc-counterparts", "e.prime-suspect"]);
    expect(scene.caption).toContain("The warning, the suspect and the IRGC counterparts are left without a line.");
  });

  test("call the warning one of an attack on Fakhrizadeh, not one by him", () => {
    const labelled = dataset.entities.find(({ id }) => id === "e.fakhrizadeh-warning");
    expect(labelled?.label).toBe("Warning of attack on Fakhrizadeh");
    expect(JSON.stringify(dataset)).not.toMatch(/Fakhrizadeh warning/i);
  });
});
