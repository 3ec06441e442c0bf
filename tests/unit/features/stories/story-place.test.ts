import fc from "fast-check";
import { expect, test } from "vitest";
import {
  nearestPlace,
  placeAfter,
  placeBefore,
  type StoryPlace,
} from "../../../../src/features/stories/story-place.ts";
import type { Story } from "../../../../src/model/story.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const story = smallDataset().stories[0] as Story;
const newer = { id: "later", schemaVersion: 9 } as unknown as Story["scenes"][number];
const stories = fc
  .array(fc.constantFrom(...story.scenes, newer), { minLength: 1, maxLength: 6 })
  .map((scenes): Story => ({ ...story, scenes }));

test("each press takes a step, then goes to the next scene before any of its steps", () => {
  const places: (readonly number[])[] = [];
  let place: StoryPlace | null = { story: story.id, scene: 0, step: 0 };
  while (place !== null) {
    places.push([place.scene, place.step]);
    place = placeAfter(story, place);
  }
  expect(places).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
});

test("going back undoes going on, everywhere in any story, and ends at its beginning", () => {
  fc.assert(
    fc.property(stories, (told) => {
      let place: StoryPlace | null = { story: told.id, scene: 0, step: 0 };
      expect(placeBefore(told, place)).toBeNull();
      while (place !== null) {
        const next = placeAfter(told, place);
        if (next !== null) expect(placeBefore(told, next)).toEqual(place);
        place = next;
      }
    }),
  );
});

test("a place that the story does not have is the nearest one that it has", () => {
  const at = (scene: number, step: number) => nearestPlace(story, { story: story.id, scene, step });
  expect(at(7, 9)).toEqual({ story: story.id, scene: 1, step: 2 });
  expect(at(-1, -1)).toEqual({ story: story.id, scene: 0, step: 0 });
  expect(nearestPlace({ ...story, scenes: [] }, { story: story.id, scene: 0, step: 0 })).toBeNull();
});
