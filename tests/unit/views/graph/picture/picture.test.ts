import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClaimLine, claimLineMarks } from "../../../../../src/drawing/claim-line.ts";
import type { Mark } from "../../../../../src/drawing/marks.ts";
import { PALETTES } from "../../../../../src/drawing/palette.ts";
import { svgOf } from "../../../../../src/drawing/svg.ts";
import { wrapText } from "../../../../../src/drawing/text-blocks.ts";
import { toggleValues } from "../../../../../src/features/filters/filter-commands.ts";
import { LINE_PATTERNS, type LinePattern } from "../../../../../src/model/signs.ts";
import { dimSelected, hideSelected } from "../../../../../src/workspace/aside-commands.ts";
import { focusOn, select } from "../../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../../fixtures/small-dataset.ts";
import { made, marksOf, measure, pictured, textsOf } from "./pictured.ts";

describe("what a picture takes", () => {
  test("all that is shown, with the dataset's title, counts, sources and licence written around it", () => {
    const picture = pictured(createWorkspace(smallDataset()));
    const { title, subtitle, version, licence } = smallDataset().dataset;
    expect(textsOf(picture, "title").join(" ")).toBe(`${title} ${subtitle}`);
    const source = textsOf(picture, "source").join(" ");
    expect(source).toContain("Shown: the whole dataset, with 11 entities and 14 claims.");
    expect(source).toContain(`version ${version}, ${licence}`);
    expect(source).toContain("“The Siege of Varn”");
    expect(picture.description).toContain("11 entities");
  });

  test("the selection alone: what is selected, and the claims among it", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(select, { entities: ["e.hanno", "e.grey-company"], claims: [] });
    const picture = pictured(workspace, { scope: "selection" });
    expect(textsOf(picture, "labels").join(" ")).toMatch(/Grey\s?Company/);
    expect(textsOf(picture, "labels")).not.toContain("Tarn Pass");
    expect(picture.description).toContain("2 entities and 3 claims between them");
    expect(textsOf(picture, "source").join(" ")).toContain("selected: Hanno and Grey Company");
    expect(JSON.stringify(marksOf(picture, "entities"))).not.toContain(PALETTES.light.accent);
  });

  test("nothing, in words, where nothing is selected", () => {
    const result = made(createWorkspace(smallDataset()), { scope: "selection" });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.message).toBe("Nothing is selected.");
  });

  test("nothing, in words, where everything is filtered out", () => {
    const workspace = createWorkspace(smallDataset());
    const stances = smallDataset().vocabulary.stances.map(({ id }) => id);
    workspace.dispatch(toggleValues, { facet: "stance", values: stances });
    const kinds = smallDataset().vocabulary.entityKinds.map(({ id }) => id);
    workspace.dispatch(toggleValues, { facet: "kind", values: kinds });
    const result = made(workspace);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.message).toContain("Nothing is shown");
  });

  test("the current view at the size of the stage, and not what is pointed at", () => {
    const workspace = createWorkspace(smallDataset());
    const bare = { scope: "view", title: "", hasLegend: false, hasSourceLine: false } as const;
    const before = pictured(workspace, bare);
    expect([before.width, before.height]).toEqual([900, 640]);
    workspace.point({ kind: "entity", number: 0 });
    expect(svgOf(pictured(workspace, bare))).toBe(svgOf(before));
  });

  test("what is faded, with its name in grey", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    workspace.dispatch(dimSelected);
    workspace.dispatch(select, { entities: [], claims: [] });
    const inks = new Map(
      marksOf(pictured(workspace), "labels").map((mark) => (mark.kind === "text" ? [mark.text, mark.fill] : ["", ""])),
    );
    expect(inks.get("Hanno")).toBe(PALETTES.light.mute);
    expect(inks.get("Tarn Pass")).toBe(PALETTES.light.ink);
  });

  test("by a title of its own, or by none, but it is never without a name", () => {
    const workspace = createWorkspace(smallDataset());
    const own = pictured(workspace, { title: "Who besieged whom?" });
    expect(own.title).toBe("Who besieged whom?");
    expect(textsOf(own, "title")).toEqual(["Who besieged whom?"]);
    const none = pictured(workspace, { title: "" });
    expect(textsOf(none, "title")).toEqual([]);
    expect(none.title).toBe(smallDataset().dataset.title);
  });
});

describe("what is said around it", () => {
  test("says the filter and how much it leaves", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
    expect(textsOf(pictured(workspace), "source").join(" ")).toMatch(
      /\d of 11 entities and \d+ of \d+ claims \(1 hop around Hanno\)/,
    );
  });

  test("says what was hidden or faded by hand", () => {
    const workspace = createWorkspace(smallDataset());
    const saidOf = () => textsOf(pictured(workspace), "source").join(" ");
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    workspace.dispatch(dimSelected);
    expect(saidOf()).toContain(" 1 faded by hand.");
    workspace.dispatch(select, { entities: ["e.varn", "e.orm"], claims: [] });
    workspace.dispatch(hideSelected);
    expect(saidOf()).toContain(" 2 hidden and 1 faded by hand.");
  });

  test("a long title wraps, and what follows stands below it", () => {
    const picture = pictured(createWorkspace(smallDataset()), { title: "a long title ".repeat(30) });
    const lines = marksOf(picture, "title").filter((mark) => mark.kind === "text");
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      if (line.kind === "text") {
        expect(measure(line.text, line.font)).toBeLessThanOrEqual(picture.width - 64);
        expect(line.y).toBeLessThan(picture.frame.top);
      }
  });

  test("no text leaves the picture, at any size of stage", () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 1600 }), fc.integer({ min: 200, max: 1200 }), (width, height) => {
        const picture = pictured(createWorkspace(smallDataset()), { scope: "view", stage: { width, height } });
        for (const id of ["title", "legend", "source"] as const)
          for (const mark of marksOf(picture, id)) {
            if (mark.kind !== "text" || mark.anchor !== "start") continue;
            expect(mark.x + measure(mark.text, mark.font)).toBeLessThanOrEqual(picture.width);
            expect(mark.y).toBeLessThanOrEqual(picture.height);
          }
      }),
      { numRuns: 40 },
    );
  });

  test("the legend names the families, stances and signs that are in the picture, and no others", () => {
    const workspace = createWorkspace(smallDataset());
    const { families, stances } = smallDataset().vocabulary;
    const whole = textsOf(pictured(workspace), "legend");
    for (const { label } of stances) expect(whole, label).toContain(label);
    expect(whole).toContain("contested");
    expect(whole).toContain("denied");
    expect(whole).not.toContain("selected");
    workspace.dispatch(select, { entities: [], claims: ["c.0009"] });
    const part = textsOf(pictured(workspace, { scope: "selection" }), "legend");
    expect(stances.filter(({ label }) => part.includes(label))).toHaveLength(1);
    const { knowledge } = workspace.store.getState();
    const shown = ["e.grey-company", "e.hanno"].map(
      (id) => knowledge.entityFamily[knowledge.entityNumber.get(id) ?? -1],
    );
    expect(families.filter(({ label }) => part.includes(label)).map(({ id }) => id)).toEqual(
      families.filter((_, family) => shown.includes(family)).map(({ id }) => id),
    );
    expect(part).not.toContain("denied");
  });
});

test("of a large graph is written too, where marks outnumber what a call takes as arguments", () => {
  const picture = pictured(createWorkspace(smallDataset()));
  const mark: Mark = { kind: "path", d: "M0 0h1", stroke: "#000000" };
  const svg = svgOf({ ...picture, layers: [{ id: "lines", marks: Array(300_000).fill(mark) }] });
  expect(svg.split("<path").length - 1).toBe(300_000);
});

describe("lines", () => {
  const end = { radius: 8, glyph: "circle", isSelected: false } as const;
  const line = (pattern: LinePattern, change: Partial<ClaimLine> = {}): ClaimLine => ({
    source: { x: 20, y: 50, ...end },
    target: { x: 260, y: 50, ...end },
    curvature: 0,
    width: 2,
    color: "#000000",
    pattern,
    hasArrow: false,
    isDenied: false,
    ...change,
  });

  test("of every pattern are drawn, and each differently", () => {
    const drawn = LINE_PATTERNS.map((pattern) => JSON.stringify(claimLineMarks(line(pattern))));
    expect(new Set(drawn).size).toBe(LINE_PATTERNS.length);
    for (const marks of drawn) expect(marks).not.toBe("[]");
  });

  test("run from rim to rim", () => {
    // Straight, so that the body reads "M... L...", from the source.
    const [body] = claimLineMarks(line("solid"));
    expect(body?.d).toBe("M9.5 0L230.5 0");
  });

  test("end before an arrowhead, and in no stub of a dash", () => {
    fc.assert(
      fc.property(fc.double({ min: 60, max: 500, noNaN: true }), (x) => {
        const change = { target: { x, y: 50, ...end }, hasArrow: true };
        const [body, head] = claimLineMarks(line("long-dash", change));
        expect(head?.fill).toBe("#000000");
        const length = Number(/L(\S+) /.exec(body?.d ?? "")?.[1]) - 9.5;
        expect(length % 20).toSatisfy((rest: number) => rest > 1.9 || rest < 0.02 || rest > 19.98);
      }),
    );
  });

  test("of entities that cover each other are left out, and of one to itself is a loop", () => {
    expect(claimLineMarks(line("solid", { target: { x: 24, y: 50, ...end } }))).toEqual([]);
    const [loop] = claimLineMarks(line("solid", { target: { x: 20, y: 50, ...end }, curvature: 0.1 }));
    expect(loop?.d.split("Q")).toHaveLength(13);
  });

  test("that are denied bear a bar in the middle", () => {
    const bar = claimLineMarks(line("solid", { isDenied: true })).at(-1);
    expect(bar?.d).toMatch(/^M120 .*L120 /);
  });
});

test("every word of a wrapped text is kept, in lines that fit", () => {
  const font = { family: "sans", size: 10, weight: 400 } as const;
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 30 }), (words) => {
      const lines = wrapText(words.join(" "), 100, font, measure);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      for (const each of lines) expect(measure(each, font)).toBeLessThanOrEqual(100);
    }),
  );
});
