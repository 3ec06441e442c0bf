import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { choosePart, type PartOptions } from "../../../../src/cli/commands/part-options.ts";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { describeFilters } from "../../../../src/derive/describe-filters.ts";
import { datasetInScope, exportScopes } from "../../../../src/features/files/export-scope.ts";
import { checkStories } from "../../../../src/features/stories/check-stories.ts";
import { formats } from "../../../../src/formats/formats.ts";
import { openDataset } from "../../../../src/formats/open-dataset.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { lintDataset } from "../../../../src/model/lint-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { focusOn } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
let article: Dataset;

beforeAll(async () => {
  const read = await readDataset(`${ROOT}graph-data/kerman-attack`);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  article = read.value.dataset;
});

function around(entities: readonly string[], hops: number): Dataset {
  const workspace = createWorkspace(article);
  workspace.dispatch(focusOn, { entities: [...entities], hops });
  const state = workspace.store.getState();
  return datasetInScope(
    article,
    exportScopes(state, describeFilters(state.knowledge, state.view)).visible,
    "0".repeat(64),
  );
}

async function reopened(text: string): Promise<Dataset> {
  const opened = await openDataset(text);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

test("any part of the article reopens without a note", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...article.entities.map(({ id }) => id)),
      fc.integer({ min: 0, max: 3 }),
      (entity, hops) => {
        const part = around([entity], hops);
        expect([...lintDataset(part), ...checkStories(part)]).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test("a part is still asked for what a part can have: its records in order, its passages within the text", () => {
  const part = around(["e.azerbaijan"], 1);
  const turned: Dataset = { ...part, entities: [...part.entities].reverse() };
  expect(lintDataset(turned).map(({ code }) => code)).toEqual(["entities/out-of-order"]);
});

test("a part says so in every format that has a title, and comes back as it was", async () => {
  const part = around(["e.azerbaijan"], 1);
  const title = "Extract: 1 hop around Azerbaijan";
  expect(part.dataset.title).toBe(title);
  expect(part.dataset.subtitle).toBe(
    `${part.entities.length} of ${article.entities.length} entities, ${part.claims.length} of ${article.claims.length} claims of “${article.dataset.title}”`,
  );
  for (const format of formats.all.filter(({ carriesPage }) => !carriesPage)) {
    const { text } = (await format.load()).write(part, {});
    expect(text, format.id).toContain(title);
    const back = await reopened(text);
    expect(back.dataset, format.id).toEqual(part.dataset);
    expect(back.derivedFrom, format.id).toEqual(part.derivedFrom);
  }
});

test("a file of a part that bears the head of the whole, as they used to, opens as an extract; once", async () => {
  const { parent: _, ...derivedFrom } = around(["e.azerbaijan"], 1).derivedFrom ?? {};
  const old = { ...around(["e.azerbaijan"], 1), dataset: article.dataset, derivedFrom } as Dataset;
  const opened = await reopened(serializeDataset(old));
  expect(opened.dataset).toMatchObject({
    id: "kerman-attack-extract-1-hop-around-azerbaijan",
    title: "Extract: 1 hop around Azerbaijan",
    subtitle: `${old.entities.length} entities, ${old.claims.length} claims of “${article.dataset.title}”`,
    version: article.dataset.version,
  });
  // Nobody recorded how many stories there were.
  expect(opened.dataset.description).not.toContain("Left behind");
  expect(await reopened(serializeDataset(opened))).toEqual(opened);
});

const README_PARTS = [...readFileSync(`${ROOT}README.md`, "utf8").matchAll(/^npx sourceline (?:export|bundle) .*$/gm)]
  .map(([line]) => line)
  .filter((line) => line.includes("--around"));

test("the README's examples of a part around an entity are worth opening", () => {
  expect(README_PARTS.length).toBeGreaterThan(1);
  for (const line of README_PARTS) {
    const named = [...line.matchAll(/--around (?:"([^"]+)"|(\S+))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    const options: PartOptions = { around: named, hops: Number(/--hops (\d)/.exec(line)?.[1] ?? 1) };
    const part = choosePart(article, options);
    if (!part.ok) throw new Error(part.error);
    const { claims, questions, stories } = part.value;
    expect(claims.length, line).toBeGreaterThan(40);
    expect(questions.length + stories.length, line).toBeGreaterThan(0);
  }
});
