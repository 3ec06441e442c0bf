import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  addFigures,
  changeFigure,
  deleteFigure,
  duplicateFigure,
  figuresIn,
  moveFigure,
  showFigure,
  writeFigure,
} from "../../../../src/features/figures/figure-commands.ts";
import { figureOfView } from "../../../../src/features/figures/figure-of-view.ts";
import { figuresOfStory } from "../../../../src/features/figures/figures-of-story.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { decodeView, encodeView } from "../../../../src/model/share-link.ts";
import { DEFAULT_VIEW, viewFrom } from "../../../../src/model/view-state.ts";
import { focusOn, select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { figureLike } from "../../../fixtures/figure-like.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const SCREEN = { width: 900, height: 640 };
const ids = (workspace: Workspace) => figuresIn(workspace.store.getState()).map(({ id }) => id);
const withFigures = (...titles: string[]) => {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(addFigures, { figures: titles.map((title) => figureLike({ title })) });
  return workspace;
};

test("figures are called after their titles, and no two are called the same", () => {
  const workspace = withFigures("The siege", "The siege", "صورة");
  expect(ids(workspace)).toEqual(["the-siege", "the-siege-2", "figure"]);
  workspace.dispatch(duplicateFigure, { figure: "the-siege" });
  expect(figuresIn(workspace.store.getState()).map(({ title }) => title)).toEqual([
    "The siege",
    "The siege (copy)",
    "The siege",
    "صورة",
  ]);
});

test("whatever is done to figures is undone step by step, and leaves no trace in the file", () => {
  const before = serializeDataset(smallDataset());
  const step = fc.oneof(
    fc.record({ does: fc.constant("add" as const), title: fc.constantFrom("A", "B", "?") }),
    fc.record({
      does: fc.constantFrom("copy" as const, "delete" as const, "dark" as const, "move" as const),
      at: fc.nat(5),
      to: fc.nat(6),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const workspace = createWorkspace(smallDataset());
      for (const each of steps) {
        const known = ids(workspace);
        const figure = "at" in each ? (known[each.at % Math.max(1, known.length)] ?? "none") : "none";
        if (each.does === "add") workspace.dispatch(addFigures, { figures: [figureLike({ title: each.title })] });
        else if (each.does === "copy") workspace.dispatch(duplicateFigure, { figure });
        else if (each.does === "delete") workspace.dispatch(deleteFigure, { figure });
        else if (each.does === "dark") workspace.dispatch(changeFigure, { figure, change: { theme: "dark" } });
        else {
          workspace.dispatch(moveFigure, { figure, to: each.to });
          if (known.length > 0) expect(ids(workspace)[Math.min(each.to, known.length - 1)]).toBe(figure);
        }
        expect([...ids(workspace)].sort()).toEqual([...new Set(ids(workspace))].sort());
      }
      // In a file they stand as they stood here, in their order.
      const { dataset } = workspace.store.getState().knowledge;
      const read = parseDataset(JSON.parse(serializeDataset(dataset)));
      expect(read.ok && read.value.figures).toEqual(dataset.figures);
      while (workspace.undo());
      expect(serializeDataset(workspace.store.getState().knowledge.dataset)).toBe(before);
    }),
    { numRuns: 40 },
  );
});

test("a title of blanks is not kept, what is typed is one step, and what may be absent can be taken away", () => {
  const workspace = withFigures("The siege");
  const figure = "the-siege";
  const held = () => figuresIn(workspace.store.getState())[0];
  expect(workspace.dispatch(writeFigure, { figure, change: { title: "  " } })).toBe(false);
  for (const title of ["O", "On", "One"]) workspace.dispatch(writeFigure, { figure, change: { title } });
  workspace.endGesture();
  const crop = { left: 0.1, top: 0, right: 0, bottom: 0.2 };
  workspace.dispatch(changeFigure, { figure, change: { crop } });
  expect(held()).toEqual(figureLike({ id: figure, title: "One", crop }));
  workspace.dispatch(changeFigure, { figure, change: { crop: null } });
  expect(held()).toEqual(figureLike({ id: figure, title: "One" }));
  for (let undone = 0; undone < 3; undone++) workspace.undo();
  expect(held()?.title).toBe("The siege");
});

test("a figure keeps the view as it was, and showing it goes back there; the panel stays", () => {
  const workspace = createWorkspace(smallDataset());
  const [first = "", second = ""] = smallDataset().entities.map(({ id }): string => id);
  workspace.dispatch(focusOn, { entities: [first], hops: 1 });
  workspace.dispatch(select, { entities: [first], claims: [] });
  const { view } = workspace.store.getState();
  const figure = figureOfView(view, "matrix", { title: "Matrix", caption: "" }, SCREEN);
  workspace.dispatch(addFigures, { figures: [figure] });
  workspace.dispatch(focusOn, { entities: [second], hops: 2 });
  const { room } = workspace.store.getState().view;
  workspace.dispatch(showFigure, { figure: "matrix" });
  const shown = workspace.store.getState().view;
  expect(shown).toMatchObject({ focus: view.focus, selection: view.selection, room });
  expect(shown.views).toEqual({ first: "matrix", second: null, share: 0.5 });
  // The link of its view says the same.
  expect(viewFrom(decodeView(encodeView(shown)).view).focus).toEqual(view.focus);
});

test("what the dataset lacks of a figure’s view is not shown", () => {
  const workspace = createWorkspace(smallDataset());
  const view = { selection: { entities: ["e.nobody", "e.hanno"], claims: [] } };
  workspace.dispatch(addFigures, { figures: [figureLike({ view })] });
  workspace.dispatch(showFigure, { figure: "the-whole" });
  expect(workspace.store.getState().view.selection.entities).toEqual(["e.hanno"]);
});

test("what was panned is taken as it was on screen, anything else whole", () => {
  const take = (of: "graph" | "map", view = DEFAULT_VIEW) =>
    figureOfView(view, of, { title: "T", caption: "" }, SCREEN);
  expect(take("graph").scope).toBe("whole");
  expect(take("graph", { ...DEFAULT_VIEW, camera: { x: 0, y: 0, ratio: 2 } }).scope).toBe("view");
  const zooms = { map: { x: 0.5, y: 0.5, by: 3 } };
  expect(take("map", { ...DEFAULT_VIEW, zooms }).scope).toBe("view");
  expect(take("graph", { ...DEFAULT_VIEW, zooms }).scope).toBe("whole");
});

test("each scene of a story becomes a figure after its last step, but for those of a later version", () => {
  const [story] = smallDataset().stories;
  if (story === undefined) throw new Error("The small dataset has a story.");
  const [scene] = story.scenes;
  const step = { reveal: { entities: ["e.hanno"], claims: [] }, point: null, caption: "More." };
  const told = {
    ...story,
    scenes: [
      { ...scene, caption: "One *word*,\n\nthen another.", steps: [step], view: {} },
      { id: "later", schemaVersion: 9 },
    ],
  } as unknown as typeof story;
  const figures = figuresOfStory(told);
  expect(figures).toHaveLength(1);
  expect(figures[0]).toMatchObject({ title: scene?.title, caption: "One word, then another." });
  expect(figures[0]?.view.aside?.hidden ?? []).toEqual([]);
});
