import { describe, expect, test } from "vitest";
import { checkStories } from "../../../../src/features/stories/check-stories.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import type { Scene } from "../../../../src/model/story.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const story = smallDataset().stories[0] as Dataset["stories"][number];
const scene = story.scenes[1] as Scene;
const told = (scenes: readonly unknown[]) =>
  checkStories(smallDataset({ stories: [{ ...story, scenes }] as never })).map(({ code, path }) => [code, path]);
const toldWith = (change: Partial<Record<keyof Scene, unknown>>) => told([{ ...scene, ...change }]);
const NOTHING = { entities: [], claims: [] };

test("nothing is said of a story that is complete", () => {
  expect(checkStories(smallDataset())).toEqual([]);
});

describe("the check names", () => {
  test("a claim and an entity that the dataset lacks, wherever a scene names them", () => {
    expect(toldWith({ cites: [...scene.cites, "c.9999"] })).toEqual([
      ["stories/unknown-claim", "stories[0].scenes[0].cites[3]"],
    ]);
    expect(toldWith({ view: { ...scene.view, selection: { entities: ["e.x"], claims: [] } } })).toEqual([
      ["stories/unknown-entity", "stories[0].scenes[0].view.selection.entities[0]"],
    ]);
    expect(toldWith({ caption: "[so](#claim/c.9999)" })).toEqual([
      ["stories/unknown-claim", "stories[0].scenes[0].caption"],
    ]);
    const step = { reveal: NOTHING, point: { entities: [], claims: ["c.9999"] }, caption: null };
    expect(toldWith({ steps: [step] })).toEqual([
      ["stories/unknown-claim", "stories[0].scenes[0].steps[0].point.claims[0]"],
    ]);
  });

  test("a caption that cites nothing, and a claim that is linked to but not cited", () => {
    expect(toldWith({ cites: [] })).toEqual([["stories/uncited-caption", "stories[0].scenes[0].cites"]]);
    expect(toldWith({ caption: "[so](#claim/c.0001)" })).toEqual([
      ["stories/uncited-claim", "stories[0].scenes[0].caption"],
    ]);
  });

  test("a scene that shows nothing, and one that says nothing", () => {
    const view = { hidden: { kind: smallDataset().vocabulary.entityKinds.map(({ id }) => id) } };
    expect(toldWith({ view, steps: [] })).toContainEqual(["stories/empty-scene", "stories[0].scenes[0]"]);
    expect(toldWith({ caption: " ", steps: [] })).toEqual([["stories/no-caption", "stories[0].scenes[0].caption"]]);
  });

  test("a step that changes nothing, and one that reveals what the view hides", () => {
    const idle = { reveal: NOTHING, point: null, caption: null };
    expect(toldWith({ steps: [idle] })).toEqual([["stories/idle-step", "stories[0].scenes[0].steps[0]"]]);
    const hidden = { reveal: { entities: ["e.salim"], claims: [] }, point: null, caption: null };
    expect(toldWith({ steps: [hidden] })).toEqual([["stories/never-shown", "stories[0].scenes[0].steps[0].reveal"]]);
  });

  test("HTML and foreign links in captions and notes", () => {
    expect(toldWith({ caption: "<b>Three</b>" })).toEqual([["stories/caption-html", "stories[0].scenes[0].caption"]]);
    expect(toldWith({ notes: "[x](javascript:alert)" })).toEqual([
      ["stories/caption-foreign-link", "stories[0].scenes[0].notes"],
    ]);
  });

  test("a scene of a newer version, and a story without scenes", () => {
    expect(told([scene, { id: "later", schemaVersion: 9 }])).toEqual([["stories/newer-scene", "stories[0].scenes[1]"]]);
    expect(told([])).toEqual([["stories/empty-story", "stories[0]"]]);
  });
});
