import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { readDataset } from "../../../src/cli/read-dataset.ts";
import { createDerivation } from "../../../src/derive/derive.ts";
import type { DerivedView } from "../../../src/derive/derived-view.ts";
import { fitView } from "../../../src/derive/fit-view.ts";
import { PALETTES } from "../../../src/drawing/palette.ts";
import type { Claim, Entity } from "../../../src/model/dataset.ts";
import { layOutLabels } from "../../../src/views/graph/label-layout.ts";
import { LabelTexts } from "../../../src/views/graph/label-texts.ts";
import { boundsOf, placeOf, renderingFor } from "../../../src/views/graph/rendering.ts";
import { stageFor } from "../../../src/views/graph/stage.ts";
import { createWorkspace, type Workspace } from "../../../src/workspace/workspace.ts";

const FOLDER = fileURLToPath(new URL("../../../graph-data/kerman-attack", import.meta.url));

const LAST_DECADE = "e.protests-last-decade";
const FOUR_SERIES = ["e.protests-2017-18", "e.protests-2019", "e.protests-2020", "e.women-life-freedom"];

let workspace: Workspace;

beforeAll(async () => {
  const read = await readDataset(FOLDER);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  workspace = createWorkspace(read.value.dataset);
});

const knowledge = () => workspace.store.getState().knowledge;
const claims = (): readonly Claim[] => knowledge().dataset.claims;
const entity = (id: string): Entity | undefined => knowledge().dataset.entities.find((one) => one.id === id);
const sentencesOf = ({ attributions }: Claim) => attributions.flatMap(({ evidence }) => evidence.map(({ at }) => at));
const holdersOf = ({ attributions }: Claim) => attributions.map(({ holder }) => holder);
const partsOf = (whole: string) =>
  claims().filter(({ predicate, object }) => predicate === "formedPartOf" && object === whole);

describe("the protests of paragraph 10", () => {
  test("what 10.4 says of them is said of the last decade's, the only ones that the sentence points back to", () => {
    const said = claims().filter((claim) => sentencesOf(claim).includes("10.4"));
    expect(said.map(({ id, subject, object }) => [id, subject, object])).toEqual([
      ["c.0205", LAST_DECADE, "e.intelligence-capabilities"],
      ["c.0206", LAST_DECADE, "e.intelligence-morale"],
      ["c.0207", LAST_DECADE, "e.intelligence-focus"],
    ]);
    for (const { gloss } of said) expect(gloss).toContain("of the last decade");
    const mentioned = knowledge().dataset.entities.filter(({ mentions }) => mentions.some(({ at }) => at === "10.4"));
    expect(mentioned.map(({ id }) => id)).toContain(LAST_DECADE);
    expect(mentioned.map(({ id }) => id)).not.toContain("e.mass-protests");
  });

  test("those of the last decade are the four series that 10.3 names, as many as it counts", () => {
    const members = partsOf(LAST_DECADE);
    expect(members.map(({ subject }) => subject).toSorted()).toEqual(FOUR_SERIES);
    for (const member of members) expect(sentencesOf(member)).toEqual(["10.3"]);
    const count = claims().find(({ subject, value }) => subject === "e.last-decade" && value !== null);
    expect(count?.value?.amount).toBe(members.length);
    expect(count?.label).toContain("series");
  });

  test("those of the last decade run from the first of the four to the last", () => {
    expect(entity(LAST_DECADE)?.time).toBe("2017/2022");
    expect(FOUR_SERIES.map((id) => entity(id)?.time)).toEqual(["2017/2018", "2019", "2020", "2022"]);
  });

  test("all since 1999 are the two of the first decades and those of the last", () => {
    expect(partsOf("e.mass-protests").map(({ subject }) => subject)).toEqual([
      "e.student-protests-1999",
      "e.green-movement",
      LAST_DECADE,
    ]);
  });
});

describe("the question about what rests on Iranian voices alone", () => {
  /** Whose word it asks about, and how it calls them. */
  const VOICES: Readonly<Record<string, RegExp>> = {
    "e.iran": /\bIran,/,
    "e.iranian-officials": /\bits officials\b/,
    "e.mahmoud-alavi": /\bAlavi\b/,
  };
  const question = () => {
    const found = knowledge().dataset.questions.find(({ id }) => id === "officials-word");
    if (found === undefined) throw new Error("The dataset has no such question.");
    return found;
  };
  const shown = (): readonly Claim[] => {
    const { view, issues } = fitView(knowledge(), question().view, "link");
    expect(issues).toEqual([]);
    const derived: DerivedView = createDerivation()(knowledge(), view);
    return claims().filter((_, c) => derived.claimMask[c] === 1);
  };

  test("shows all that Iran, its officials or Alavi hold and nobody else does, and nothing more", () => {
    const theirs = claims().filter((claim) => holdersOf(claim).every((holder) => holder !== null && holder in VOICES));
    expect(shown().map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
  });

  test("names every voice that it shows", () => {
    const voices = new Set(shown().flatMap(holdersOf));
    expect([...voices].toSorted()).toEqual(Object.keys(VOICES));
    for (const pattern of Object.values(VOICES)) expect(question().question).toMatch(pattern);
  });

  test("leaves the worry about Turkey to the author, and gives Iran only what the worry is about", () => {
    const worry = claims().filter(({ subject, object }) =>
      [subject, object].some((end) => end === "e.concerns-about-turkey"),
    );
    expect(worry).not.toEqual([]);
    for (const claim of worry) expect(holdersOf(claim)).toEqual(["e.arman-mahmoudian"]);
    const ofParagraph = shown().filter((claim) => sentencesOf(claim).includes("6.3"));
    expect(new Set<string>(ofParagraph.map(({ subject }) => subject))).toEqual(
      new Set(["e.turkey", "e.turkish-influence", "e.pro-turkic-sentiment"]),
    );
    const { answer } = question();
    expect(answer).toMatch(/influence and pro-Turkic feeling are Iran's view/);
    expect(answer).toMatch(/worries about them is the author's word/);
    expect(answer).not.toMatch(/a worry about Turkey/);
  });
});

describe("the curated layout", () => {
  /** The stage of the home screen in a window of 1280 by 800 CSS pixels. */
  const STAGE = { width: 656, height: 650 };
  /** Widths of text about as the page's face has them: a share of the size of type for each character. */
  const WIDTH_OF_CHARACTER = 0.48;

  const home = () => {
    const scene = renderingFor(workspace.store.getState(), PALETTES.light);
    const stage = stageFor(boundsOf(scene), STAGE, null, knowledge().order);
    const texts = new LabelTexts((text, { size }) => WIDTH_OF_CHARACTER * size * text.length);
    const nodes = knowledge().dataset.entities.map(({ id }, e) => {
      const { x, y } = stage.toPixels(placeOf(scene, e));
      return { id, x, y, radius: stage.scaleSize(scene.sizes[e] as number) };
    });
    const captions = (knowledge().dataset.layouts[0]?.captions ?? []).map(({ text, at: [x, y] }) => {
      const at = stage.toPixels({ x, y });
      const across = (WIDTH_OF_CHARACTER * 15 * text.length) / 2;
      return { left: at.x - across, right: at.x + across, top: at.y - 7.5, bottom: at.y + 7.5 };
    });
    return { nodes, captions, layout: layOutLabels(scene, stage, texts) };
  };
  type Node = ReturnType<typeof home>["nodes"][number];
  const isOver = ({ x, y, radius }: Node, box: { left: number; right: number; top: number; bottom: number }) =>
    x + radius > box.left && x - radius < box.right && y + radius > box.top && y - radius < box.bottom;

  test("has a place for every entity, and no entity covers another on the home screen", () => {
    const places = knowledge().dataset.layouts[0]?.positions ?? {};
    expect(Object.keys(places).toSorted()).toEqual(knowledge().dataset.entities.map(({ id }) => id));
    const { nodes } = home();
    const covering = nodes.flatMap((a, index) =>
      nodes
        .slice(index + 1)
        .filter((b) => Math.hypot(a.x - b.x, a.y - b.y) <= a.radius + b.radius)
        .map((b) => `${a.id} and ${b.id}`),
    );
    expect(covering).toEqual([]);
  });

  test("names the protests of the last decade on the home screen, where their name covers no entity and they no name", () => {
    const { nodes, captions, layout } = home();
    const wave = knowledge().entityNumber.get(LAST_DECADE) ?? -1;
    const name = layout.placed.find(({ key }) => key === wave);
    if (name === undefined) throw new Error("They are not named.");
    expect(nodes.filter((node) => isOver(node, name)).map(({ id }) => id)).toEqual([]);
    const node = nodes[wave] as Node;
    expect(layout.placed.filter((box) => isOver(node, box))).toEqual([]);
    expect(captions.filter((box) => isOver(node, box))).toEqual([]);
  });
});
