import { expect, test } from "vitest";
import { page } from "vitest/browser";

import "../../src/app/theme.css";
import { keepOnly } from "../../src/features/filters/filter-commands.ts";
import { CountsBar } from "../../src/features/filters/ui/CountsBar.tsx";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { toggleBundles } from "../../src/views/graph/bundle-commands.ts";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import repeatedLines from "../fixtures/repeated-lines.kg.json";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { render } from "./support/render.ts";

// Truth about what is drawn: counts, legend and canvas agree, and what has no line to itself is counted.

const counts = page.getByRole("status").first();
const canvas = page.getByRole("application");
const legend = page.getByRole("navigation");

function repeated(): Dataset {
  const parsed = parseDataset(structuredClone(repeatedLines));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

async function show(dataset: Dataset) {
  await page.viewport(1280, 800);
  const workspace = createWorkspace(dataset);
  let mounted: GraphHandle | undefined;
  await render(
    <WorkspaceProvider workspace={workspace}>
      <CountsBar />
      <Legend />
      <div style={{ position: "fixed", inset: "40px auto auto 260px", width: 900, height: 640 }}>
        <GraphView theme="light" onMount={(handle) => (mounted = handle)} />
      </div>
    </WorkspaceProvider>,
  );
  await expect.poll(() => mounted?.labels.placed.length ?? 0).toBeGreaterThan(0);
  if (mounted === undefined) throw new Error("The graph was not mounted.");
  const { sigma, labels } = mounted;
  /** How many lines the engine draws. */
  const lines = () => sigma.getGraph().filterEdges((edge) => !sigma.getEdgeDisplayData(edge)?.hidden).length;
  return { workspace, labels, lines };
}

test("parallel claims and a loop each have a line, and the loop is counted; bundled, those on one line are, too", async () => {
  const { workspace, labels, lines } = await show(repeated());
  await expect.element(counts).toMatchTextContent("4 entities · 8 claims, 1 loop · nothing hidden");
  await expect.element(canvas).toHaveAccessibleDescription(/^8 claims, 1 loop/);
  await expect.element(legend).toMatchTextContent(/Being near4.*Giving4/);
  expect(lines()).toBe(8);

  workspace.dispatch(toggleBundles);
  await expect.element(counts).toMatchTextContent("4 entities · 8 claims, 1 loop, 3 on one line · nothing hidden");
  await expect.element(canvas).toHaveAccessibleDescription(/^8 claims, 1 loop, 3 on one line/);
  await expect.poll(lines).toBe(6);
  await expect.poll(() => labels.marks.map(({ words }) => words)).toEqual(["×3"]);

  await page.getByRole("button", { name: "3 on one line" }).click();
  expect(workspace.store.getState().view.selection.claims).toEqual(["c.1", "c.2", "c.5"]);
  await page.getByRole("button", { name: "1 loop" }).click();
  expect(workspace.store.getState().view.selection.claims).toEqual(["c.8"]);
});

test("under a filter all three say what is left", async () => {
  const { workspace, lines } = await show(repeated());
  workspace.dispatch(toggleBundles);
  workspace.dispatch(keepOnly, { facet: "predicate-family", values: ["near"], all: ["near", "giving"] });
  await expect.element(counts).toMatchTextContent("4 claims, 2 on one line · 4 of 8 claims and 1 entity hidden");
  await expect.element(canvas).toHaveAccessibleDescription(/^4 claims, 2 on one line/);
  await expect.element(legend).toMatchTextContent(/Being near4.*Giving0 of 4/);
  await expect.poll(lines).toBe(3);
});

test("a claim with a value is counted as one without a line, in the legend of lines as well", async () => {
  const { lines } = await show(smallDataset());
  await expect.element(counts).toMatchTextContent("14 claims, 1 without a line · nothing hidden");
  await expect.element(legend).toMatchTextContent("1 without a line");
  expect(lines()).toBe(13);
});
