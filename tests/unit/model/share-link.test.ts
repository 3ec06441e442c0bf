import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTooLong, lengthWarning } from "../../../src/features/sharing/link-length.ts";
import { LONGEST_FRAGMENT } from "../../../src/model/link-fragment.ts";
import { decodeView, encodeView } from "../../../src/model/share-link.ts";
import { encodeStoryLink } from "../../../src/model/story-link.ts";
import { roundCamera } from "../../../src/model/view-slices/camera.ts";
import { roundPlace } from "../../../src/model/view-slices/moved.ts";
import { roundZoom } from "../../../src/model/view-slices/zooms.ts";
import { DEFAULT_VIEW, type ViewState, viewFrom } from "../../../src/model/view-state.ts";
import { anyCharacter } from "../../fixtures/any-character.ts";
import { anyId, anyView } from "../../fixtures/arbitrary-view.ts";

const everything = viewFrom({
  selection: { entities: ["e.azerbaijan"], claims: ["c.0042"] },
  focus: { entities: ["e.iran", "e.israel"], hops: 2 },
  hidden: { stance: ["alleged"], kind: ["office", "person"] },
  time: { from: "2009", to: "2018-06", match: "certainly", undated: false },
  camera: { x: 1.23456, y: -3.4, ratio: 8.00004 },
  moved: { "e.iran": [1.254, -3.5] },
});

/** A view with the numbers that a link keeps. */
function rounded({ camera, moved, headings, zooms, ...rest }: ViewState): ViewState {
  return {
    ...rest,
    camera: camera && roundCamera(camera),
    zooms: Object.fromEntries(Object.entries(zooms).map(([view, zoom]) => [view, roundZoom(zoom)])),
    headings: headings.map(({ text, at, over, guide }) => ({
      text,
      at: [roundPlace(at[0]), roundPlace(at[1])],
      over: [roundPlace(over[0]), roundPlace(over[1]), roundPlace(over[2]), roundPlace(over[3])],
      guide: guide.map(roundPlace),
    })),
    moved: Object.fromEntries(
      Object.entries(moved).map(([entity, [x, y]]) => [entity, [roundPlace(x), roundPlace(y)] as const]),
    ),
  };
}

const codes = (fragment: string) => decodeView(fragment).issues.map(({ code }) => code);

describe("a link", () => {
  test("to the default view is empty", () => {
    expect(encodeView(DEFAULT_VIEW)).toBe("");
    expect(decodeView("")).toEqual({ view: {}, story: null, issues: [] });
  });

  test("can be read by people, its parts always in the same order", () => {
    expect(encodeView(everything)).toBe(
      "v=1&hide.kind=office,person&hide.stance=alleged&time=2009..2018-06&match=certainly&undated=hide" +
        "&focus=e.iran,e.israel~2&sel=e.azerbaijan,c.0042&at=e.iran:1.25:-3.5&cam=1.235,-3.4,8",
    );
  });

  test("leaves an open end of the time empty", () => {
    const time = { ...DEFAULT_VIEW.time, from: "2009" };
    expect(encodeView({ ...DEFAULT_VIEW, time })).toBe("v=1&time=2009..");
    expect(decodeView("time=..2018").view.time).toEqual({ ...DEFAULT_VIEW.time, to: "2018" });
  });

  test("keeps the camera as exactly as it is near", () => {
    expect(roundCamera({ x: 1234.56789, y: 0.123456, ratio: 0.0512345 })).toEqual({
      x: 1234.56789,
      y: 0.12346,
      ratio: 0.05123,
    });
    expect(roundCamera({ x: 1234.56789, y: 0.4, ratio: 5123.45 })).toEqual({ x: 1235, y: 0, ratio: 5123 });
  });

  test("reads back what was written, but for the rounding of numbers", () => {
    fc.assert(
      fc.property(anyView(), (written) => {
        const read = decodeView(encodeView(written));
        expect(read.issues).toEqual([]);
        expect(viewFrom(read.view)).toEqual(rounded(written));
      }),
      { numRuns: 500 },
    );
  });

  test("that is handed out reads back whole, however much the view holds", () => {
    const many = fc.integer({ min: 0, max: 4_000 }).chain((count) =>
      fc.constantFrom("selection", "aside", "moved").map((slice): ViewState => {
        const entities = Array.from({ length: count }, (_, at) => `e.entity-${at}`);
        if (slice === "selection") return viewFrom({ selection: { entities, claims: [] } });
        if (slice === "aside") return viewFrom({ aside: { hidden: entities, dimmed: [], pinned: entities } });
        return viewFrom({ moved: Object.fromEntries(entities.map((entity, at) => [entity, [at, -at || 0]])) });
      }),
    );
    fc.assert(
      fc.property(many, (written) => {
        const fragment = encodeView(written);
        const { view, issues } = decodeView(fragment);
        expect(issues.map(({ code }) => code)).toEqual(isTooLong(fragment) ? ["share-link/too-long"] : []);
        if (!isTooLong(fragment)) expect(viewFrom(view)).toEqual(written);
      }),
    );
  });

  test("to all of 100,000 entities is not handed out, and it is said how long it would be", () => {
    const entities = Array.from({ length: 100_000 }, (_, at) => `e.${at}`);
    const words = (length: number) =>
      lengthWarning(encodeView(viewFrom({ selection: { entities: entities.slice(0, length), claims: [] } })));
    expect(words(1_000)).toBeNull();
    expect(words(2_000)).toBe(
      "This link is 12,897 characters long. Email, chat and many servers cut off links this long.",
    );
    expect(words(100_000)).toBe(
      "A link to this would be 788,897 characters long. Links over 32,768 characters cannot be opened.",
    );
  });

  test("is the same after being read and written once more", () => {
    const key = fc.constantFrom(
      "v",
      "sel",
      "focus",
      "hide.kind",
      "hide.",
      "time",
      "match",
      "undated",
      "cam",
      "at",
      "x",
    );
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."ec.~,:=%20-&") }),
      fc.constantFrom("e.a,c.b", "e.a~2", "2009..2018", "certainly", "hide", "1.23456,2e3,7.123456", "e.a:1.005:2"),
    );
    const fragment = fc.array(fc.tuple(key, value)).map((parts) => parts.map((part) => part.join("=")).join("&"));
    fc.assert(
      fc.property(fragment, (text) => {
        const once = encodeView(viewFrom(decodeView(text).view));
        expect(encodeView(viewFrom(decodeView(once).view))).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test("is read although a mail program escaped its commas, colons and tildes", () => {
    const mangled = encodeView(everything).replaceAll(/[,:~]/g, encodeURIComponent);
    expect(mangled).toContain("%2C");
    expect(decodeView(mangled)).toEqual(decodeView(encodeView(everything)));
  });
});

describe("a broken link", () => {
  test.each([
    ["unknown=1", ["share-link/unknown-key"]],
    ["stage", ["share-link/unknown-key"]],
    ["v=2", ["share-link/other-version"]],
    ["hide.=x", ["share-link/unknown-key"]],
    ["hide.kind=", ["share-link/no-values"]],
    ["sel=iran", ["share-link/no-id"]],
    ["focus=e.iran", ["share-link/bad-focus"]],
    ["focus=e.iran~9", ["share-link/bad-focus"]],
    ["focus=~1", ["share-link/bad-focus"]],
    ["time=2009", ["share-link/bad-time"]],
    ["time=2009-13..", ["share-link/bad-time"]],
    ["time=long ago..", ["share-link/bad-time"]],
    ["match=maybe", ["share-link/bad-match"]],
    ["undated=1", ["share-link/bad-undated"]],
    ["cam=1,2", ["share-link/bad-camera"]],
    ["cam=1,2,0", ["share-link/bad-camera"]],
    ["cam=1,2,-3", ["share-link/bad-camera"]],
    ["cam=1,2,1e999", ["share-link/bad-camera"]],
    ["cam=NaN,Infinity,1", ["share-link/bad-camera"]],
    ["cam=0x10,1,1", ["share-link/bad-camera"]],
    ["at=e.iran:1", ["share-link/bad-place"]],
    ["at=e.iran:1:x", ["share-link/bad-place"]],
    ["sel=%E0%A4%A", ["share-link/broken-escape"]],
    ["match=certainly&match=possibly", ["share-link/repeated-key"]],
  ])("%s is said to be one, and the rest is kept", (fragment, expected) => {
    const { view: read } = decodeView(`${fragment}&sel=e.iran`.replace(/(sel=.*)&sel/, "$1&hide.kind=office&sel"));
    expect(codes(fragment)).toEqual(expected);
    if (!fragment.startsWith("sel")) expect(read.selection).toEqual({ entities: ["e.iran"], claims: [] });
    else expect(read.hidden).toEqual({ kind: ["office"] });
  });

  test("of several faults tells all, each with the key where it stands", () => {
    const { view: read, issues } = decodeView("sel=e.iran,nobody&cam=x&at=e.a:1:2,e.b:3");
    expect(issues.map(({ path }) => path)).toEqual(["sel", "at", "cam"]);
    expect(read).toEqual({ selection: { entities: ["e.iran"], claims: [] }, moved: { "e.a": [1, 2] } });
  });

  test("that is too long is read as far as the limit, to the end of a part", () => {
    const places = Array.from({ length: 5000 }, (_, i) => [`e.entity-${i}`, [i, i]] as const);
    const whole = encodeView({ ...everything, moved: Object.fromEntries(places) });
    expect(whole.length).toBeGreaterThan(LONGEST_FRAGMENT);
    const { view: read, issues } = decodeView(whole);
    expect(issues.map(({ code }) => code)).toEqual(["share-link/too-long"]);
    expect(read.focus).toEqual(everything.focus);
    for (const [entity, place] of Object.entries(read.moved ?? {})) expect(entity).toBe(`e.entity-${place[0]}`);
    expect(Object.keys(read.moved ?? {}).length).toBeGreaterThan(1000);
  });

  test("never throws and never changes what objects inherit", () => {
    const hostile = "hide.__proto__=x&hide.constructor=y&at=__proto__:1:2&sel=e.__proto__";
    const { view: read } = decodeView(hostile);
    expect(Object.keys(read.hidden ?? {})).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
        const { view: any, issues } = decodeView(text);
        encodeView(viewFrom(any));
        for (const { message, path } of issues) expect(message.length + path.length).toBeLessThan(300);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a link to a scene", () => {
  const storyLink = fc.record({
    story: anyId,
    scene: fc.option(anyId),
    step: fc.integer({ min: 0, max: 99 }),
    autoplay: fc.boolean(),
  });

  test("reads back as what it was made from, and says nothing of a view", () => {
    fc.assert(
      fc.property(storyLink, (link) => {
        expect(decodeView(encodeStoryLink(link))).toEqual({ view: {}, story: link, issues: [] });
      }),
    );
  });

  test("whose step is no number begins the scene, and says so", () => {
    const { story, issues } = decodeView("v=1&story=whose-word&scene=alleged&step=x");
    expect(story).toEqual({ story: "whose-word", scene: "alleged", step: 0, autoplay: false });
    expect(issues.map(({ code }) => code)).toEqual(["share-link/bad-step"]);
  });

  test("that names a scene but no story is told", () => {
    const { story, issues } = decodeView("v=1&scene=alleged");
    expect(story).toBeNull();
    expect(issues.map(({ message }) => message)).toEqual(["The link names a scene, but no story."]);
  });
});
