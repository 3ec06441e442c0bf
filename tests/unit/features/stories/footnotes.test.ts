import { describe, expect, test } from "vitest";
import { footnotesOf } from "../../../../src/features/stories/footnotes.ts";
import type { Scene } from "../../../../src/model/story.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const { knowledge, derived } = createWorkspace(smallDataset()).store.getState();
const [story] = smallDataset().stories;
const arm = story?.scenes[1] as Scene;
const idsOf = (scene: Scene) =>
  footnotesOf(knowledge, derived, scene).map(({ claim }) => knowledge.dataset.claims[claim]?.id);

describe("the footnotes of a scene", () => {
  test("say where, by whom and how firmly, and have a number only where a caption has it", () => {
    const scene = { ...arm, caption: "See [this](#claim/c.0008).", steps: [] };
    expect(idsOf(scene)).toEqual(["c.0008", "c.0006", "c.0007"]);
    const notes = footnotesOf(knowledge, derived, scene);
    expect(notes.map(({ number }) => number)).toEqual([1, null, null]);
    expect(notes[1]).toMatchObject({ place: "¶2", stance: expect.any(String) });
  });

  test("stand in the order of the captions, then of their passages, in whatever order they are cited", () => {
    const cites = knowledge.dataset.claims.map(({ id }) => id).toReversed();
    const places = (scene: Scene) =>
      footnotesOf(knowledge, derived, scene).map(({ claim }) => {
        const at = knowledge.dataset.claims[claim]?.attributions[0]?.evidence[0]?.at;
        return at === undefined ? Number.POSITIVE_INFINITY : Number(at);
      });
    const all = places({ ...arm, cites });
    expect(all.length).toBe(cites.length);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(places({ ...arm, cites: cites.toReversed() })).toEqual(all);
  });

  test("read an accusation out as one, and a denial as a denial", () => {
    const stances = footnotesOf(knowledge, derived, arm).map(({ holder, stance }) => `${holder}: ${stance}`);
    expect(stances[0]).toBe("Grey Company: relayed, denied");
  });

  test("stand there only once their claims are on the stage", () => {
    expect(footnotesOf(knowledge, derived, arm).map(({ from }) => from)).toEqual([1, 2, 2]);
  });

  test("leave out what the dataset lacks", () => {
    expect(idsOf({ ...arm, cites: ["c.7777" as Scene["cites"][number], ...arm.cites] })).toEqual([
      "c.0006",
      "c.0007",
      "c.0008",
    ]);
  });
});
