import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDataset } from "../../../src/cli/read-dataset.ts";
import { fitView } from "../../../src/derive/fit-view.ts";
import { viewOfScene } from "../../../src/features/stories/scene-view.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { parseDataset, parseStory } from "../../../src/model/parse-dataset.ts";
import { decodeView } from "../../../src/model/share-link.ts";
import type { Scene } from "../../../src/model/story.ts";
import { DEFAULT_VIEW, SLICE_IDS, type ViewState } from "../../../src/model/view-state.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

/** Links that earlier versions wrote or documented, and what each opened over the graph of the article. */
interface EarlierLink {
  readonly link: string;
  readonly view: ViewState;
  readonly story: unknown;
  readonly issues: readonly string[];
}

const earlier = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/earlier/${name}`, import.meta.url), "utf8"));
const links: readonly EarlierLink[] = earlier("links.json");

const read = await readDataset(fileURLToPath(new URL("../../../graph-data/kerman-attack", import.meta.url)));
if (!read.ok) throw new Error("the graph of the article cannot be read");
const article = buildKnowledgeGraph(read.value.dataset);

/** A view of an earlier version: slices that came later have their defaults. */
const withLater = (view: object) => ({ ...DEFAULT_VIEW, ...view });

test.each(links)("a link of an earlier version opens as it did: $link", ({ link, ...opened }) => {
  const { view: specification, story, issues } = decodeView(link);
  const { view, issues: missing } = fitView(article, specification);
  expect({ view, story, issues: [...issues, ...missing].map(({ code }) => code) }).toEqual({
    ...opened,
    view: withLater(opened.view),
  });
});

test("the earlier links hold every slice of a view that they can hold", () => {
  const held = SLICE_IDS.filter((id) =>
    links.some(({ view }) => id in view && JSON.stringify(view[id]) !== JSON.stringify(DEFAULT_VIEW[id])),
  );
  expect(held).toEqual([
    "hidden",
    "time",
    "focus",
    "selection",
    "moved",
    "camera",
    "against",
    "hiding",
    "aside",
    "grown",
    "bundled",
    "room",
  ]);
});

test("a story of an earlier version is read as it stands, and its scene opens with every slice that it holds", () => {
  const file = earlier("story.json");
  const story = parseStory(file);
  expect(story).toEqual({ ok: true, value: file });
  const scene: Scene = file.scenes[0];
  const { view, issues } = fitView(buildKnowledgeGraph(smallDataset()), viewOfScene(scene, 0), "scene");
  expect(issues).toEqual([]);
  expect(view).toEqual(withLater(scene.view));
});

test("a dataset of an earlier version keeps the views of its questions and stories", () => {
  const file = earlier("siege-of-varn.kg.json");
  const dataset = parseDataset(structuredClone(file));
  if (!dataset.ok) throw new Error(JSON.stringify(dataset.error));
  expect(file.questions.length + file.stories.length).toBeGreaterThan(1);
  expect({ questions: dataset.value.questions, stories: dataset.value.stories }).toEqual({
    questions: file.questions,
    stories: file.stories,
  });
});
