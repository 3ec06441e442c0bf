import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import { claimsAsCsv } from "../../../../src/features/claims/claims-as-csv.ts";
import { type ClaimListInput, claimsAsMarkdown } from "../../../../src/features/claims/claims-as-markdown.ts";
import { type ClaimOrder, claimsInView } from "../../../../src/features/claims/claims-in-view.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { flattening } from "../../../../src/formats/flat-attributes.ts";
import { runInSlices, type Task } from "../../../../src/lib/task.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { focusOn } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";
import { readCsv } from "../../../fixtures/read-csv.ts";
import { claimWith, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

// The same claims as Markdown and as CSV, as the panel copies them.

function inputOf({ store }: Workspace, by: ClaimOrder = null): ClaimListInput {
  const { knowledge, view, derived } = store.getState();
  return { knowledge, view, derived, by, claims: claimsInView(knowledge, derived, by).claims };
}

async function written(task: Task<ClaimListInput, string>, input: ClaimListInput): Promise<string> {
  const outcome = await runInSlices(task, input);
  if (outcome.is !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.output;
}

function parsed(input: unknown): Dataset {
  const dataset = parseDataset(input);
  if (!dataset.ok) throw new Error(JSON.stringify(dataset.error));
  return dataset.value;
}

/** The rows of a table, each by the names of its columns. */
function recordsOf(csv: string): Record<string, string>[] {
  const [columns = [], ...rows] = readCsv(csv);
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])));
}

const aroundTheArm = () => {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(focusOn, { entities: ["e.arm-of-saint-ode"], hops: 1 });
  workspace.dispatch(toggleValues, { facet: "predicate-family", values: ["meeting"] });
  return workspace;
};

/** The small dataset with these claims alone. */
const datasetOf = (...claims: readonly Parameters<typeof claimWith>[0][]) =>
  smallDataset({ claims: claims.map(claimWith), links: [], stories: [], questions: [] });

describe("as Markdown", () => {
  test("each claim is a sentence led by its certainty and holder, with a footnote that says who says it and where", async () => {
    expect(await written(claimsAsMarkdown, inputOf(aroundTheArm()))).toBe(`# The Siege of Varn: claims in view

3 of 14 claims. Filters: Relation types: only having; 1 hop around Arm of Saint Ode. In the order of their passages.

1. Denied by Grey Company (relayed): Grey Company carried off Arm of Saint Ode (perhaps 1204).[^1]
2. Relayed (a monk, through Ilse Marn): Duchy of Orm never lost Arm of Saint Ode.[^2]
3. Accused (League of Free Towns): League of Free Towns had all along Arm of Saint Ode.[^3]

[^1]: The company carried the relic off. Denied by Grey Company (relayed): paragraph 2, sentence 1 of “The Siege of Varn”. Accused (Duchy of Orm), said 1205: paragraph 2, sentence 1 of “The Siege of Varn”.
[^2]: The duchy kept the relic throughout. Relayed (a monk, through Ilse Marn): paragraph 2, sentence 2 of “The Siege of Varn”.
[^3]: The league had the relic the whole time. Accused (League of Free Towns): paragraph 2, sentence 2 of “The Siege of Varn”.

## Sources

- Ilse Marn: “The Siege of Varn”. Varn Quarterly, 1 May 1999.

Dataset: The Siege of Varn, version 1.0.0, CC-BY-4.0.
`);
  });

  test("where no filter is set, it says so, and the order is named", async () => {
    const text = await written(claimsAsMarkdown, inputOf(createWorkspace(smallDataset()), "certainty"));
    expect(text).toContain("14 of 14 claims; no filters are set. From the firmest to the least firm.");
  });

  test("attributions that the lens leaves out are counted and not named", async () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(toggleValues, { facet: "holder", values: ["e.grey-company"] });
    const text = await written(claimsAsMarkdown, inputOf(workspace));
    expect(text).toContain("Accused (Duchy of Orm): Grey Company carried off Arm of Saint Ode (perhaps 1204).");
    expect(text).toContain("paragraph 2, sentence 1 of “The Siege of Varn”. 1 more attribution filtered out.\n");
    expect(text).not.toContain("Denied by");
  });

  test("a claim without a source says so, and so do the sources", async () => {
    const text = await written(claimsAsMarkdown, inputOf(createWorkspace(datasetOf({ attributions: [] }))));
    expect(text).toContain("1. No source recorded: Grey Company is at war with Duchy of Orm.[^1]");
    expect(text).toContain("[^1]: The company and the duchy are at war. No source recorded.");
    expect(text).toContain("## Sources\n\nNo source recorded.\n");
  });

  test("the address of a source stays a link, and what looks like markup is text", async () => {
    const [source] = smallDatasetInput().sources;
    const dataset = parsed({
      ...smallDatasetInput(),
      sources: [{ ...source, title: "A *loud* title", address: "https://varn.example/a_b*c?d=1&e=2" }],
    });
    const text = await written(claimsAsMarkdown, inputOf(createWorkspace(dataset)));
    expect(text).toContain("“A \\*loud\\* title”");
    expect(text).toContain("<https://varn.example/a_b*c?d=1&e=2>.");
  });

  test("whatever the dataset, there is an item and a note per claim, and nothing in it is markup but links to the web", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async (input) => {
        const list = inputOf(createWorkspace(parsed(input)));
        const text = await written(claimsAsMarkdown, list);
        const nodes: { type: string; url?: string }[] = [];
        const walk = (node: { type: string; children?: unknown }) => {
          nodes.push(node);
          for (const child of (node.children ?? []) as { type: string }[]) walk(child);
        };
        walk(fromMarkdown(text));
        const [numbered] = fromMarkdown(text).children.filter((node) => node.type === "list" && node.ordered);
        expect((numbered as { children: unknown[] } | undefined)?.children.length ?? 0).toBe(list.claims.length);
        expect(text.match(/^\[\^\d+\]: /gm)?.length ?? 0).toBe(list.claims.length);
        const plain = ["root", "heading", "paragraph", "list", "listItem", "text"];
        for (const { type, url } of nodes)
          if (type === "link") expect(url).toMatch(/^https?:/i);
          else expect(plain).toContain(type);
      }),
      { numRuns: 40 },
    );
  });
});

describe("as CSV", () => {
  test("fields stand in columns of their own, numbers as numbers, and blank where nothing is stated", async () => {
    const rows = recordsOf(await written(claimsAsCsv, inputOf(createWorkspace(plainDataset()), "field.size")));
    expect(rows.map(({ id, field_size, field_rank, field_open }) => [id, field_size, field_rank, field_open])).toEqual([
      ["c.2", "0", "second", ""],
      ["c.1", "3000", "first", "true"],
      ["c.3", "", "", ""],
      ["c.4", "", "", ""],
      ["c.5", "", "first", ""],
    ]);
    expect(rows[0]).not.toHaveProperty("field_founded");
  });

  test("each claim is a row, in the order of the list, under the names of the flat attributes", async () => {
    const rows = recordsOf(await written(claimsAsCsv, inputOf(createWorkspace(smallDataset()), "certainty")));
    expect(rows).toHaveLength(14);
    expect(rows.at(-1)).toMatchObject({
      id: "c.0014",
      subject: "League of Free Towns",
      subjectId: "e.league",
      object: "Duchy of Orm",
      objectId: "e.orm",
      label: "should shield",
      predicate: "shields",
      holder: "Ilse Marn",
      holderId: "e.marn",
      stance: "plea",
      polarity: "affirmed",
      source: "s.letter",
      sourceTitle: "The Siege of Varn",
      paragraph: "3",
      sentence: "3",
      attributionCount: "1",
      time: "",
    });
    expect(rows.find(({ id }) => id === "c.0005")).toMatchObject({
      object: "",
      value: "nearly 300 dead",
      time: "1204",
    });
  });

  test("the row names the attribution that the claim is listed by, lists those in view and counts the others", async () => {
    const workspace = createWorkspace(smallDataset());
    const carriedOff = async () =>
      recordsOf(await written(claimsAsCsv, inputOf(workspace))).find(({ id }) => id === "c.0006");
    expect(await carriedOff()).toMatchObject({
      holder: "Grey Company",
      polarity: "denied",
      attributionCount: "2",
      holders: "Grey Company; Duchy of Orm",
    });
    workspace.dispatch(toggleValues, { facet: "holder", values: ["e.grey-company"] });
    expect(await carriedOff()).toMatchObject({
      holder: "Duchy of Orm",
      stance: "accused",
      polarity: "affirmed",
      attributionCount: "1",
      attributionsFilteredOut: "1",
    });
  });

  test("a text that a spreadsheet would run is only text", async () => {
    const csv = await written(claimsAsCsv, inputOf(createWorkspace(datasetOf({ label: '=HYPERLINK("x"),1' }))));
    expect(recordsOf(csv)[0]?.label).toBe('\'=HYPERLINK("x"),1');
  });

  test("whatever the dataset, a reader of CSV finds the flat attributes of every claim again", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async (input) => {
        const list = inputOf(createWorkspace(parsed(input)));
        const { dataset } = list.knowledge;
        const rows = recordsOf(await written(claimsAsCsv, list));
        expect(rows.map(({ id }) => id)).toEqual(list.claims.map((claim) => dataset.claims[claim]?.id));
        const flat = flattening(dataset);
        for (const [at, row] of rows.entries()) {
          const claim = dataset.claims[list.claims[at] as number];
          if (claim === undefined || claim.attributions.length > 1) continue;
          const { id, subject, subjectId, object, objectId, value, ...rest } = row;
          const stated = Object.entries(rest).filter(([, cell]) => cell !== "");
          const expected = Object.entries(flat.claim(claim)).filter(([, each]) => each !== "");
          const read = (cell: string) => cell.replace(/^'(?=['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/, "");
          expect(Object.fromEntries(stated.map(([name, cell]) => [read(name), read(cell)]))).toEqual(
            Object.fromEntries(expected.map(([name, each]) => [name, String(each)])),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
