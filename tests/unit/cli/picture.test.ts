import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TONES } from "../../../src/derive/drawn-by/tones.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { datasetWithFields } from "../../fixtures/dataset-with-fields.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

let folder: string;
let small: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-picture-"));
  small = join(folder, "small.kg.json");
  writeFileSync(small, serializeDataset(smallDataset()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const picture = (...args: string[]) => pictureOfFile(small, ...args);

const pictureOfFile = (...args: readonly string[]) => runInTerminal("picture", ...args);

const titleOf = (svg: string) => /<title[^>]*>([^<]*)/.exec(svg)?.[1];

test("draws what is around an entity, under a title that says so", async () => {
  const { out, code } = await picture("--around", "Hanno");
  expect(code).toBe(0);
  expect(titleOf(out)).toBe("Around Hanno");
  expect(out).toContain("(1 hop around Hanno)");
  expect(out).not.toMatch(/NaN|undefined/);
});

test("draws the whole, and the answer to a question, under their own titles", async () => {
  expect(titleOf((await picture()).out)).toBe("The Siege of Varn");
  const [question] = smallDataset().questions;
  const { out } = await picture("--question", question?.id ?? "");
  expect(titleOf(out)).toBe(question?.question);
  const { err, code } = await picture("--question", "who-else");
  expect({ err, code }).toEqual({
    code: 2,
    err: "sourceline picture: There is no question “who-else”. The questions are who-has-the-relic.\n",
  });
});

test("sizes and colours entities by fields, named by label or id; an unknown one is refused", async () => {
  const path = join(folder, "fields.kg.json");
  const revenue = { type: "number" as const, values: [4, 20, null, 9, 1] };
  const side = { type: "category" as const, values: ["left", null, "right", "left", "left"] };
  writeFileSync(path, serializeDataset(datasetWithFields({ revenue, side })));
  const { out } = await pictureOfFile(path, "--size-by", "Revenue", "--colour-by", "side");
  expect(out).toMatch(/>Revenue<.*>Side</s);
  expect(out).toContain(TONES.light.categories[0]);
  const { err, code } = await pictureOfFile(path, "--size-by", "side");
  expect([code, err]).toEqual([
    2,
    "sourceline picture: Entities have no such field called “side”. Choose “Revenue”.\n",
  ]);
});

test("sizes, colours and labels entities by measures of what is drawn, named by id or title", async () => {
  const asked = ["--size-by", "betweenness", "--colour-by", "Communities", "--label-by", "degree"];
  const { out, code } = await picture(...asked);
  expect(code).toBe(0);
  expect(out).toMatch(/>Betweenness<.*>Communities<.*>Degree</s);
  const labels = (svg: string) => svg.match(/>· \d+</g) ?? [];
  expect(labels(out).length).toBeGreaterThan(3);
  expect(labels((await picture("--around", "Hanno", ...asked)).out), "of fewer").not.toEqual(labels(out));
  const timeline = await picture("--view", "timeline", "--label-by", "degree");
  expect(timeline.out, "of events on a timeline").toMatch(/>[^<]+ · \d+<.*>LABEL</s);
  expect((await picture("--size-by", "Communities")).code, "which are no sizes").toBe(2);
});

test("lays out what has no places: what belongs together lies together, and nothing on anything else", async () => {
  const path = join(folder, "two-parts.csv");
  writeFileSync(path, "from,to\nHub,One\nHub,Two\nHub,Three\nHub,Four\nEast,West\n");
  const { out } = await pictureOfFile(path);
  const placeOf = (name: string) => {
    const [, x, y] = new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${name}<`).exec(out) ?? [];
    return [Number(x), Number(y)] as const;
  };
  const apart = (a: string, b: string) => Math.hypot(placeOf(a)[0] - placeOf(b)[0], placeOf(a)[1] - placeOf(b)[1]);
  for (const name of ["One", "Two", "Three", "Four"]) {
    expect(apart("Hub", name)).toBeGreaterThan(30);
    expect(apart("Hub", name)).toBeLessThan(Math.min(apart("Hub", "East"), apart("Hub", "West")));
  }
});

test("has a title and a caption of one's own, a width and a height in millimetres, and the colours of a theme", async () => {
  const path = join(folder, "own.svg");
  const { out } = await picture(
    ...["--title", "Mine", "--caption", "And what I say of it.", "--theme", "dark"],
    ...["--width", "127", "--height", "254", "-o", path],
  );
  expect(out).toBe(`${path}: “Mine”, 127 × 254 mm\n`);
  const svg = readFileSync(path, "utf8");
  expect(svg).toMatch(/^<svg [^>]*width="127mm" height="254mm" viewBox="0 0 480 960"/);
  expect(titleOf(svg)).toBe("Mine");
  expect(svg).toContain(">And what I say of it.</text>");
  expect(svg).toContain('fill="#14171b"');
});

test("draws another view than the graph where that is asked for", async () => {
  const { out } = await picture("--view", "matrix", "--title", "Who on whom");
  expect(titleOf(out)).toBe("Who on whom");
  expect(out).toMatch(/<desc [^>]*>Matrix of \d+ rows and as many columns/);
  expect((await picture("--view", "globe")).err).toContain("globe");
});

test("that cannot be drawn is refused in one line", async () => {
  expect(await picture("--height", "100")).toMatchObject({
    code: 2,
    err: "sourceline picture: --height needs --width.\n",
  });
  expect((await picture("--width", "60", "--height", "60")).err).toContain("The picture is too low for the view.");
  expect((await picture("--width", "6")).err).toContain("It must be a whole number from 60 to 1,200.");
  expect((await picture("--around", "Nobody")).err).toContain("There is no entity called “Nobody”.");
});
