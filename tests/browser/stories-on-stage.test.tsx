import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { presenterOf } from "../../src/features/stories/presenter.ts";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import type { Box } from "../../src/drawing/label-placement.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { entityAt } from "../../src/model/knowledge-graph.ts";
import { isReadable } from "../../src/model/scene-version.ts";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { loadArticle } from "./support/article.ts";

// Every step of every story of the article on a real stage: what no reader of the files can see.
vi.setConfig({ testTimeout: 240_000 });

const { matchMedia } = window;
let article: Dataset;
beforeAll(async () => {
  article = await loadArticle();
});

beforeEach(() => {
  // Cameras arrive at once, so that each step is looked at where it ends.
  vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const list = matchMedia.call(window, query);
    return query.includes("reduced-motion") ? Object.defineProperty(list, "matches", { value: true }) : list;
  });
});

afterEach(() => vi.restoreAllMocks());

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test.each([
  ["a laptop", 1440, 900],
  ["a projector", 1024, 768],
  ["a phone", 390, 844],
])("on %s nothing of the article's stories overlaps or leaves the frame", async (_, width, height) => {
  await page.viewport(width, height);
  const workspace = createWorkspace(article);
  let handle = null as GraphHandle | null;
  await render(<App workspace={workspace} issues={[]} stage={{ onMount: (mounted) => (handle = mounted) }} />);
  await expect.poll(() => handle).not.toBeNull();
  const stage = handle as unknown as GraphHandle;
  await document.fonts.ready;
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  const faults: string[] = [];
  for (const story of article.stories) {
    for (const [scene, record] of story.scenes.entries()) {
      const steps = isReadable(record) ? record.steps.length : 0;
      for (let step = 0; step <= steps; step++) {
        presenterOf(workspace).present({ story: story.id, scene, step });
        // The canvas takes the room that the page gives it for the story.
        await expect.element(page.getByRole("region", { name: `Story: ${story.title}` })).toBeVisible();
        await expect
          .poll(() => stage.sigma.getDimensions().width === stage.sigma.getContainer().clientWidth)
          .toBe(true);
        // What the step has asked to be drawn is drawn with the next frame; then all of it, as it stands now.
        await nextFrame();
        stage.sigma.refresh();
        const where = `${story.id}/${record.id}.${step}`;
        const on = presenterOf(workspace).store.getState();
        const { knowledge, derived } = (on?.workspace ?? workspace).store.getState();
        faults.push(...(on?.issues ?? []).map(({ message }) => `${where}: ${message}`));
        const size = stage.sigma.getDimensions();
        const { placed } = stage.labels;
        const nameOf = (key: number) =>
          key < knowledge.order ? entityAt(knowledge, key).label : `a line (${key - knowledge.order})`;
        for (const [i, label] of placed.entries()) {
          if (label.left < 0 || label.top < 0 || label.right > size.width || label.bottom > size.height)
            faults.push(`${where}: “${nameOf(label.key)}” leaves the frame`);
          for (const other of placed.slice(i + 1))
            if (overlap(label, other)) faults.push(`${where}: “${nameOf(label.key)}” over “${nameOf(other.key)}”`);
        }
        const shown = knowledge.dataset.entities.flatMap((_, e) => (derived.entityMask[e] === 1 ? [e] : []));
        for (const e of shown) {
          const { x, y } = stage.positionOf(e);
          if (x < 0 || y < 0 || x > size.width || y > size.height) faults.push(`${where}: “${nameOf(e)}” lies outside`);
        }
        // In a small picture every entity bears its name; the whole graph has more than there is room for.
        if (shown.length <= 14 && width > 1_000) {
          const named = new Set(placed.map(({ key }) => key));
          for (const e of shown) if (!named.has(e)) faults.push(`${where}: “${nameOf(e)}” has no name`);
        }
      }
    }
  }
  expect(faults).toEqual([]);
});
