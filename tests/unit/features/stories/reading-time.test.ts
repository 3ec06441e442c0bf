import { describe, expect, test } from "vitest";
import { secondsAt } from "../../../../src/features/stories/reading-time.ts";
import type { Scene } from "../../../../src/model/story.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const [story] = smallDataset().stories;
const scene = { ...(story?.scenes[1] as Scene), seconds: null };
const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

describe("how long a step stays", () => {
  test("is what the scene says, where it says so", () => {
    expect(secondsAt({ ...scene, seconds: 11 }, 1)).toBe(11);
  });

  test("is as long as what is new takes to read, at 180 words a minute", () => {
    const long = { ...scene, title: words(10), caption: words(80) };
    expect(secondsAt(long, 0)).toBe(30);
    const step = { reveal: { entities: [], claims: [] }, point: null, caption: words(45) };
    expect(secondsAt({ ...long, steps: [step] }, 1)).toBe(15);
  });

  test("counts the words of a link, and not where it leads", () => {
    const linked = { ...scene, title: "one", caption: `[${words(29)}](#claim/c.0006)` };
    expect(secondsAt(linked, 0)).toBe(10);
  });

  test("is never under four seconds, be there few words, none, or a scene that cannot be read", () => {
    expect(secondsAt({ ...scene, title: "one", caption: "" }, 0)).toBe(4);
    expect(
      secondsAt({ ...scene, steps: [{ reveal: { entities: [], claims: [] }, point: null, caption: null }] }, 1),
    ).toBe(4);
    expect(secondsAt({ id: "later" as Scene["id"], schemaVersion: 9 }, 0)).toBe(4);
  });
});
