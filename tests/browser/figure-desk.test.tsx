import { unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/app/theme.css";
import { FigureDesk } from "../../src/drawing/figures/ui/FigureDesk.tsx";
import { figuresIn } from "../../src/features/figures/figure-commands.ts";
import { pictures } from "../../src/product/pictures.ts";
import { focusOn } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { recordDownloads } from "./support/record-downloads.ts";
import { render } from "./support/render.ts";

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const press = (...keys: string[]) => userEvent.keyboard(keys.map((key) => `{${key}}`).join(""));

/** The desk over the small dataset, focused on one entity. */
async function openDesk(drawnBy = pictures) {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
  const onClose = vi.fn();
  await render(
    <WorkspaceProvider workspace={workspace}>
      <FigureDesk pictures={drawnBy} stageOf={() => ({ width: 900, height: 640 })} onClose={onClose} />
    </WorkspaceProvider>,
  );
  const titles = () => figuresIn(workspace.store.getState()).map(({ title }) => title);
  return { workspace, onClose, titles };
}

/** Goes to a control by Tab, as far as there is one. */
async function tabTo(name: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    const at = document.activeElement;
    const label = at?.getAttribute("aria-label") ?? at?.closest("label")?.textContent ?? at?.textContent ?? "";
    if (name.test(label)) return;
    await userEvent.tab();
  }
  throw new Error(`Tab leads to nothing called ${name}.`);
}

const faults = () => faultsIn(document.body, { except: ["region", "page-has-heading-one"] });

test("by keyboard alone, views and scenes become figures, are put in order, changed and exported as one archive", async () => {
  const { workspace, titles } = await openDesk();
  const taken = recordDownloads();
  expect(await faults()).toEqual([]);
  await tabTo(/^Add this view$/);
  await press("Enter");
  await tabTo(/^Add its scenes$/);
  await press("Enter");
  await expect.poll(() => titles().length).toBeGreaterThan(1);
  expect(titles()[0]).toBe("Around Hanno");
  const scenes = titles().slice(1);
  await tabTo(/^Move Around Hanno$/);
  await press("ArrowDown");
  expect(titles().slice(0, 2)).toEqual([scenes[0], "Around Hanno"]);
  workspace.undo();
  expect(await faults()).toEqual([]);

  await tabTo(/^1.*Around Hanno/);
  await press("Enter");
  await expect.element(page.getByRole("dialog", { name: "Figure 1: Around Hanno" })).toBeVisible();
  await expect.element(page.getByRole("img", { name: /^Around Hanno\. A network of/ })).toBeVisible();
  expect(document.activeElement?.textContent).toBe("All figures");
  await page.getByRole("textbox", { name: "Title" }).fill("Hanno’s side");
  await page.getByRole("combobox", { name: "Size" }).selectOptions("column");
  await tabTo(/^Print: on white$|^Light$/);
  await press("ArrowRight", "ArrowRight");
  expect(await faults()).toEqual([]);
  const [figure] = figuresIn(workspace.store.getState());
  expect(figure).toMatchObject({
    title: "Hanno’s side",
    theme: "print",
    size: { unit: "mm", width: 85, height: null },
    view: { focus: { entities: ["e.hanno"], hops: 1 } },
  });
  await button("All figures").click();
  await expect.poll(() => document.activeElement?.textContent).toContain("Hanno’s side");

  await tabTo(/^Download \.zip$/);
  await press("Enter");
  await expect.poll(() => taken.blobs.length, { timeout: 20_000 }).toBe(1);
  expect(taken.names).toEqual([`${smallDataset().dataset.id}-figures.zip`]);
  const files = unzipSync(new Uint8Array(await (taken.blobs[0] as Blob).arrayBuffer()));
  const names = Object.keys(files);
  expect(names.filter((name) => /^01-/.test(name))).toEqual(["01-hanno-s-side.svg", "01-hanno-s-side.png"]);
  expect(names).toHaveLength(2 * titles().length + 3);
  const svg = new TextDecoder().decode(files["01-hanno-s-side.svg"]);
  expect(svg).toContain(' width="85mm"');
  // 85 millimetres at 300 to the inch, and so it says.
  const png = await createImageBitmap(new Blob([files["01-hanno-s-side.png"] as Uint8Array<ArrayBuffer>]));
  expect(png.width).toBe(1004);
  const slide = names.find((name) => /^02-.*\.png$/.test(name)) ?? "";
  const { width, height } = await createImageBitmap(new Blob([files[slide] as Uint8Array<ArrayBuffer>]));
  expect([width, height]).toEqual([1920, 1080]);
  expect(new TextDecoder().decode(files["figures.md"])).toContain("## Figure 1. Hanno’s side");
});

test("what is deleted can be brought back, a view is shown from its figure, and an export can be cancelled", async () => {
  // Nothing is drawn before the export was cancelled.
  const gate = Promise.withResolvers<void>();
  const graph = () => gate.promise.then(pictures.graph);
  const { workspace, onClose, titles } = await openDesk({ ...pictures, graph });
  await button("Add this view").click();
  await button("More for Around Hanno").click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  expect(titles()).toEqual(["Around Hanno", "Around Hanno (copy)"]);
  await button("More for Around Hanno").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  expect(titles()).toEqual(["Around Hanno (copy)"]);
  await button("Undo").click();
  expect(titles()).toEqual(["Around Hanno", "Around Hanno (copy)"]);
  await expect.element(button("Undo")).not.toBeInTheDocument();
  for (const title of ["Around Hanno (copy)", "Around Hanno"]) {
    await button(`More for ${title}`).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
  }
  expect(titles(), "the last one too").toEqual([]);
  await button("Undo").click();
  expect(titles()).toEqual(["Around Hanno"]);

  const taken = recordDownloads();
  await page.getByRole("radio", { name: "SVG", exact: true }).click();
  await button("Download .zip").click();
  await button("Cancel").click();
  gate.resolve();
  await expect.element(page.getByText("Cancelled. Nothing was saved.")).toBeVisible();
  expect(taken.blobs).toEqual([]);

  workspace.dispatch(focusOn, { entities: [], hops: 0 });
  await button("More for Around Hanno").click();
  await page.getByRole("menuitem", { name: "Show this view" }).click();
  expect(workspace.store.getState().view.focus).toEqual({ entities: ["e.hanno"], hops: 1 });
  expect(onClose).toHaveBeenCalledTimes(1);
});
