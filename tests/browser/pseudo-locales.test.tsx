import axe from "axe-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import { openChanges } from "../../src/features/differences/difference-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { commands } from "../../src/product/commands.ts";
import { language as rightToLeft } from "../../src/words/ar-XB/language.ts";
import { canvasWords } from "../../src/words/en/canvas.ts";
import { shellWords } from "../../src/words/en/shell.ts";
import { language as longWords } from "../../src/words/en-XA/language.ts";
import { ENGLISH, type Language, speak } from "../../src/words/language.ts";
import type { Command } from "../../src/workspace/command.ts";
import { focusOn, select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";

// The whole page in a language with long words, and in one that is written from right to left. What is not from the
// catalogue stays English, and shows.

let article: Dataset;
/** Every word that the dataset has: on the page it may stand as it is. */
let named: ReadonlySet<string>;
let workspace: Workspace;

const wordsIn = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? [];

beforeAll(async () => {
  const response = await fetch("/datasets/kerman-attack.kg.json");
  const json = await response.text();
  const parsed = parseDataset(JSON.parse(json));
  if (!parsed.ok) throw new Error("The article's dataset cannot be read.");
  article = parsed.value;
  named = new Set(wordsIn(JSON.stringify(article)));
});
beforeEach(() => {
  history.replaceState(null, "", location.pathname + location.search);
});
afterEach(() => {
  speak(ENGLISH);
  document.documentElement.dir = "ltr";
});

async function show(language: Language, [width, height]: readonly [number, number]): Promise<void> {
  await page.viewport(width, height);
  speak(language);
  document.documentElement.dir = language.direction;
  workspace = createWorkspace(article);
  await render(<App workspace={workspace} issues={[]} stage={{}} />);
  await settled();
}

const settled = () =>
  expect
    .poll(() => document.querySelectorAll("[data-loading], [aria-busy='true']").length, { timeout: 15_000 })
    .toBe(0);
const run = (id: string, payload?: unknown) => {
  const command = commands.get(id) as Command<unknown> | undefined;
  if (command === undefined) throw new Error(`There is no command "${id}".`);
  workspace.dispatch(command, payload);
};
const press = (name: string) => userEvent.click(page.getByRole("button", { name, exact: true }).first());

/** What is opened one after another: each is looked at before the next. */
const STATES: readonly (readonly [string, () => void | Promise<void>])[] = [
  ["the first screen", () => {}],
  ["an entity", () => workspace.dispatch(select, { entities: ["e.iran"], claims: [] })],
  ["a neighbourhood", () => workspace.dispatch(focusOn, { entities: ["e.mossad"], hops: 2 })],
  ["a claim", () => workspace.dispatch(select, { entities: [], claims: ["c.0160"] })],
  ["several things", () => workspace.dispatch(select, { entities: ["e.iran", "e.israel"], claims: ["c.0160"] })],
  ["attribution and certainty", () => run("lens.open")],
  ["paths", () => run("path.between-selected")],
  ["a comparison", () => run("comparison.between-selected")],
  ["contested claims", () => run("contested.open")],
  ["differences", () => workspace.dispatch(openChanges)],
  ["attributions", () => run("voices.open")],
  ["exercises", () => run("exercises.open")],
  ["stories", () => run("stories.open")],
  ["a source text", () => run("text.open", { source: "s.main" })],
  ["the command list", () => userEvent.keyboard("{Control>}k{/Control}")],
];
/** What only a wide screen has a button for. */
const DIALOGS: typeof STATES = [
  ["the export dialog", () => reopen(shellWords.export())],
  ["the share dialog", () => reopen(shellWords.share())],
  ["the image dialog", () => reopen(canvasWords.exportImage())],
  ["the story chooser", () => reopen(shellWords.present())],
];
async function reopen(name: string): Promise<void> {
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => document.querySelector("[role=dialog]")).toBeNull();
  await press(name);
  await expect.poll(() => document.querySelector("[role=dialog]")).not.toBeNull();
}

interface Seen {
  readonly element: Element;
  readonly text: string;
}

/** All text that can be read: of the elements, but for names of files, and of the attributes that are read out. */
function* textsOf(root: Element): Generator<Seen> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of ["aria-label", "title", "placeholder", "aria-description", "aria-valuetext", "alt"]) {
        const text = node.getAttribute(name);
        if (text !== null) yield { element: node, text };
      }
    } else if (node.parentElement !== null && !node.parentElement.closest('script, style, [translate="no"]'))
      yield { element: node.parentElement, text: node.textContent ?? "" };
  }
}

/** Of no language: the product's name, and the names of formats and keys. */
const NAMES = [
  ...["Source", "line", "Sourceline", "Markdown", "json", "node", "Gephi", "Lite", "graphology", "sigma"],
  ...["Esc", "Ctrl", "Alt", "Cmd"],
  // Endings of files.
  ...["gexf", "graphml", "zip", "trig", "jsonld", "bib"],
];
/** The library's own, for screen readers: a button that ends its dialogs. */
const OF_THE_LIBRARY = ["Dismiss"];
/** Months come from Intl, which takes the pseudo-locale for English. */
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en", { month: "long" }).format(new Date(2024, month)),
);
const ALLOWED = new Set([...NAMES, ...OF_THE_LIBRARY, ...MONTHS]);

function isFromCatalogue(word: string): boolean {
  return !/[aeiou]/.test(word) || named.has(word) || ALLOWED.has(word) || named.has(word.toLowerCase());
}

/** Elements whose text stands out of the window, or is cut off where nothing says so. */
function overflowing(): readonly string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    "button, a, h1, h2, h3, p, li, dt, dd, label, legend, th, td, summary, option, [role=option], [role=menuitem]",
  )) {
    const { left, right, width, height, top, bottom } = element.getBoundingClientRect();
    if (width < 2 || height < 2 || bottom < 0 || top > innerHeight) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (isScrolled(element)) continue;
    const name = `${element.tagName} “${element.textContent?.slice(0, 40)}”`;
    if (left < -1 || right > innerWidth + 1) found.push(`${name} lies outside the window: ${left} to ${right}`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (element.scrollWidth > element.clientWidth + 1 && overflowX !== "visible" && textOverflow !== "ellipsis")
      found.push(`${name} is cut off`);
    if (element.tagName === "BUTTON" && element.scrollWidth > element.clientWidth + 1 && textOverflow !== "ellipsis")
      found.push(`${name} is wider than its button`);
  }
  return found;
}

/** Whether something around it can be scrolled sideways to it. */
function isScrolled(element: Element): boolean {
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement)
    if (/auto|scroll/.test(getComputedStyle(outer).overflowX) && outer.scrollWidth > outer.clientWidth + 1) return true;
  return false;
}

/** Whether a name in a message of a language from right to left stands without the marks that keep its direction. */
function hasBareName(text: string): boolean {
  if (!/[\u202e\u202c]/.test(text)) return false;
  const parts = text.split(/\u202e[^\u202c]*\u202c/);
  return parts.some((part) => /\p{Script=Latin}{3}/u.test(part.replaceAll(/\u2068[^\u2069]*\u2069/g, "")));
}

const SIZES = [
  ["1440 × 900", [1440, 900]],
  ["390 × 844", [390, 844]],
] as const;

const statesAt = ([width]: readonly [number, number]) => (width > 1000 ? [...STATES, ...DIALOGS] : STATES);

/** Without contrast, which takes longest, is tried with every panel by itself, and is the same in either direction. */
const AXE: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa"],
  rules: { "color-contrast": { enabled: false } },
  // What breaks no rule is neither named nor described.
  resultTypes: ["violations"],
  selectors: false,
};

describe.each(SIZES)("at %s", (_, size) => {
  test("every text is from the catalogue or the dataset, and fits where words are long", async () => {
    await show(longWords, size);
    for (const [state, open] of statesAt(size)) {
      await open();
      await settled();
      await expect
        .poll(
          () =>
            [...new Set([...textsOf(document.body)].flatMap(({ text }) => wordsIn(text)))].filter(
              (word) => !isFromCatalogue(word),
            ),
          {
            message: state,
          },
        )
        .toEqual([]);
      expect(overflowing(), state).toEqual([]);
    }
  });

  test("the page is laid out from right to left where the language is, and names keep their direction", async () => {
    await show(rightToLeft, size);
    for (const [state, open] of statesAt(size)) {
      await open();
      await settled();
      expect(overflowing(), state).toEqual([]);
      expect([...textsOf(document.body)].map(({ text }) => text).filter(hasBareName), state).toEqual([]);
      const { violations } = await axe.run(document.body, AXE);
      expect(
        violations.map(({ id, nodes }) => [id, nodes.length]),
        state,
      ).toEqual([]);
    }
    expect(shellWords.details()).toContain("\u202e");
    // An empty field has the direction of the page. A phone has none until it is asked for.
    for (const field of document.querySelectorAll("search input"))
      expect(getComputedStyle(field).direction).toBe("rtl");
  });
});
