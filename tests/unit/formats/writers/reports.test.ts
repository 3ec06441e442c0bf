import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { exportFormats } from "../../../../src/formats/export-formats.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

// What is written to be read or cited, and never opens as a dataset again.

async function textOf(id: string, dataset: Dataset): Promise<string> {
  const format = exportFormats.get(id) ?? expect.unreachable();
  const { pieces, losses } = (await format.load()).write(dataset, {});
  expect(losses).toHaveLength(1);
  return pieces.join("");
}

test("a report has each claim once, under its subject, with a footnote for who says it and where", async () => {
  const dataset = smallDataset();
  const text = await textOf("markdown", dataset);
  expect(text.match(/^- .*\[\^\d+\]$/gm)).toHaveLength(dataset.claims.length);
  for (let number = 1; number <= dataset.claims.length; number += 1)
    expect(text.match(new RegExp(`^\\[\\^${number}\\]: .+$`, "gm"))).toHaveLength(1);
  const headings = fromMarkdown(text).children.filter(({ type }) => type === "heading");
  const subjects = new Set(dataset.claims.map(({ subject }) => subject));
  // The title, a heading for each subject, perhaps one for entities without claims, and the sources.
  expect(headings.length).toBeGreaterThanOrEqual(2 + subjects.size);
  expect(text).toContain("## Sources");
  expect(text).toMatch(/The Siege of Varn.*Varn Quarterly/);
});

test("words in a report are words, whatever signs they are of", async () => {
  const dataset = smallDataset();
  const entities = dataset.entities.map((entity) => ({ ...entity, label: "# <b>*a*</b> [x](http://y.example)" }));
  const kinds = JSON.stringify(fromMarkdown(await textOf("markdown", { ...dataset, entities })).children);
  for (const type of ["link", "emphasis", "html"]) expect(kinds).not.toContain(`"type":"${type}"`);
});

const sources = (): Dataset => {
  const dataset = smallDataset();
  const [first = expect.unreachable()] = dataset.sources;
  const read = {
    ...first,
    publishedAt: "2019-05",
    address: "https://example.org/a_b",
    accessedAt: "2024-01-03",
    page: "12-14",
  };
  return { ...dataset, sources: [read, ...dataset.sources.slice(1)] };
};

test("BibTeX has an entry for each source, with address and day of access", async () => {
  const text = await textOf("bibtex", sources());
  expect(text.match(/^@\w+\{[\w.-]+,$/gm)).toHaveLength(sources().sources.length);
  expect(text).toContain("  url = {https://example.org/a_b},\n  urldate = {2024-01-03},");
  expect(text).toContain("  year = {2019},\n  month = may,");
});

test("CSL-JSON has an item for each source, with dates in parts", async () => {
  const items = JSON.parse(await textOf("csl-json", sources()));
  expect(items.map(({ id }: { id: string }) => id)).toEqual(sources().sources.map(({ id }) => id));
  expect(items[0]).toMatchObject({
    type: "article",
    title: "The Siege of Varn",
    issued: { "date-parts": [[2019, 5]] },
    accessed: { "date-parts": [[2024, 1, 3]] },
    URL: "https://example.org/a_b",
    page: "12-14",
  });
});
