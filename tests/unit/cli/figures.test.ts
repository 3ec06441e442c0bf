import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dataset } from "../../../src/model/dataset.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { figureLike } from "../../fixtures/figure-like.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

let folder: string;
let kept: string;
const [question] = smallDataset().questions;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-figures-"));
  kept = join(folder, "kept.kg.json");
  const dataset: Dataset = {
    ...smallDataset(),
    figures: [
      figureLike({
        id: "the-relic",
        title: "Who has the relic? / “Nobody”",
        view: question?.view ?? {},
        size: { unit: "mm", width: 180, height: null },
      }),
      figureLike({ id: "nothing", title: "Nothing", view: { aside: { hidden: allIds(), dimmed: [], pinned: [] } } }),
      figureLike({ id: "matrix", title: "صورة", view: { views: { first: "matrix", second: null, share: 0.5 } } }),
    ],
  };
  writeFileSync(kept, serializeDataset(dataset));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function allIds(): string[] {
  return smallDataset().entities.map(({ id }) => id);
}

test("writes the kept figures in their order, with an index; what cannot be drawn does not keep the rest from it", async () => {
  const output = join(folder, "out");
  const { out, err, code } = await runInTerminal(
    "figures",
    kept,
    "-o",
    output,
    "--address",
    "https://example.org/kg/#x",
  );
  expect(readdirSync(output).sort()).toEqual([
    "01-who-has-the-relic-nobody.svg",
    "03-figure.svg",
    "figures.csv",
    "figures.html",
    "figures.md",
  ]);
  expect(code).toBe(2);
  expect(out).toBe(`${output}: 2 figures, with an index\n`);
  expect(err).toContain("figure 2: Not drawn: Nothing is shown");
  const table = readFileSync(join(output, "figures.csv"), "utf8");
  expect(table).toMatch(
    /^\uFEFFNumber,Files,Title,Caption,Alternative text,Provenance,Filters,Link to the view,Remarks\r\n/,
  );
  expect(table).toContain("https://example.org/kg/#v=1&");
  expect(table).not.toContain("#x");
  const text = readFileSync(join(output, "figures.md"), "utf8");
  expect(text).toMatch(/## Figure 1\. Who has the relic\?[\s\S]*## Figure 2\. Nothing[\s\S]*## Figure 3\. /);
  const page = readFileSync(join(output, "figures.html"), "utf8");
  expect(page.match(/<svg /g)).toHaveLength(2);
  expect(page).not.toMatch(/<script|<link|<img| src=|@import|url\((?!#)/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("draws a figure as the command for one picture draws its view", async () => {
  const [title, caption] = ["Who has the relic? / “Nobody”", "What a figure says."];
  const { out } = await runInTerminal(
    ...["picture", kept, "--question", question?.id ?? "", "--width", "180", "--title", title, "--caption", caption],
  );
  const zip = join(folder, "deep", "set.zip");
  await runInTerminal("figures", kept, "-o", zip);
  const files = unzipSync(readFileSync(zip));
  expect(new TextDecoder().decode(files["01-who-has-the-relic-nobody.svg"])).toBe(out);
});

test("takes the scenes of a story as figures; a story or an address that is none, and no figures, are refused", async () => {
  const small = join(folder, "small.kg.json");
  writeFileSync(small, serializeDataset(smallDataset()));
  const [story] = smallDataset().stories;
  const output = join(folder, "story");
  expect((await runInTerminal("figures", small, "--story", story?.id ?? "", "-o", output)).code).toBe(0);
  const drawn = readdirSync(output).filter((name) => name.endsWith(".svg"));
  expect(drawn).toHaveLength(story?.scenes.filter(({ schemaVersion }) => schemaVersion === 1).length ?? 0);
  const refused = async (...args: string[]) => {
    const { err, code } = await runInTerminal("figures", small, "-o", output, ...args);
    return [code, err];
  };
  expect(await refused("--story", "none")).toEqual([
    2,
    `sourceline figures: There is no story “none”. The stories are ${story?.id}.\n`,
  ]);
  expect((await refused("--address", "javascript:1"))[0]).toBe(2);
  expect(await refused()).toEqual([
    2,
    "sourceline figures: The dataset keeps no figures. Add some in the explorer, or name a story with --story.\n",
  ]);
});
