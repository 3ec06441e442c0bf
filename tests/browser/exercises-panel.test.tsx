import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import type { Exercise, ExerciseOption } from "../../src/features/exercises/exercise.ts";
import { openExercises } from "../../src/features/exercises/exercise-commands.ts";
import { keptUnder } from "../../src/features/exercises/kept-answers.ts";
import { ExercisesPanel } from "../../src/features/exercises/ui/ExercisesPanel.tsx";
import { sessionOf } from "../../src/features/exercises/ui/worksheet-session.ts";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { readOwnCopy } from "../../src/features/texts/ui/read-own-copy.ts";
import { keepText } from "../../src/features/texts/ui/session-texts.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { hasText } from "../../src/model/dataset.ts";
import { decodeView, encodeView } from "../../src/model/share-link.ts";
import { viewFrom } from "../../src/model/view-state.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { leavePanel } from "../../src/workspace/panel-commands.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { SMALL_TEXT, smallDataset } from "../fixtures/small-dataset.ts";
import { loadArticle } from "./support/article.ts";
import { faultsInThemes } from "./support/faults.ts";

let article: Dataset;

// Many gestures each, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  article = await loadArticle();
});

beforeEach(async () => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
  document.documentElement.style.setProperty("--quick", "0ms");
  await page.viewport(1280, 900);
});

/** The room as the app shows it, over a workspace of the article unless told otherwise. */
async function show(workspace: Workspace = createWorkspace(article), width = 372) {
  workspace.dispatch(openExercises);
  const { unmount } = await render(
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runTask}>
        <div data-testid="frame" style={{ width, height: 860, background: "var(--panel)" }}>
          <ExercisesPanel />
        </div>
      </TaskRunner>
    </WorkspaceProvider>,
  );
  return { workspace, unmount };
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const panel = () => page.getByTestId("exercises-panel").element();
const form = () => panel().querySelector("[data-exercise]");
const workOf = (workspace: Workspace) => sessionOf(workspace).store.getState();
const openExercise = (workspace: Workspace): Exercise => {
  const { worksheet, at } = workOf(workspace);
  const exercise = worksheet?.exercises[at];
  if (exercise === undefined) throw new Error("No exercise is open.");
  return exercise;
};
const optionAt = (exercise: Exercise, isRight: boolean) => {
  const option = exercise.options.find(({ id }) => (id === exercise.rightOption) === isRight);
  if (option === undefined) throw new Error("There is no such option.");
  return option;
};

/** What is pressed to tick an option of the open exercise. */
function labelOf({ options }: Exercise, option: ExerciseOption): Element {
  const label = form()?.querySelectorAll("label")[options.indexOf(option)];
  if (label === undefined) throw new Error("The option is not on the page.");
  return label;
}

/** Ticks an option of the open exercise, right or wrong, and has it checked. */
async function answer(workspace: Workspace, isRight: boolean) {
  const exercise = openExercise(workspace);
  await expect.poll(() => form()?.getAttribute("data-exercise")).toBe(exercise.id);
  await userEvent.click(labelOf(exercise, optionAt(exercise, isRight)));
  await userEvent.click(button("Check"));
  await expect.poll(() => form()?.hasAttribute("data-answered")).toBe(true);
  return exercise;
}

describe("the panel of exercises", () => {
  test("a worksheet is made of the kinds and the number that were chosen", async () => {
    const { workspace } = await show();
    await expect.element(page.getByText("Made from the 302 claims shown.", { exact: false })).toBeVisible();
    for (const kind of ["Asserted or alleged?", "Find the paragraph", "Which came first?"])
      await userEvent.click(page.getByRole("checkbox", { name: kind }));
    await userEvent.click(page.getByText("5", { exact: true }));
    await userEvent.click(button("Create worksheet"));
    await expect.poll(() => panel().querySelectorAll("nav li").length).toBe(5);
    const kinds = workOf(workspace).worksheet?.exercises.map(({ kind }) => kind) ?? [];
    expect(new Set(kinds)).toEqual(new Set(["holder", "path"]));
    expect(Math.abs(kinds.filter((kind) => kind === "holder").length - 2.5)).toBe(0.5);
  });

  test("without a kind there is no worksheet, and it is said why", async () => {
    await show();
    for (const box of page.getByRole("checkbox").elements()) await userEvent.click(box);
    await expect.element(page.getByText("Select at least one exercise type.")).toBeVisible();
    await expect.element(button("Create worksheet")).toBeDisabled();
  });

  test("a right answer is called right, and why: claim, stance, holder and passage", async () => {
    const { workspace } = await show();
    await userEvent.click(button("Create worksheet"));
    const exercise = await answer(workspace, true);
    await expect.element(page.getByText("Correct.", { exact: true })).toBeVisible();
    const [reason] = exercise.reasons;
    const why = page.getByRole("list", { name: "Explanation" });
    expect(why.element().textContent).toContain(reason?.sentence ?? "none");
    expect(why.element().textContent).toContain(`${reason?.stance} · ${reason?.holder} · ${reason?.passage}`);
    await expect.element(button("Exercise 1, correct")).toBeVisible();
  });

  test("a wrong answer is called so in words and by a sign, and the right one is named", async () => {
    const { workspace } = await show();
    await userEvent.click(button("Create worksheet"));
    const exercise = await answer(workspace, false);
    await expect
      .element(page.getByText(`Incorrect. Correct answer: ${optionAt(exercise, true).text.replace(/\.$/, "")}.`))
      .toBeVisible();
    const wrong = panel().querySelector("[data-verdict=wrong]");
    expect(wrong?.textContent).toContain("Your answer");
    expect(wrong?.querySelector("svg")).not.toBeNull();
    expect(panel().querySelector("[data-verdict=right]")?.textContent).toContain("Correct");
    await userEvent.click(labelOf(exercise, optionAt(exercise, true)));
    expect(workOf(workspace).answers[exercise.id]).not.toBe(exercise.rightOption);
  });

  test("nothing is selected while an exercise is open; the claim is at a press, and its passage", async () => {
    const { workspace } = await show();
    await userEvent.click(button("Create worksheet"));
    const exercise = await answer(workspace, true);
    expect(workspace.store.getState().view.selection).toEqual({ entities: [], claims: [] });
    await userEvent.click(button("Select on canvas").first());
    expect(workspace.store.getState().view.selection.claims).toEqual([exercise.reasons[0]?.claim]);
    const at = exercise.reasons[0]?.evidence[0]?.at;
    await userEvent.click(page.getByRole("button", { name: /^Open / }).first());
    expect(workspace.store.getState().view.room).toEqual({ kind: "text", source: "s.main", at });
  });

  test("once the reader has opened their own copy, its words stand under the answer", async () => {
    const small = smallDataset();
    const source = small.sources.find(hasText);
    if (source === undefined) throw new Error("The small dataset has no source.");
    const { workspace } = await show(createWorkspace(small));
    const read = await readOwnCopy(SMALL_TEXT, source, new AbortController().signal, runTask);
    if (read === "cancelled" || !read.ok) throw new Error("The copy cannot be read.");
    await userEvent.click(page.getByRole("checkbox", { name: "Which came first?" }));
    await userEvent.click(page.getByRole("checkbox", { name: "What connects them?" }));
    await userEvent.click(button("Create worksheet"));
    await answer(workspace, true);
    expect(panel().querySelector("mark")).toBeNull();
    keepText(workspace, read.value);
    await expect.poll(() => panel().querySelector("mark")?.textContent ?? "").not.toBe("");
    expect(SMALL_TEXT).toContain(panel().querySelector("mark")?.textContent);
  });

  test("by the keyboard alone: arrows choose, Enter checks and goes on, to the result", async () => {
    const { workspace } = await show();
    await userEvent.click(page.getByText("5", { exact: true }));
    (button("Create worksheet").element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => form()).not.toBeNull();
    for (let at = 0; at < 5; at++) {
      await expect.poll(() => form()?.getAttribute("data-exercise")).toBe(openExercise(workspace).id);
      await expect.poll(() => (document.activeElement as HTMLInputElement).type).toBe("radio");
      await userEvent.keyboard("{ArrowDown}{Enter}");
      await expect.poll(() => form()?.hasAttribute("data-answered")).toBe(true);
      await userEvent.keyboard("{Enter}");
    }
    await expect.element(page.getByText(/^\d of 5 correct$/)).toHaveFocus();
    expect(Object.keys(workOf(workspace).answers)).toHaveLength(5);
  });

  test("at the end the score, and the wrong ones to try again until none is left", async () => {
    const { workspace } = await show();
    await userEvent.click(page.getByText("5", { exact: true }));
    await userEvent.click(button("Create worksheet"));
    for (const isRight of [true, false, true, false, true]) {
      await answer(workspace, isRight);
      await userEvent.click(button(/^(Next|Show result)$/));
    }
    await expect.element(page.getByText("3 of 5 correct")).toBeVisible();
    expect(page.getByRole("list", { name: "Incorrect answers" }).element().children).toHaveLength(2);
    await userEvent.click(button("Retry 2 incorrect answers"));
    expect(workOf(workspace).at).toBe(1);
    await answer(workspace, true);
    await userEvent.click(button("Exercise 4, not answered"));
    await answer(workspace, true);
    await userEvent.click(button("Next"));
    await userEvent.click(button("Show result"));
    await expect.element(page.getByText("5 of 5 correct")).toBeVisible();
    expect(button(/^Retry /).query()).toBeNull();
  });
});

describe("the address of a worksheet", () => {
  const worksheetIn = (workspace: Workspace) => {
    const { room } = workspace.store.getState().view;
    return room.kind === "exercises" ? room.sheet : undefined;
  };

  test("is there as soon as the worksheet is, and opens the same one elsewhere, without the answers", async () => {
    const first = await show();
    await userEvent.click(button("Create worksheet"));
    const code = worksheetIn(first.workspace);
    expect(code).toMatch(/^\d+-10$/);
    await answer(first.workspace, true);
    const { worksheet } = workOf(first.workspace);
    const fragment = encodeView(first.workspace.store.getState().view);
    expect(fragment).toBe(`v=1&room=exercises:${code}`);
    await first.unmount();
    localStorage.clear();
    const workspace = createWorkspace(article, viewFrom(decodeView(fragment).view));
    await show(workspace);
    await expect.element(button("Exercise 1, not answered")).toBeVisible();
    expect(document.activeElement).toBe(document.body);
    expect(workOf(workspace).worksheet).toEqual(worksheet);
    expect(workOf(workspace).answers).toEqual({});
    expect(workOf(workspace).at).toBe(0);
  });

  test("is copied with what was shown when the worksheet was made, whatever is shown by now", async () => {
    const workspace = createWorkspace(article);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["asserted"] });
    await show(workspace);
    await userEvent.click(button("Create worksheet"));
    const { worksheet } = workOf(workspace);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["asserted"] });
    const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await userEvent.click(button("Copy link"));
    await expect.poll(() => copied.mock.calls.length).toBe(1);
    localStorage.clear();
    const { hash } = new URL(copied.mock.calls[0]?.[0] ?? "");
    copied.mockRestore();
    expect(hash).toContain("hide.stance=asserted");
    const again = createWorkspace(article, viewFrom(decodeView(hash.slice(1)).view));
    sessionOf(again).follow(worksheetIn(again) ?? null);
    expect(workOf(again).worksheet).toEqual(worksheet);
  });

  test("leads back to the settings and forth to the worksheet, with its answers", async () => {
    const { workspace } = await show();
    await userEvent.click(button("Create worksheet"));
    const code = worksheetIn(workspace) ?? "";
    const exercise = await answer(workspace, true);
    workspace.dispatch(openExercises, "");
    await expect.element(button("Create worksheet")).toBeVisible();
    workspace.dispatch(openExercises, code);
    await expect.element(button("Exercise 1, correct")).toBeVisible();
    expect(workOf(workspace).answers).toEqual({ [exercise.id]: exercise.rightOption });
    await userEvent.click(button("Change settings"));
    expect(worksheetIn(workspace)).toBeUndefined();
  });

  test("is given again when the panel with a worksheet is left and entered", async () => {
    const first = await show();
    await userEvent.click(button("Create worksheet"));
    const code = worksheetIn(first.workspace);
    await first.unmount();
    first.workspace.dispatch(leavePanel);
    await show(first.workspace);
    expect(worksheetIn(first.workspace)).toBe(code);
  });

  test("that names no worksheet is said to be none, and one can be created", async () => {
    const workspace = createWorkspace(article);
    workspace.dispatch(openExercises, "nonsense");
    const { unmount } = await show(workspace);
    await expect
      .element(page.getByText("The address names a worksheet that cannot be read: “nonsense”."))
      .toBeVisible();
    await userEvent.click(button("Create worksheet"));
    await expect.poll(() => worksheetIn(workspace)).toMatch(/^\d+-10$/);
    await unmount();
  });
});

describe("what is asked", () => {
  test("what connects two comes with a picture of both lines, each with its words and arrow", async () => {
    const workspace = createWorkspace(article);
    workspace.dispatch(openExercises, "4711-5-path");
    await show(workspace);
    const { picture, statement } = openExercise(workspace);
    const drawn = page.getByRole("img", { name: statement ?? "none" }).element();
    for (const { name, words } of picture?.ends ?? []) {
      expect(drawn.textContent).toContain(name);
      expect(drawn.textContent).toContain(words);
    }
    expect(drawn.querySelectorAll("svg[data-look]")).toHaveLength(2);
    const frame = panel().getBoundingClientRect();
    for (const part of drawn.querySelectorAll(":scope > *")) {
      const { left, right } = part.getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(frame.left);
      expect(right).toBeLessThanOrEqual(frame.right);
    }
  });

  test("a paragraph is asked for with the note that the article is needed", async () => {
    const workspace = createWorkspace(article);
    workspace.dispatch(openExercises, "4711-5-place");
    await show(workspace);
    await expect.element(page.getByText(/^You need the article\./)).toBeVisible();
    // Our sentence is no quotation and does not look like one.
    const asked = page.getByText(openExercise(workspace).statement ?? "none", { exact: true }).element();
    expect(getComputedStyle(asked).borderInlineStartWidth).toBe("0px");
    expect(getComputedStyle(asked).fontStyle).toBe("normal");
  });
});

describe("answers", () => {
  test("are there again after the page was loaded anew, and nothing of them is in the address or elsewhere", async () => {
    const first = await show();
    await userEvent.click(button("Create worksheet"));
    const exercise = await answer(first.workspace, false);
    const address = location.href;
    await first.unmount();
    const { workspace } = await show();
    expect(workOf(workspace).worksheet).toEqual(workOf(first.workspace).worksheet);
    expect(workOf(workspace).answers).toEqual(workOf(first.workspace).answers);
    await expect.element(button("Exercise 1, incorrect")).toBeVisible();
    expect(workOf(workspace).at).toBe(1);
    expect(location.href).toBe(address);
    expect(Object.keys(localStorage)).toEqual([keptUnder(article)]);
    expect(JSON.stringify(workspace.store.getState().view)).not.toContain(exercise.id);
  });

  test("are forgotten at a press, in the browser too", async () => {
    const { workspace } = await show();
    await userEvent.click(button("Create worksheet"));
    await answer(workspace, true);
    expect(localStorage.getItem(keptUnder(article))).not.toBeNull();
    await userEvent.click(button("Clear answers"));
    await expect.element(button("Exercise 1, not answered")).toBeVisible();
    expect(localStorage.getItem(keptUnder(article))).toBeNull();
    await expect.element(button("Clear answers")).toBeDisabled();
  });

  test("last as long as the page where the browser keeps nothing, and it is said so", async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException("refused", "QuotaExceededError");
    };
    try {
      const { workspace } = await show();
      await userEvent.click(button("Create worksheet"));
      await answer(workspace, true);
      await expect
        .element(page.getByText(/^Worksheet \d+-10, 10 exercises\. This browser cannot store your answers/))
        .toBeVisible();
      await expect.element(button("Exercise 1, correct")).toBeVisible();
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  test("whatever else stands in the storage is no answer", async () => {
    localStorage.setItem(keptUnder(article), '{"version":1,"open":{"kinds":"all"}}');
    await show();
    await expect.element(button("Create worksheet")).toBeVisible();
  });
});

describe("what is shown", () => {
  test("is what is asked about; a worksheet stays as it was made, and is made anew at a press", async () => {
    const { workspace } = await show();
    await userEvent.click(button("Create worksheet"));
    const before = workOf(workspace).worksheet;
    expect(page.getByText(/^The claims shown have changed/).query()).toBeNull();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["asserted"] });
    await expect.element(page.getByText(/^The claims shown have changed/)).toBeVisible();
    expect(workOf(workspace).worksheet).toBe(before);
    await userEvent.click(button("Update worksheet"));
    const stances = workOf(workspace).worksheet?.exercises.flatMap(({ reasons }) =>
      reasons.map(({ stance }) => stance),
    );
    expect(stances?.length).toBeGreaterThan(0);
    expect(stances).not.toContain("asserted");
    expect(page.getByText(/^The claims shown have changed/).query()).toBeNull();
  });

  test("where it is too little for a kind, that is said, with what it would take", async () => {
    const small = smallDataset();
    const undated = small.claims.map((claim) => ({ ...claim, qualifiers: { ...claim.qualifiers, time: null } }));
    await show(createWorkspace({ ...small, claims: undated }));
    await userEvent.click(button("Create worksheet"));
    await expect.element(page.getByText("Too few claims are shown for:")).toBeVisible();
    await expect.element(page.getByText(/Needs asserted claims/)).toBeVisible();
  });

  test("where nothing is shown there is no worksheet to make", async () => {
    const workspace = createWorkspace(article);
    const stances = article.vocabulary.stances.map(({ id }) => id as string);
    workspace.dispatch(toggleValues, { facet: "stance", values: stances });
    await show(workspace);
    await expect
      .element(page.getByText("No claims are shown, so no exercises can be made. Change the filters."))
      .toBeVisible();
    await expect.element(button("Create worksheet")).toBeDisabled();
  });
});

test("axe finds nothing serious in any of its states, in light and dark, and nothing is wider than a phone", async () => {
  await page.viewport(390, 844);
  const { workspace } = await show(createWorkspace(article), 390);
  const judge = async () => {
    expect(await faultsInThemes(page.getByTestId("frame").element(), { only: "serious" })).toEqual([]);
    const scroller = panel();
    expect(scroller.scrollWidth).toBeLessThanOrEqual(scroller.clientWidth);
  };
  await judge();
  await userEvent.click(page.getByText("5", { exact: true }));
  await userEvent.click(button("Create worksheet"));
  await expect.poll(() => form()).not.toBeNull();
  await judge();
  await answer(workspace, false);
  await judge();
  for (let at = 1; at < 5; at++) {
    await userEvent.click(button("Next"));
    await answer(workspace, true);
  }
  await userEvent.click(button("Show result"));
  await expect.element(page.getByText("4 of 5 correct")).toBeVisible();
  await judge();
});

test("a story of the same dataset has the worksheets that are open beside it", () => {
  const workspace = createWorkspace(article);
  const { session } = workspace;
  sessionOf(workspace).begin();
  const told = createWorkspace(article, undefined, { session, mayEdit: false });
  expect(sessionOf(told)).toBe(sessionOf(workspace));
  expect(sessionOf(createWorkspace(article))).not.toBe(sessionOf(workspace));
});
