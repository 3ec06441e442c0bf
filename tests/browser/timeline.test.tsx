import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/app/theme.css";
import { setTimeWindow } from "../../src/features/filters/filter-commands.ts";
import { setTimeline } from "../../src/views/timeline/timeline-commands.ts";
import { TimelineView } from "../../src/views/timeline/ui/TimelineView.tsx";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { type ClaimInput, smallDataset, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { render } from "./support/render.ts";

/** The timeline of one claim per date, in a room of 900 by 600; null for an undated one. */
async function show(dates: readonly (string | null)[]): Promise<Workspace> {
  const input = smallDatasetInput();
  const [template] = input.claims as [ClaimInput];
  const claims = dates.map((time, index) => ({
    ...template,
    id: `c.${String(index + 1).padStart(4, "0")}`,
    qualifiers: { ...template.qualifiers, time },
  }));
  const entities = input.entities.map((entity) => ({ ...entity, time: null }));
  const workspace = createWorkspace(smallDataset({ claims, entities, links: [], questions: [] }));
  await page.viewport(1000, 700);
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 900, height: 600 }}>
        <TimelineView theme="light" />
      </main>
    </WorkspaceProvider>,
  );
  return workspace;
}

const drawing = () => page.getByRole("application", { name: /^Timeline of events and claims/ });
const brush = () => page.getByRole("group", { name: "Time range on the axis" });
const choice = (name: string) => page.getByRole("combobox", { name, exact: true });
const windowOf = ({ store }: Workspace) => {
  const { from, to } = store.getState().view.time;
  return [from, to];
};

test("the timeline is walked by keys, says what each mark stands for, selects it, and breaks no rule of accessibility", async () => {
  const workspace = await show(["1999", "2004/..", "2018-03-07", "2018~", null]);
  await expect.element(page.getByText(/^\d+ entities and 1 claim without a date are not on the axis\.$/)).toBeVisible();
  await drawing().element().focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(page.getByText(/^1999: Stated .*, paragraph 1, sentence 1$/).first()).toBeInTheDocument();
  await userEvent.keyboard("{Enter}");
  expect(workspace.store.getState().view.selection.claims).toEqual(["c.0001"]);
  await userEvent.keyboard("+");
  await expect.poll(() => workspace.store.getState().view.zooms.timeline?.by ?? 1).toBeGreaterThan(1.2);
  await page.getByText("What the signs mean").click();
  await expect.element(page.getByText("Goes on, or was so before")).toBeVisible();
  await choice("Shown").selectOptions("Events");
  await expect.element(page.getByText(/^Nothing that has a date is shown/)).toBeVisible();
  await choice("Shown").selectOptions("Claims");
  await choice("Claims at").selectOptions("When it was said");
  await expect.element(page.getByText(/^Where nobody says when/)).toBeVisible();
  expect(await faultsIn(document.body, { except: ["region"] })).toEqual([]);
});

test("the axis sets the time range by a drag, a click and keys, as one undo step each, and shows all by a double click", async () => {
  const workspace = await show(["2000", "2005", "2010", "2015", "2019"]);
  workspace.dispatch(setTimeline, { ...workspace.store.getState().view.timeline, axis: "even" });
  await expect.element(choice("Gaps")).toHaveValue("even");
  const { left, top, width } = brush().element().getBoundingClientRect();
  // Twenty years between the empty margins at both ends.
  const yearAt = (year: number) => left + 20 + ((year - 2000 + 0.5) / 20) * (width - 40);
  const point = (type: string, year: number) =>
    brush()
      .element()
      .dispatchEvent(
        new PointerEvent(type, {
          clientX: yearAt(year),
          clientY: top + 8,
          pointerId: 1,
          isPrimary: true,
          button: 0,
          bubbles: true,
        }),
      );
  // A pointer that was made up cannot be captured.
  brush().element().setPointerCapture = () => {};
  point("pointerdown", 2004);
  point("pointermove", 2007);
  point("pointermove", 2011);
  point("pointerup", 2011);
  expect(windowOf(workspace)).toEqual(["2004", "2011"]);
  workspace.undo();
  expect(windowOf(workspace)).toEqual([null, null]);
  point("pointerdown", 2010);
  point("pointerup", 2010);
  const [from, to] = windowOf(workspace);
  expect(from).toBe("2010");
  expect(to).not.toBeNull();
  await userEvent.dblClick(brush(), { position: { x: 300, y: 8 } });
  expect(windowOf(workspace)).toEqual([null, null]);
  page.getByRole("slider", { name: "From year" }).element().focus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  expect(windowOf(workspace)).toEqual(["2002", null]);
  workspace.dispatch(setTimeWindow, { from: "2005-06", to: "2012" });
  await expect.element(page.getByRole("slider", { name: "To year" })).toHaveAttribute("aria-valuetext", "2012");
});

test("where nothing is dated it says so, and controls that can do nothing are off", async () => {
  await show([null, null]);
  await expect.element(page.getByText("None of the 2 claims has a date.")).toBeVisible();
  for (const name of ["Lanes", "Shown", "Gaps"]) await expect.element(choice(name)).toBeDisabled();
  // When it was said is known: its source was published.
  await expect.element(choice("Claims at")).toBeEnabled();
  expect(brush().query()).toBeNull();
});
