import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { copyLinkToSelection, copyLinkToView } from "../../src/app/persistence/copied-links.ts";
import { useShareLink } from "../../src/app/persistence/use-share-link.ts";
import { setTimeWindow, toggleValues } from "../../src/features/filters/filter-commands.ts";
import { openStories } from "../../src/features/stories/open-stories.ts";
import { presenterOf } from "../../src/features/stories/presenter.ts";
import { onNotice } from "../../src/lib/ui/notice.ts";
import type { Entity } from "../../src/model/dataset.ts";
import type { Issue } from "../../src/model/issue.ts";
import { decodeView, encodeView } from "../../src/model/share-link.ts";
import { DEFAULT_VIEW } from "../../src/model/view-state.ts";
import { moveEntities, setCamera } from "../../src/workspace/camera-commands.ts";
import { clearSelection, focusOn, select } from "../../src/workspace/selection-commands.ts";
import { applyView } from "../../src/workspace/view-commands.ts";
import { createWorkspace, type Workspace, type WorkspaceState } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { renderHook } from "./support/render.ts";

/** Short, so that the tests need not wait; long enough that what comes in one turn is written once. */
const SETTLE_DELAY = 20;

const start = location.pathname + location.search;
let workspace: Workspace;
let told: (readonly Issue[])[];
/** What another part of the page does on a change, before the address hears of it. */
let answer: (now: WorkspaceState, before: WorkspaceState) => void;
/** Counts the entries made; the browser's own count stops at 50 and shrinks where Back was followed by a step. */
const entries = vi.spyOn(history, "pushState");

beforeEach(async () => {
  history.replaceState(null, "", start);
  workspace = createWorkspace(smallDataset());
  told = [];
  answer = () => undefined;
  workspace.store.subscribe((now, before) => answer(now, before));
  entries.mockClear();
  await renderHook(() =>
    useShareLink(workspace, { onIssues: (issues) => told.push(issues), settleDelay: SETTLE_DELAY }),
  );
});

afterEach(() => history.replaceState(null, "", start));

const view = () => workspace.store.getState().view;
const fragment = () => location.hash.slice(1);
const choose = (...entities: string[]) => workspace.dispatch(select, { entities, claims: [] });
const hide = (kind: string) => workspace.dispatch(toggleValues, { facet: "kind", values: [kind] });
const drag = (from: string) => workspace.dispatch(setTimeWindow, { from, to: null });

/** Goes through the browser's history and waits until the page has heard of it. */
async function go(steps: number) {
  const heard = new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
  history.go(steps);
  await heard;
}

describe("what a user does", () => {
  test("is in the address at once; Back and Forward lead to what was looked at", async () => {
    choose("e.orm");
    expect(fragment()).toBe("v=1&sel=e.orm");
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
    workspace.dispatch(openStories);
    expect(fragment()).toBe("v=1&focus=e.orm~2&sel=e.orm&room=stories");
    expect(entries).toHaveBeenCalledTimes(3);
    await go(-2);
    expect(view()).toMatchObject({ selection: { entities: ["e.orm"] }, focus: null, room: { kind: "reading" } });
    await go(-1);
    expect(view()).toEqual(DEFAULT_VIEW);
    expect(fragment()).toBe("");
    await go(3);
    expect(view()).toMatchObject({ focus: { entities: ["e.orm"], hops: 2 }, room: { kind: "stories" } });
    expect(fragment()).toBe("v=1&focus=e.orm~2&sel=e.orm&room=stories");
    expect(entries).toHaveBeenCalledTimes(3);
  });

  test("to the picture amends the entry that stands, and Back and Forward leave it as it is", async () => {
    choose("e.orm");
    choose("e.hanno");
    hide("relic");
    expect(fragment()).toBe("v=1&hide.kind=relic&sel=e.hanno");
    expect(entries).toHaveBeenCalledTimes(2);
    await go(-1);
    expect(view()).toMatchObject({ selection: { entities: ["e.orm"] }, hidden: { kind: ["relic"] } });
    expect(fragment()).toBe("v=1&hide.kind=relic&sel=e.orm");
    await go(-1);
    expect(view()).toEqual({ ...DEFAULT_VIEW, hidden: { kind: ["relic"] } });
    expect(fragment()).toBe("v=1&hide.kind=relic");
    workspace.undo();
    await go(2);
    expect(view()).toEqual({ ...DEFAULT_VIEW, selection: { entities: ["e.hanno"], claims: [] } });
    expect(fragment()).toBe("v=1&sel=e.hanno");
  });

  test("to open a question is left by Back for all of the view before it", async () => {
    hide("relic");
    choose("e.orm");
    workspace.dispatch(applyView, { hidden: { stance: ["rumour"] }, focus: { entities: ["e.hanno"], hops: 1 } });
    choose("e.varn");
    await go(-2);
    expect(view()).toEqual({
      ...DEFAULT_VIEW,
      hidden: { kind: ["relic"] },
      selection: { entities: ["e.orm"], claims: [] },
    });
    await go(1);
    expect(view()).toMatchObject({ hidden: { stance: ["rumour"] }, focus: { entities: ["e.hanno"] } });
    hide("realm");
    await go(1);
    expect(view()).toMatchObject({
      hidden: { stance: ["rumour"], kind: ["realm"] },
      selection: { entities: ["e.varn"] },
    });
  });

  test("gives no entry where nothing changes", () => {
    workspace.dispatch(clearSelection);
    choose("e.orm");
    choose("e.orm");
    expect(entries).toHaveBeenCalledTimes(1);
  });

  test("and undoes gives no entry", () => {
    choose("e.orm");
    hide("relic");
    workspace.undo();
    workspace.redo();
    workspace.undo();
    expect(fragment()).toBe("v=1&sel=e.orm");
    expect(entries).toHaveBeenCalledTimes(1);
  });

  test("Back leaves undo as it was", async () => {
    hide("relic");
    choose("e.orm");
    const { history: before } = workspace.store.getState();
    await go(-1);
    expect(workspace.store.getState().history).toBe(before);
    workspace.undo();
    expect(view()).toEqual(DEFAULT_VIEW);
  });
});

describe("the camera", () => {
  test("amends the entry that stands, once it rests", async () => {
    choose("e.orm");
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
    workspace.dispatch(setCamera, { x: 4, y: 5, ratio: 6 });
    expect(fragment()).toBe("v=1&sel=e.orm");
    await vi.waitFor(() => expect(fragment()).toBe("v=1&sel=e.orm&cam=4,5,6"));
    expect(entries).toHaveBeenCalledTimes(1);
  });

  test("is not lost to the entry that the next step leaves behind", async () => {
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
    choose("e.orm");
    expect(fragment()).toBe("v=1&sel=e.orm&cam=1,2,3");
    await go(-1);
    expect(fragment()).toBe("v=1&cam=1,2,3");
    expect(view()).toEqual({ ...DEFAULT_VIEW, camera: { x: 1, y: 2, ratio: 3 } });
  });

  test("that answers a step at once is part of its entry", async () => {
    choose("e.orm");
    answer = (now, before) => {
      if (now.view.focus !== before.view.focus) workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
    };
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
    expect(fragment()).toBe("v=1&focus=e.orm~2&sel=e.orm&cam=1,2,3");
    expect(entries).toHaveBeenCalledTimes(2);
    await go(-1);
    expect(fragment()).toBe("v=1&sel=e.orm&cam=1,2,3");
    expect(view().focus).toBeNull();
  });

  test("stays where it is when the reader goes back", async () => {
    choose("e.orm");
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
    await go(-1);
    expect(view()).toEqual({ ...DEFAULT_VIEW, camera: { x: 1, y: 2, ratio: 3 } });
    expect(fragment()).toBe("v=1&cam=1,2,3");
  });
});

describe("a gesture", () => {
  test("is in the address when it ends or pauses, and is no entry", async () => {
    for (const from of ["1190", "1191", "1192"]) drag(from);
    expect(fragment()).toBe("");
    await vi.waitFor(() => expect(fragment()).toBe("v=1&time=1192.."));
    drag("1195");
    workspace.endGesture();
    await vi.waitFor(() => expect(fragment()).toBe("v=1&time=1195.."));
    expect(entries).not.toHaveBeenCalled();
  });

  test("that a step cuts short is in the address of what was left", async () => {
    drag("1190");
    choose("e.orm");
    expect(fragment()).toBe("v=1&time=1190..&sel=e.orm");
    await go(-1);
    expect(fragment()).toBe("v=1&time=1190..");
    expect(view().selection.entities).toEqual([]);
  });
});

describe("a link", () => {
  /** What pasting an address into the same tab does. */
  async function paste(link: string) {
    const heard = new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
    location.hash = link;
    await heard;
  }

  test("that is pasted into the same tab restores its view", async () => {
    await paste("v=1&sel=c.0006&hide.stance=rumour&cam=1,2,3");
    expect(view()).toEqual({
      ...DEFAULT_VIEW,
      selection: { entities: [], claims: ["c.0006"] },
      hidden: { stance: ["rumour"] },
      camera: { x: 1, y: 2, ratio: 3 },
    });
    expect(told).toEqual([[]]);
    await go(-1);
    expect(view()).toEqual(DEFAULT_VIEW);
  });

  test("with parts that cannot be read, or are of another dataset, tells them and restores the rest", async () => {
    await paste("v=1&sel=e.x,e.orm&cam=nowhere");
    expect(view()).toEqual({ ...DEFAULT_VIEW, selection: { entities: ["e.orm"], claims: [] } });
    expect(told.flat().map(({ code }) => code)).toEqual(["share-link/bad-camera", "view/not-in-dataset"]);
  });

  test("restores once, whatever the browser fires", async () => {
    const restored = vi.fn();
    const stop = workspace.store.subscribe(restored);
    await paste("v=1&sel=e.orm");
    stop();
    expect(restored).toHaveBeenCalledTimes(1);
    expect(fragment()).toBe("v=1&sel=e.orm");
  });
});

describe("a view that is too long for an address", () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `e.entity-${at}`);

  test("leaves the last shorter one there, and says so once", async () => {
    const said: string[] = [];
    onTestFinished(onNotice((words) => said.push(words)));
    choose("e.orm");
    choose(...many(1_000));
    expect(fragment()).toBe("v=1&sel=e.orm");
    expect(said).toEqual([expect.stringContaining("too long for the page’s address")]);
    choose(...many(2_000));
    expect(said).toHaveLength(1);
    choose("e.hanno");
    expect(fragment()).toBe("v=1&sel=e.hanno");
    await go(-1);
    expect(view().selection.entities).toEqual(["e.orm"]);
  });

  test("is copied as a link with a word on its length, and not at all where no link could be opened", async () => {
    await holdClipboard();
    await permitCopying("granted");
    // A browser copies for a page that has the focus.
    await userEvent.click(document.body);
    choose(...many(1_000));
    expect(await copyLinkToView(workspace)).toMatch(
      /^The link to this view was copied\. This link is 12,897 characters/,
    );
    expect(decodeView((await pasted())?.split("#")[1] ?? "").view.selection?.entities).toEqual(many(1_000));
    choose(...many(10_000));
    expect(await copyLinkToSelection(workspace)).toMatch(
      /^Nothing was copied\. A link to this would be 138,897 char.*file/,
    );
    expect(decodeView((await pasted())?.split("#")[1] ?? "").view.selection?.entities).toEqual(many(1_000));
  });
});

test("another dataset starts with an address of its own, in place of the old one", () => {
  choose("e.orm");
  workspace.open(smallDataset());
  expect(fragment()).toBe("");
  workspace.open(smallDataset(), { ...DEFAULT_VIEW, selection: { entities: ["e.hanno"], claims: [] } });
  expect(fragment()).toBe("v=1&sel=e.hanno");
  expect(entries).toHaveBeenCalledTimes(1);
});

test("a component that is gone leaves the address alone", async () => {
  const other = createWorkspace(smallDataset());
  const { unmount } = await renderHook(() => useShareLink(other, { settleDelay: SETTLE_DELAY }));
  other.dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
  await unmount();
  other.dispatch(select, { entities: ["e.orm"], claims: [] });
  // The workspace that is still in step writes after the delay that the other would have taken.
  workspace.dispatch(setCamera, { x: 7, y: 8, ratio: 9 });
  await vi.waitFor(() => expect(fragment()).toBe(encodeView(view())));
  expect(fragment()).toBe("v=1&cam=7,8,9");
});

describe("a story", () => {
  const at = (scene: number, step = 0) => ({ story: "three-accounts", scene, step });
  const place = () => {
    const presentation = presenterOf(workspace).store.getState();
    return presentation && [presentation.scene, presentation.step];
  };

  test("is one entry: walking it amends the address, and Back leads out to the view that stood before", async () => {
    choose("e.orm");
    presenterOf(workspace).present(at(0));
    expect(fragment()).toBe("v=1&story=three-accounts");
    presenterOf(workspace).present(at(1, 2));
    expect(fragment()).toBe("v=1&story=three-accounts&scene=the-arm&step=2");
    expect(entries).toHaveBeenCalledTimes(2);
    await go(-1);
    expect(place()).toBeNull();
    expect(view().selection.entities).toEqual(["e.orm"]);
    await go(1);
    expect(place()).toEqual([1, 2]);
  });

  test("gives back the view that stood before also where that is too long for an address", async () => {
    const dataset = smallDataset();
    const [entity] = dataset.entities as readonly [Entity];
    const many = Array.from({ length: 900 }, (_, at) => ({ ...entity, id: `e.number-${at}` as Entity["id"] }));
    workspace.open({ ...dataset, entities: [...dataset.entities, ...many] });
    choose("e.orm");
    workspace.dispatch(moveEntities, Object.fromEntries(many.map(({ id }, at) => [id, [at, at]])));
    expect(fragment()).toBe("v=1&sel=e.orm");
    presenterOf(workspace).present(at(0));
    await go(-1);
    expect(place()).toBeNull();
    expect(Object.keys(view().moved)).toHaveLength(900);
    presenterOf(workspace).present(at(0));
    presenterOf(workspace).end();
    expect(fragment()).toBe("v=1&sel=e.orm");
  });

  test("writes nothing of what the presenter does in a scene, and its end is the view again", () => {
    choose("e.orm");
    presenterOf(workspace).present(at(1));
    presenterOf(workspace)
      .store.getState()
      ?.workspace.dispatch(select, { entities: ["e.varn"], claims: [] });
    expect(fragment()).toBe("v=1&story=three-accounts&scene=the-arm");
    presenterOf(workspace).end();
    expect(fragment()).toBe("v=1&sel=e.orm");
  });

  test("begins from a pasted link; a scene that is not there is told, and the story begins at its start", async () => {
    const follow = async (hash: string) => {
      const heard = new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
      location.hash = hash;
      await heard;
    };
    await follow("v=1&story=three-accounts&scene=the-arm&step=1");
    expect(place()).toEqual([1, 1]);
    await follow("v=1&story=three-accounts&scene=nowhere");
    expect(place()).toEqual([0, 0]);
    expect(told.at(-1)?.map(({ code }) => code)).toEqual(["share-link/unknown-scene"]);
    await follow("v=1&story=nowhere");
    expect(place()).toBeNull();
    expect(told.at(-1)?.map(({ code }) => code)).toEqual(["share-link/unknown-story"]);
  });
});
