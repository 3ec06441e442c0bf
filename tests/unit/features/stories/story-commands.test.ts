import fc from "fast-check";
import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { openStories } from "../../../../src/features/stories/open-stories.ts";
import * as sceneCommands from "../../../../src/features/stories/scene-commands.ts";
import * as writing from "../../../../src/features/stories/scene-writing-commands.ts";
import * as stepCommands from "../../../../src/features/stories/step-commands.ts";
import * as storyCommands from "../../../../src/features/stories/story-commands.ts";
import { isChanged } from "../../../../src/model/document.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import type { Scene, Story } from "../../../../src/model/story.ts";
import { setCamera } from "../../../../src/workspace/camera-commands.ts";
import { partsOf, UNDONE } from "../../../../src/workspace/history.ts";
import { focusOn, select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const { addStory, deleteStory, describeStory, discardStories, duplicateStory, moveStory, openStory, renameStory } =
  storyCommands;
const { cite, deleteScene, duplicateScene, insertLink, moveScene, renameScene, setSeconds, uncite, writeCaption } =
  sceneCommands;
const { addPointingStep, addRevealingStep, moveStep, pointAtSelected, removeStep, revealSelected, writeStepCaption } =
  stepCommands;

const STORY = "three-accounts";
const scene = (id: string) => ({ story: STORY, scene: id });
let workspace: Workspace;
const state = () => workspace.store.getState();
const stories = () => state().knowledge.dataset.stories;
const storyOf = (id = STORY) => stories().find((story) => story.id === id) as Story;
const sceneOf = (id: string) => storyOf().scenes.find((each) => each.id === id) as Scene;
const sceneIds = () => storyOf().scenes.map(({ id }) => id as string);
const NEWER = { id: "later", schemaVersion: 9, pages: [1] };

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

/** The same dataset with a scene in front that only a later version can read. */
function withNewerScene(): void {
  const [story] = smallDataset().stories as readonly [Story];
  workspace = createWorkspace(smallDataset({ stories: [{ ...story, scenes: [NEWER, ...story.scenes] }] as never }));
}

describe("stories", () => {
  test("begin with what is on screen and are opened", () => {
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    workspace.dispatch(writing.startStory);
    const begun = stories().at(-1) as Story;
    expect(state().view.room).toEqual({ kind: "stories", story: begun.id, scene: null });
    expect(begun.scenes).toHaveLength(1);
    expect(begun.scenes[0]).toMatchObject({
      title: "Around Duchy of Orm",
      view: { focus: { entities: ["e.orm"], hops: 1 } },
    });
    expect(workspace.undo()).toBe(true);
    expect(isChanged(state().document)).toBe(false);
    // The story is gone, and its room with it.
    expect(state().view.room).toEqual({ kind: "stories", story: null, scene: null });
  });

  test("are renamed and described as they are typed, and one undo takes back what was typed in one go", () => {
    workspace.dispatch(renameStory, { story: STORY, title: "T" });
    workspace.dispatch(renameStory, { story: STORY, title: "Tw" });
    workspace.dispatch(renameStory, { story: STORY, title: "Two" });
    workspace.endGesture();
    workspace.dispatch(describeStory, { story: STORY, description: " " });
    expect(storyOf()).toMatchObject({ title: "Two", description: storyCommands.UNDESCRIBED });
    workspace.undo();
    workspace.undo();
    expect(storyOf().title).toBe("Three accounts of one relic");
  });

  test("are never without a title", () => {
    expect(v.is(renameStory.payload, { story: STORY, title: "  " })).toBe(false);
    expect(v.is(renameScene.payload, { ...scene("everybody"), title: "" })).toBe(false);
  });

  test("are duplicated beside themselves under an id of their own", () => {
    workspace.dispatch(duplicateStory, { story: STORY });
    workspace.dispatch(duplicateStory, { story: STORY });
    expect(stories().map(({ id }) => id)).toEqual([STORY, `${STORY}-3`, `${STORY}-2`]);
    expect(stories()[1]?.scenes).toEqual(stories()[0]?.scenes);
  });

  test("are deleted, which closes their panel, and come back by undo", () => {
    workspace.dispatch(openStory, { story: STORY });
    workspace.dispatch(deleteStory, { story: STORY });
    expect(stories()).toEqual([]);
    expect(state().view.room).toEqual({ kind: "stories", story: null, scene: null });
    workspace.undo();
    expect(storyOf().scenes).toHaveLength(2);
    expect(state().view.room).toEqual({ kind: "stories", story: null, scene: null });
  });

  test("that were only put in another order go back to that of the file", () => {
    workspace = createWorkspace(smallDataset({ stories: [storyOf(), { ...storyOf(), id: "second" }] as never }));
    workspace.dispatch(moveStory, { story: STORY, to: 1 });
    expect(stories().map(({ id }) => id)).toEqual(["second", STORY]);
    expect(workspace.dispatch(discardStories)).toBe(true);
    expect(stories().map(({ id }) => id)).toEqual([STORY, "second"]);
    expect(isChanged(state().document)).toBe(false);
  });

  test("are moved within their list and not out of it", () => {
    workspace.dispatch(duplicateStory, { story: STORY });
    workspace.dispatch(moveStory, { story: STORY, to: 7 });
    expect(stories().map(({ id }) => id)).toEqual([`${STORY}-2`, STORY]);
    expect(workspace.dispatch(moveStory, { story: STORY, to: 2 })).toBe(false);
  });

  test("from a file replace the one of the same id, or stay beside it, as was asked", () => {
    const story = { ...storyOf(), title: "From a file" } as Story;
    workspace.dispatch(addStory, { story, whereTaken: "keep-both" });
    expect(stories().map(({ id, title }) => [id, title])).toEqual([
      [STORY, "Three accounts of one relic"],
      [`${STORY}-2`, "From a file"],
    ]);
    workspace.dispatch(addStory, { story, whereTaken: "replace" });
    expect(stories().map(({ title }) => title)).toEqual(["From a file", "From a file"]);
    expect(state().view.room).toEqual({ kind: "stories", story: STORY, scene: null });
  });

  test("go back to those of the file, and undo brings the changes back", () => {
    expect(discardStories.isEnabled(state())).toBe(false);
    workspace.dispatch(openStories);
    workspace.dispatch(deleteStory, { story: STORY });
    workspace.dispatch(discardStories);
    expect(stories()).toBe(state().knowledge.dataset.stories);
    workspace.undo();
    expect(stories()).toEqual([]);
  });
});

describe("scenes", () => {
  test("are captured at the end of the open story, and after the open scene", () => {
    expect(writing.captureScene.isEnabled(state())).toBe(false);
    workspace.dispatch(openStory, { story: STORY });
    workspace.dispatch(writing.captureScene);
    expect(sceneIds()).toEqual(["everybody", "the-arm", "scene-3"]);
    expect(state().view.room).toMatchObject({ scene: "scene-3" });
    workspace.dispatch(writing.openScene, scene("everybody"));
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(writing.captureScene);
    expect(sceneIds()).toEqual(["everybody", "duchy-of-orm", "the-arm", "scene-3"]);
    expect(sceneOf("duchy-of-orm")).toMatchObject({
      title: "Duchy of Orm",
      caption: "",
      cites: [],
      view: { selection: { entities: ["e.orm"], claims: [] } },
    });
  });

  test("store of a view only what differs from the default, and never the panel", () => {
    workspace.dispatch(openStory, { story: STORY });
    workspace.dispatch(writing.captureScene);
    expect(sceneOf("scene-3").view).toEqual({});
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 0.5 });
    workspace.dispatch(writing.updateScene);
    expect(sceneOf("scene-3").view).toEqual({ camera: { x: 1, y: 2, ratio: 0.5 } });
    workspace.undo();
    expect(sceneOf("scene-3").view).toEqual({});
  });

  test("do not store a camera that fits what is shown: it would fit one screen only", () => {
    workspace.dispatch(openStory, { story: STORY });
    workspace.dispatch(writing.openScene, scene("the-arm"));
    expect(state().view.camera).not.toBeNull();
    workspace.dispatch(writing.updateScene);
    expect(sceneOf("the-arm").view.camera).toBeUndefined();
  });

  test("are opened and shown in one step, with all that their steps reveal", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(writing.openScene, scene("the-arm"));
    const { view, derived, knowledge } = state();
    expect(view.room).toEqual({ kind: "stories", story: STORY, scene: "the-arm" });
    expect(view.focus).toEqual({ entities: ["e.arm-of-saint-ode"], hops: 1 });
    expect(derived.claimMask[knowledge.claimNumber.get("c.0008") ?? -1]).toBe(1);
    expect(state().visits).toBe(2);
  });

  test("are shown again after the author strayed", () => {
    workspace.dispatch(writing.openScene, scene("the-arm"));
    const shown = state().view;
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(writing.showScene);
    expect(state().view).toEqual(shown);
  });

  test("rest on claims that are cited once, and on a claim no longer that is taken out", () => {
    workspace.dispatch(cite, { ...scene("everybody"), claims: ["c.0006", "c.0007", "c.0007"] });
    expect(sceneOf("everybody").cites).toEqual(["c.0006", "c.0007"]);
    expect(workspace.dispatch(cite, { ...scene("everybody"), claims: ["c.0007"] })).toBe(false);
    workspace.dispatch(uncite, { ...scene("everybody"), claim: "c.0006" });
    expect(sceneOf("everybody").cites).toEqual(["c.0007"]);
  });

  test("cite what is selected only where something is that they do not cite", () => {
    workspace.dispatch(writing.openScene, scene("everybody"));
    expect(sceneCommands.citeSelected.isEnabled(state())).toBe(false);
    workspace.dispatch(select, { entities: [], claims: ["c.0006"] });
    expect(sceneCommands.citeSelected.isEnabled(state())).toBe(false);
    workspace.dispatch(select, { entities: [], claims: ["c.0006", "c.0001"] });
    workspace.dispatch(sceneCommands.citeSelected);
    expect(sceneOf("everybody").cites).toEqual(["c.0006", "c.0001"]);
  });

  test("get a link at the caret, named after its target, and a claim that is linked to is cited", () => {
    workspace.dispatch(writeCaption, { ...scene("everybody"), caption: "See , please." });
    workspace.dispatch(insertLink, { ...scene("everybody"), from: 4, to: 4, target: { kind: "entity", id: "e.orm" } });
    expect(sceneOf("everybody").caption).toBe("See [Duchy of Orm](#entity/e.orm), please.");
    workspace.dispatch(writeCaption, { ...scene("everybody"), caption: "it is said" });
    workspace.dispatch(insertLink, { ...scene("everybody"), from: 6, to: 10, target: { kind: "claim", id: "c.0001" } });
    expect(sceneOf("everybody")).toMatchObject({
      caption: "it is [said](#claim/c.0001)",
      cites: ["c.0006", "c.0001"],
    });
  });

  test("are duplicated after themselves; the copy is opened where the scene was", () => {
    workspace.dispatch(writing.openScene, scene("everybody"));
    workspace.dispatch(duplicateScene, scene("everybody"));
    expect(sceneIds()).toEqual(["everybody", "everybody-2", "the-arm"]);
    expect(state().view.room).toMatchObject({ scene: "everybody-2" });
    expect(sceneOf("everybody-2")).toMatchObject({ title: "All of them (copy)", cites: ["c.0006"] });
  });

  test("are deleted, which leads back to their story, and moved within it", () => {
    workspace.dispatch(writing.openScene, scene("everybody"));
    workspace.dispatch(deleteScene, scene("everybody"));
    expect(sceneIds()).toEqual(["the-arm"]);
    expect(state().view.room).toEqual({ kind: "stories", story: STORY, scene: null });
    workspace.undo();
    workspace.dispatch(moveScene, { ...scene("everybody"), to: 1 });
    expect(sceneIds()).toEqual(["the-arm", "everybody"]);
    expect(workspace.dispatch(moveScene, { ...scene("everybody"), to: 5 })).toBe(false);
  });

  test("stay for a time that is more than nothing, or for as long as their words take", () => {
    workspace.dispatch(setSeconds, { ...scene("everybody"), seconds: null });
    expect(sceneOf("everybody").seconds).toBeNull();
    expect(v.is(setSeconds.payload, { ...scene("everybody"), seconds: 0 })).toBe(false);
  });

  test("of a newer version can be moved and deleted, and nothing else", () => {
    withNewerScene();
    const [held] = storyOf().scenes;
    const before = state().view;
    workspace.dispatch(writing.openScene, scene("later"));
    expect(state().view).toEqual({ ...before, room: { kind: "stories", story: STORY, scene: "later" } });
    workspace.dispatch(select, { entities: ["e.orm"], claims: ["c.0001"] });
    for (const command of [writing.updateScene, writing.showScene, addRevealingStep, sceneCommands.citeSelected])
      expect(command.isEnabled(state()), command.id).toBe(false);
    expect(workspace.dispatch(renameScene, { ...scene("later"), title: "No" })).toBe(false);
    expect(workspace.dispatch(duplicateScene, scene("later"))).toBe(false);
    workspace.dispatch(moveScene, { ...scene("later"), to: 1 });
    expect(sceneIds()).toEqual(["everybody", "later", "the-arm"]);
    expect(storyOf().scenes[1]).toBe(held);
    workspace.dispatch(deleteScene, scene("later"));
    expect(sceneIds()).toEqual(["everybody", "the-arm"]);
  });
});

describe("steps", () => {
  const steps = () => sceneOf("everybody").steps;
  beforeEach(() => {
    workspace.dispatch(writing.openScene, scene("everybody"));
  });

  test("are added for what is selected, and for nothing where nothing is", () => {
    expect(workspace.dispatch(addRevealingStep)).toBe(false);
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(addRevealingStep);
    workspace.dispatch(select, { entities: [], claims: ["c.0006"] });
    workspace.dispatch(addPointingStep);
    expect(steps()).toEqual([
      { reveal: { entities: ["e.orm"], claims: [] }, point: null, caption: null },
      { reveal: { entities: [], claims: [] }, point: { entities: [], claims: ["c.0006"] }, caption: null },
    ]);
  });

  test("are changed, moved and removed", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(addRevealingStep);
    workspace.dispatch(addPointingStep);
    const at = (step: number) => ({ ...scene("everybody"), step });
    workspace.dispatch(writeStepCaption, { ...at(1), caption: "There." });
    workspace.dispatch(moveStep, { ...at(1), to: 0 });
    workspace.dispatch(select, { entities: [], claims: ["c.0006"] });
    workspace.dispatch(revealSelected, at(0));
    workspace.dispatch(pointAtSelected, at(1));
    expect(steps()[0]).toEqual({
      reveal: { entities: [], claims: ["c.0006"] },
      point: { entities: ["e.orm"], claims: [] },
      caption: "There.",
    });
    expect(steps()[1]?.point).toEqual({ entities: [], claims: ["c.0006"] });
    workspace.dispatch(writeStepCaption, { ...at(0), caption: "  " });
    expect(steps()[0]?.caption).toBeNull();
    workspace.dispatch(removeStep, at(0));
    expect(steps()).toHaveLength(1);
    expect(workspace.dispatch(removeStep, at(4))).toBe(false);
  });
});

describe("whatever an author does", () => {
  /** Anything that can be done to stories, on ids that are there and on ids that are not. */
  const anyStory = fc.nat(3);
  const anyScene = fc.nat(4);
  const anyPlace = fc.integer({ min: -1, max: 5 });
  const anyWords = fc.constantFrom("Who?", "Who", "  ", "Ärger", "سليم", "a".repeat(90));
  const anyAct = fc.tuple(
    fc.constantFrom(
      "start",
      "capture",
      "update",
      "open-story",
      "open-scene",
      "open-list",
      "rename-story",
      "describe",
      "copy-story",
      "delete-story",
      "move-story",
      "discard",
      "rename",
      "caption",
      "cite",
      "uncite",
      "link",
      "copy",
      "delete",
      "move",
      "select",
      "reveal",
      "point",
      "step-caption",
      "step-remove",
      "step-move",
      "camera",
    ),
    anyStory,
    anyScene,
    anyPlace,
    anyWords,
  );

  function act([what, storyAt, sceneAt, to, words]: Parameters<typeof perform>[0]): void {
    perform([what, storyAt, sceneAt, to, words]);
    workspace.endGesture();
  }

  function perform([what, storyAt, sceneAt, to, words]: readonly [string, number, number, number, string]): void {
    const story = stories()[storyAt];
    const at = { story: story?.id ?? "nowhere", scene: story?.scenes[sceneAt]?.id ?? "nowhere" };
    const step = Math.max(0, to);
    const title = words.trim() === "" ? "Untitled" : words;
    const acts: Record<string, () => unknown> = {
      start: () => workspace.dispatch(writing.startStory),
      capture: () => workspace.dispatch(writing.captureScene),
      update: () => workspace.dispatch(writing.updateScene),
      "open-list": () => workspace.dispatch(openStories),
      "open-story": () => workspace.dispatch(openStory, { story: at.story }),
      "open-scene": () => workspace.dispatch(writing.openScene, at),
      "rename-story": () => workspace.dispatch(renameStory, { story: at.story, title }),
      describe: () => workspace.dispatch(describeStory, { story: at.story, description: words }),
      "copy-story": () => workspace.dispatch(duplicateStory, { story: at.story }),
      "delete-story": () => workspace.dispatch(deleteStory, { story: at.story }),
      "move-story": () => workspace.dispatch(moveStory, { story: at.story, to }),
      discard: () => workspace.dispatch(discardStories),
      rename: () => workspace.dispatch(renameScene, { ...at, title }),
      caption: () => workspace.dispatch(writeCaption, { ...at, caption: words }),
      cite: () => workspace.dispatch(cite, { ...at, claims: ["c.0001"] }),
      uncite: () => workspace.dispatch(uncite, { ...at, claim: "c.0006" }),
      link: () => workspace.dispatch(insertLink, { ...at, from: step, to: 1, target: { kind: "claim", id: "c.0002" } }),
      copy: () => workspace.dispatch(duplicateScene, at),
      delete: () => workspace.dispatch(deleteScene, at),
      move: () => workspace.dispatch(moveScene, { ...at, to }),
      select: () => workspace.dispatch(select, { entities: ["e.orm"], claims: to > 2 ? ["c.0003"] : [] }),
      reveal: () => workspace.dispatch(addRevealingStep),
      point: () => workspace.dispatch(addPointingStep),
      "step-caption": () => workspace.dispatch(writeStepCaption, { ...at, step, caption: words }),
      "step-remove": () => workspace.dispatch(removeStep, { ...at, step }),
      "step-move": () => workspace.dispatch(moveStep, { ...at, step, to }),
      camera: () => workspace.dispatch(setCamera, { x: to, y: to, ratio: 2 }),
    };
    acts[what]?.();
  }

  test("undo gives back the stories and the picture that stood before, and redo those after", () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 14 }), (sequence) => {
        withNewerScene();
        const before = state();
        for (const each of sequence) act(each);
        const after = state();
        while (workspace.undo());
        expect(stories()).toEqual(before.knowledge.dataset.stories);
        expect(isChanged(state().document)).toBe(false);
        expect(partsOf(state().view, UNDONE)).toEqual(partsOf(before.view, UNDONE));
        while (workspace.redo());
        expect(stories()).toEqual(after.knowledge.dataset.stories);
        expect(partsOf(state().view, UNDONE)).toEqual(partsOf(after.view, UNDONE));
      }),
    );
  });

  test("the stories stay what a dataset may hold, with ids that are there once, and a newer scene untouched", () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 14 }), (sequence) => {
        withNewerScene();
        for (const each of sequence) act(each);
        const text = serializeDataset({ ...state().knowledge.dataset, stories: stories() });
        const parsed = parseDataset(JSON.parse(text));
        expect(parsed.ok ? [] : parsed.error).toEqual([]);
        expect(parsed.ok && parsed.value.stories).toEqual(stories());
        for (const story of stories())
          for (const each of story.scenes) if (each.schemaVersion !== 1) expect(each).toEqual(NEWER);
      }),
    );
  });
});
