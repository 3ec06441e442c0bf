import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { seriousFaults } from "./support/faults.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "./support/page.ts";
import { articleDataset, openPlace, type Place } from "./support/place.ts";

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let place: Place;
let dataset: Dataset;

beforeAll(async () => {
  place = await openPlace();
  dataset = articleDataset();
});
afterAll(() => place?.close());

const labelOf = (id: string) => dataset.entities.find((entity) => entity.id === id)?.label ?? id;
const named = (label: string) => {
  const found = dataset.entities.find((entity) => entity.label === label);
  if (found === undefined) throw new Error(`The article has no entity "${label}".`);
  return found;
};
/** A link whose camera looks at an entity from near, so that it stands in the middle of the stage. */
function linkTo(id: string): string {
  const at = Object.entries(dataset.layouts[0]?.positions ?? {}).find(([key]) => key === id)?.[1];
  if (at === undefined) throw new Error(`The layout does not place ${id}.`);
  return `#v=1&cam=${at[0]},${at[1]},120`;
}

const stageOf = (page: Page) => page.getByRole("application");
const detailsOf = (page: Page) => page.getByRole("region", { name: "Details", exact: true });
const headOf = (page: Page) => detailsOf(page).getByRole("heading", { level: 2 }).first();
const searchOf = (page: Page) => page.getByRole("combobox", { name: "Search the graph" });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const hash = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

/** How much is shown, as the page says it. */
async function countsOf(page: Page) {
  const counts = page.getByTestId("counts");
  return {
    words: (await counts.innerText()).replaceAll(/\s+/g, " "),
    entities: Number(await counts.getAttribute("data-shown-entities")),
    claims: Number(await counts.getAttribute("data-shown-claims")),
  };
}
const shownClaims = async (page: Page) => (await countsOf(page)).claims;

/** Goes to the page anew, at a view. What was done there before is forgotten, or it would offer to go on with that. */
async function visit(opened: OpenedPage, path = "") {
  await opened.page.goto("about:blank");
  const devtools = await opened.context.newCDPSession(opened.page);
  const { origin } = new URL(place.url);
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await devtools.detach();
  await opened.page.goto(place.url + path);
  await whenReady(opened);
  await stageOf(opened.page).locator("canvas").first().waitFor({ state: "attached" });
}

/** Follows a link within the page, as one that is pasted into the address. */
async function follow({ page }: OpenedPage, link: string) {
  await page.evaluate((to) => {
    location.hash = to;
  }, link);
  await expect.poll(() => page.url()).toContain(link);
}

async function middleOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What is drawn in a picture: the share of its width and height that marks spread over, and how many colours. */
async function lookAt(page: Page, png: Buffer) {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    const colours = new Set<number>();
    let [left, right, top, bottom] = [width, 0, height, 0];
    const paper = [data[4 * 4], data[4 * 4 + 1], data[4 * 4 + 2]] as [number, number, number];
    for (let at = 0; at < data.length; at += 4) {
      const rgb = [data[at], data[at + 1], data[at + 2]] as [number, number, number];
      if (Math.max(...rgb.map((value, channel) => Math.abs(value - (paper[channel] as number)))) < 60) continue;
      colours.add((rgb[0] >> 5) * 64 + (rgb[1] >> 5) * 8 + (rgb[2] >> 5));
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    return { width: (right - left) / width, height: (bottom - top) / height, colours: colours.size };
  }, png.toString("base64"));
}

describe("on a desktop", () => {
  let opened: OpenedPage;
  let page: Page;

  beforeAll(async () => {
    opened = await openPage({ url: place.url, viewport: DESKTOP });
    ({ page } = opened);
    await whenReady(opened);
  });
  beforeEach(() => follow(opened, "#v=1"));
  afterEach(() => {
    expect(opened.pageErrors).toEqual([]);
    expect(opened.consoleErrors).toEqual([]);
    expect(opened.cspViolations).toEqual([]);
    expect(
      opened.requests.filter((address) => !address.startsWith(place.url) && !/^(data|blob|about):/.test(address)),
    ).toEqual([]);
  });
  afterAll(() => opened?.close());

  test("the page opens on the drawn graph, with its title and its counts, and with no spinner left", async () => {
    expect(await page.title()).toBe(`${dataset.dataset.title} – Sourceline`);
    await expect(page.getByText("Opening the graph…").count()).resolves.toBe(0);
    const values = dataset.claims.filter(({ object }) => object === null).length;
    expect((await countsOf(page)).words).toContain(
      `${dataset.entities.length} entities · ${dataset.claims.length} claims, ${values} without a line · nothing hidden`,
    );
    await expect
      .poll(async () => lookAt(page, await stageOf(page).screenshot()), { timeout: 10_000 })
      .toSatisfy(({ width, height, colours }) => width > 0.6 && height > 0.6 && colours > 8);
  });

  describe("axe finds nothing serious, in the light theme and in the dark one", () => {
    const expectNothingSerious = async () => expect(await seriousFaults(page)).toEqual([]);

    test("at first", () => expectNothingSerious());

    test("at an entity", async () => {
      const { id, label } = named("Azerbaijan");
      await follow(opened, `#v=1&sel=${id}`);
      await expect.poll(() => headOf(page).innerText()).toBe(label);
      await expectNothingSerious();
    });

    test("at a claim", async () => {
      const claim = dataset.claims.find(({ subject }) => subject === named("Azerbaijan").id);
      await follow(opened, `#v=1&sel=${claim?.id}`);
      await expect.poll(() => detailsOf(page).innerText()).toContain(claim?.gloss);
      await expectNothingSerious();
    });

    test("filtered, and while exporting", async () => {
      await follow(
        opened,
        `#v=1&focus=${named("Azerbaijan").id}~1&hide.stance=${dataset.vocabulary.stances[0]?.id}&time=2009..2018`,
      );
      await button(page, "Clear all filters").waitFor();
      await expectNothingSerious();
      await button(page, "Export").click();
      await page.getByRole("dialog").waitFor();
      await expectNothingSerious();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });
  });

  test("each question opens a small part of the graph that holds what it names, and gives its answer", async () => {
    expect(dataset.questions).toHaveLength(5);
    const notNamed = async (ids: readonly string[]) => {
      const read = await detailsOf(page).innerText();
      return ids.map(labelOf).filter((label) => !read.includes(label));
    };
    for (const { question, answer, view } of dataset.questions) {
      await detailsOf(page).getByRole("button", { name: question }).click();
      await expect.poll(() => headOf(page).innerText()).toBe(question);
      expect(await detailsOf(page).innerText()).toContain(answer);
      const { entities, claims, words } = await countsOf(page);
      expect(entities, question).toBeGreaterThanOrEqual(4);
      expect(entities, question).toBeLessThan(dataset.entities.length / 3);
      expect(claims, question).toBeLessThan(dataset.claims.length / 3);
      expect(words).toMatch(/ of \d+ claims and \d+ entities hidden/);
      const { entities: chosen = [], claims: chosenClaims = [] } = view.selection ?? {};
      const objects = dataset.claims.flatMap(({ id, object }) => (chosenClaims.includes(id) && object ? [object] : []));
      // The records of a selection are loaded after the page itself.
      await expect
        .poll(() => notNamed([...chosen, ...objects]), { message: `${question}: not named in the panel` })
        .toEqual([]);
      expect(await detailsOf(page).getByText("Hidden in the graph").count()).toBe(0);
      // A question that selects nothing lists what it shows.
      if (chosen.length + chosenClaims.length === 0) {
        await detailsOf(page)
          .getByRole("heading", { name: `Claims ${claims}` })
          .waitFor();
        const more = detailsOf(page).getByRole("button", { name: /^Show \d+ more$/ });
        if (await more.isVisible()) await more.click();
        await expect.poll(() => detailsOf(page).getByRole("listitem").count()).toBe(claims);
      }
      await detailsOf(page).getByRole("button", { name: "All questions" }).click();
      await expect.poll(() => shownClaims(page)).toBe(dataset.claims.length);
    }
  });

  test("a search from the slash key leads to an entity, which the address names", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("azerb");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => headOf(page).innerText()).toBe("Azerbaijan");
    expect(hash(page)).toContain(named("Azerbaijan").id);
  });

  test("number keys set the depth of the focus, Escape steps back, and the browser goes through it all", async () => {
    const { id } = named("Azerbaijan");
    await follow(opened, `#v=1&sel=${id}`);
    const counts: number[] = [];
    for (const key of ["1", "2", "3", "4"]) {
      await page.keyboard.press(key);
      await expect.poll(() => hash(page)).toContain(`focus=${id}~${key}`);
      counts.push(await shownClaims(page));
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeLessThan(counts[3] as number);
    await page.keyboard.press("Escape");
    await expect.poll(() => shownClaims(page)).toBe(dataset.claims.length);
    expect(hash(page)).toContain(`sel=${id}`);
    await page.keyboard.press("Escape");
    await expect.poll(() => hash(page)).not.toContain("sel=");
    await page.goBack();
    await page.goBack();
    await expect.poll(() => hash(page)).toContain(`focus=${id}~4`);
    await page.goForward();
    await expect.poll(() => hash(page)).not.toContain("focus=");
  });

  test("Back and Forward go through what was done", async () => {
    await detailsOf(page)
      .getByRole("button", { name: dataset.questions[0]?.question ?? "" })
      .click();
    const few = await shownClaims(page);
    expect(few).toBeLessThan(dataset.claims.length);
    await page.goBack();
    await expect.poll(() => shownClaims(page)).toBe(dataset.claims.length);
    await page.goForward();
    await expect.poll(() => shownClaims(page)).toBe(few);
  });

  test("legend and time bar filter one after the other, say so, and one control takes both back", async () => {
    const stances = page.getByRole("region", { name: "Certainty" });
    const [first] = dataset.vocabulary.stances;
    await stances.getByText(first?.label ?? "", { exact: true }).click();
    const byLegend = await countsOf(page);
    expect(byLegend.claims).toBeLessThan(dataset.claims.length);
    expect(byLegend.words).toContain(`${dataset.claims.length - byLegend.claims} of ${dataset.claims.length} claims`);
    const from = page.getByRole("slider", { name: /^From year/ });
    await from.focus();
    for (let year = 0; year < 3; year++) await page.keyboard.press("End");
    await expect.poll(() => shownClaims(page)).toBeLessThan(byLegend.claims);
    await button(page, "Clear all filters").click();
    expect((await countsOf(page)).words).toContain("nothing hidden");
    expect(hash(page)).not.toMatch(/hide|time/);
  });

  test("an entity says what it is under the pointer, is selected by a click, and focused on by a double click", async () => {
    const { id, label, gloss } = named("Azerbaijan");
    await follow(opened, linkTo(id));
    const { x, y } = await middleOf(stageOf(page));
    await page.mouse.move(x - 90, y - 90);
    await page.mouse.move(x, y);
    await page.getByText(`${label}. ${gloss}`).waitFor({ state: "attached" });
    await page.mouse.click(x, y);
    await expect.poll(() => headOf(page).innerText()).toBe(label);
    expect(await detailsOf(page).innerText()).toContain(gloss);
    await page.mouse.dblclick(x, y);
    await expect.poll(() => hash(page)).toContain(`focus=${id}~1`);
    expect((await countsOf(page)).words).toContain("hidden");
  });

  test("a link restores selection, filters, focus and camera in a browser that never saw them", async () => {
    const { id } = named("Azerbaijan");
    // Without gliding the camera is at rest as soon as the address follows.
    const one = await openPage({
      url: place.url,
      path: linkTo(id),
      viewport: DESKTOP,
      device: { reducedMotion: "reduce" },
    });
    const { page } = one;
    await whenReady(one);
    const { x, y } = await middleOf(stageOf(page));
    const camera = () => /cam=[^&]*/.exec(hash(page))?.[0] ?? "";
    const near = camera();
    await page.mouse.click(x, y);
    await page.keyboard.press("2");
    await expect.poll(camera, { timeout: 10_000 }).not.toBe(near);
    await page
      .getByRole("region", { name: "Certainty" })
      .getByText(dataset.vocabulary.stances.at(-1)?.label ?? "", { exact: true })
      .click();
    const fitted = camera();
    await button(page, "Zoom in").click();
    await expect.poll(camera, { timeout: 10_000 }).not.toBe(fitted);
    expect(hash(page)).toMatch(/hide\.stance=.*focus=.*sel=.*cam=/);
    const other = await openPage({ url: page.url(), viewport: DESKTOP });
    await whenReady(other);
    expect(await countsOf(other.page)).toEqual(await countsOf(page));
    expect(await headOf(other.page).innerText()).toBe(await headOf(page).innerText());
    expect(other.page.url()).toBe(page.url());
    // The same entity is under the same point of the stage.
    await other.page.mouse.move(x - 200, y - 200);
    await page.mouse.move(x - 200, y - 200);
    for (const { page: each } of [one, other]) await each.mouse.move(x, y);
    const pointed = (on: Page) => on.locator("#graph-pointer").innerText();
    await expect.poll(async () => (await pointed(other.page)) === (await pointed(page))).toBe(true);
    await one.close();
    await other.close();
  });

  test("the theme is switched by a button, drawn at once, and kept over a reload", async () => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await button(page, "Theme: system").click();
    await button(page, "Theme: light").click();
    await button(page, "Theme: dark").waitFor();
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await page.reload();
    await whenReady(opened);
    expect(await background()).toBe(dark);
    await button(page, "Theme: dark").click();
    await expect.poll(background).toBe(light);
  });

  test("the details panel grows and shrinks by its edge", async () => {
    const edge = page.getByRole("separator", { name: "Width of the details panel" });
    const width = async () => (await detailsOf(page).boundingBox())?.width ?? 0;
    const before = await width();
    await edge.focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(width).toBeGreaterThan(before);
  });

  test("Tab goes through every control of the page in the order in which it stands, and each shows the focus", async () => {
    // From its beginning: a browser goes on from where the focus was.
    await visit(opened);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const problems: string[] = [];
    const walk = () =>
      page.evaluate(async () => {
        const at = document.activeElement;
        if (at === null || at === document.body) return null;
        const seen = globalThis as unknown as { reached?: Set<Element>; last?: Element };
        seen.reached ??= new Set();
        const name =
          at.getAttribute("aria-label") ?? at.closest("label")?.textContent ?? at.textContent?.slice(0, 40) ?? "";
        const isBack =
          seen.last !== undefined && (at.compareDocumentPosition(seen.last) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        const isAgain = seen.reached.has(at);
        seen.reached.add(at);
        seen.last = at;
        // What shows the focus is gone from the control, or from what stands around it, without it.
        const around = [at, at.parentElement, at.closest("label"), at.nextElementSibling];
        const looks = () =>
          around
            .flatMap((element) => {
              if (!element) return [];
              const { outline, boxShadow, borderColor, backgroundImage, backgroundColor } = getComputedStyle(element);
              const ring = getComputedStyle(element, "::after").border;
              return [outline, boxShadow, borderColor, backgroundImage, backgroundColor, ring];
            })
            .join();
        const focused = looks();
        (at as HTMLElement).blur();
        await Promise.resolve();
        const shows = looks() !== focused;
        (at as HTMLElement).focus();
        return { name: `${at.tagName.toLowerCase()} ${name}`, isBack, isAgain, shows };
      });
    for (let step = 0; step < 400; step++) {
      await page.keyboard.press("Tab");
      const stop = await walk();
      if (stop === null || stop.isAgain) break;
      if (stop.isBack) problems.push(`goes back: ${stop.name}`);
      if (!stop.shows) problems.push(`shows no focus: ${stop.name}`);
    }
    const missed = await page.evaluate(() => {
      const { reached } = globalThis as unknown as { reached: Set<Element> };
      const controls = document.querySelectorAll<HTMLElement>(
        'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]',
      );
      return (
        [...controls]
          .filter(
            (control) =>
              control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }) && !reached.has(control),
          )
          // Of a group of radio buttons Tab reaches one; arrow keys go on from there.
          .filter((control) => !control.matches('[type="radio"], [role="radio"]'))
          .map((control) => control.outerHTML.slice(0, 160))
      );
    });
    expect(problems).toEqual([]);
    expect(missed).toEqual([]);
  }, 120_000);

  test("Tab goes from the search to the canvas in at most five steps, filters or not", async () => {
    for (const view of ["#v=1&hide.stance=alleged&focus=e.azerbaijan~1", "#v=1"]) {
      await follow(opened, view);
      await expect.poll(() => page.locator('nav [tabindex="0"]').count()).toBe(1);
      await searchOf(page).focus();
      const isOnCanvas = () => page.evaluate(() => document.activeElement?.getAttribute("role") === "application");
      let steps = 0;
      for (; steps < 20 && !(await isOnCanvas()); steps++) await page.keyboard.press("Tab");
      expect(steps, view).toBeLessThanOrEqual(5);
    }
  });

  test("a panel that is opened from the list of commands has the focus in its heading, and Run is a few steps on", async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("run a layout");
    await page.keyboard.press("Enter");
    const heading = page.getByTestId("layouts-panel").getByRole("heading", { level: 2 });
    await expect.poll(() => heading.evaluate((at) => at === document.activeElement).catch(() => false)).toBe(true);
    const isOnRun = () => page.evaluate(() => document.activeElement?.textContent === "Run");
    let steps = 0;
    for (; steps < 20 && !(await isOnRun()); steps++) await page.keyboard.press("Tab");
    expect(steps).toBeLessThanOrEqual(5);
  });

  test("a whole task by keyboard alone: find, read, filter, export", async () => {
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at?.getAttribute("aria-label") ?? at?.closest("label")?.textContent ?? at?.textContent ?? "";
      });
    const tabTo = async (name: RegExp, key = "Tab") => {
      for (let step = 0; step < 300; step++) {
        await page.keyboard.press(key);
        if (name.test(await focused())) return;
      }
      throw new Error(`${key} never came to ${name}, but to ${await focused()}`);
    };
    await page.keyboard.press("/");
    await page.keyboard.type("Azerbaijan");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => headOf(page).innerText()).toBe("Azerbaijan");
    await expect.poll(focused).toBe("Azerbaijan");
    const stance = dataset.vocabulary.stances.find(({ id }) =>
      dataset.claims.some(
        ({ subject, attributions }) =>
          subject === named("Azerbaijan").id &&
          attributions[0]?.stance === id &&
          id !== dataset.vocabulary.stances[0]?.id,
      ),
    );
    if (stance === undefined) throw new Error("everything about Azerbaijan is asserted");
    await tabTo(new RegExp(`Azerbaijan.*${stance.label} by `, "i"));
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await detailsOf(page).innerText()).replaceAll(/\s+/g, " "))
      .toContain(`Claim · ${stance.label} · Azerbaijan`);
    await expect.poll(() => detailsOf(page).innerText()).toMatch(/Paragraph \d+, sentence \d+/);
    // Round to the search; the legend behind it is one stop, whose rows have their “only” to the right.
    await tabTo(/^Search the graph$/, "F6");
    await page.keyboard.press("Tab");
    await tabTo(new RegExp(`^${stance.label}`, "i"), "ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(`Only ${stance.label}`);
    await page.keyboard.press("Enter");
    await expect.poll(() => hash(page)).toContain("hide.stance=");
    const { claims } = await countsOf(page);
    expect(claims).toBeLessThan(dataset.claims.length / 4);
    await tabTo(/^\s*Export$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const scope = dialog.getByRole("radio", { name: /visible/i });
    await expect
      .poll(
        async () => {
          if (await scope.isChecked()) return true;
          await page.keyboard.press(
            (await scope.evaluate((radio) => radio.closest("[role=radiogroup]")?.contains(document.activeElement)))
              ? "ArrowDown"
              : "Tab",
          );
          return scope.isChecked();
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    await tabTo(/^\s*Download/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    const exported = parseDataset(JSON.parse(readFileSync(await download.path(), "utf8")));
    if (!exported.ok) throw new Error(`the export cannot be read: ${JSON.stringify(exported.error.slice(0, 3))}`);
    expect(exported.value.claims).toHaveLength(claims);
    for (const { attributions } of exported.value.claims)
      expect(attributions.map((attribution) => attribution.stance)).toContain(stance.id);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});

describe("on a phone", () => {
  let opened: OpenedPage;
  let page: Page;

  beforeAll(async () => {
    opened = await openPage({
      url: place.url,
      path: "datasets/kerman-attack.kg.json",
      viewport: PHONE,
      firstScript: neverIdle,
      device: { hasTouch: true, isMobile: true },
    });
    ({ page } = opened);
  });
  afterAll(() => opened?.close());

  const headButton = (name: string) => page.getByRole("banner").getByRole("button", { name, exact: true });
  const drawer = (name: string) => button(page, `Close ${name}`);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  describe("as it opens", () => {
    beforeAll(() => visit(opened));

    test("the graph fills the page, and nothing is wider than it", async () => {
      expect(await overflow()).toBeLessThanOrEqual(0);
      const box = await stageOf(page).boundingBox();
      expect(box?.width).toBe(PHONE.width);
      expect(box?.height).toBeGreaterThan(PHONE.height / 2);
      const look = await lookAt(page, await stageOf(page).screenshot());
      expect(look.width).toBeGreaterThan(0.6);
    });

    test("what lies in a closed drawer cannot be reached by keyboard or screen reader", async () => {
      expect(await page.getByRole("combobox").count()).toBe(0);
      expect(await detailsOf(page).count()).toBe(0);
    });

    test("what a finger presses in the header and on the stage is 40 pixels wide and high", async () => {
      // Where a finger hits is asked of the page, since a control may take presses beyond its own box.
      const small = await page.locator("header button:visible, main button:visible").evaluateAll((controls) =>
        controls
          .filter((control) => {
            const { left, right, top, bottom } = control.getBoundingClientRect();
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            return !(
              [
                [x - 19, y],
                [x + 19, y],
                [x, y - 19],
                [x, y + 19],
              ] as const
            ).every(([atX, atY]) => control.contains(document.elementFromPoint(atX, atY)));
          })
          .map((control) => control.outerHTML.slice(0, 160)),
      );
      expect(small).toEqual([]);
    });
  });

  describe("in use", () => {
    beforeEach(async () => {
      // As on a page just opened: at the whole graph, with no dialog, menu or drawer.
      await follow(opened, "#v=1");
      const open = page
        .getByRole("dialog")
        .or(page.getByRole("button", { name: /^Close (?:search and legend|details)$/ }));
      while (await open.first().isVisible()) await page.keyboard.press("Escape");
    });

    test("search, legend and details are drawers, one at a time, that close", async () => {
      await headButton("Legend and filters").tap();
      await drawer("search and legend").waitFor();
      expect(await overflow()).toBeLessThanOrEqual(0);
      await headButton("Details").tap();
      await drawer("details").waitFor();
      await drawer("search and legend").waitFor({ state: "hidden" });
      expect(await overflow()).toBeLessThanOrEqual(0);
      await drawer("details").tap();
      await drawer("details").waitFor({ state: "hidden" });
      await headButton("Search").tap();
      await expect.poll(() => searchOf(page).evaluate((box) => box === document.activeElement)).toBe(true);
      await page.keyboard.press("Escape");
    });

    test("Escape closes the drawer, but in a field of it the field", async () => {
      // What is selected is opened for reading.
      await follow(opened, `#v=1&sel=${named("Azerbaijan").id}`);
      await drawer("details").waitFor();
      await button(page, "Edit").tap();
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
      await page.keyboard.press("Escape");
      await button(page, "Edit").waitFor();
      expect(await drawer("details").isVisible()).toBe(true);
      expect(hash(page)).toContain("sel=");
      await page.keyboard.press("Escape");
      await drawer("details").waitFor({ state: "hidden" });
      expect(hash(page)).toContain("sel=");
    });

    test("a tap on an entity opens it for reading", async () => {
      const { id, label } = named("Azerbaijan");
      await follow(opened, linkTo(id));
      const { x, y } = await middleOf(stageOf(page));
      await page.touchscreen.tap(x, y);
      await drawer("details").waitFor();
      await expect.poll(() => headOf(page).innerText()).toBe(label);
      expect(await overflow()).toBeLessThanOrEqual(0);
    });

    test("a question shows its part of the graph, and can be read", async () => {
      await headButton("Details").tap();
      const { question = "" } = dataset.questions[0] ?? {};
      await detailsOf(page).getByRole("button", { name: question }).tap();
      await expect.poll(() => shownClaims(page)).toBeLessThan(dataset.claims.length / 3);
    });

    test("the rest of the header is in a menu, whose commands work", async () => {
      await headButton("More").tap();
      await page.getByRole("button", { name: /^Theme:/ }).waitFor();
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.getByRole("button", { name: "Export", exact: true }).tap();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    });

    test("axe finds nothing serious in either drawer, in the light theme and in the dark one", async () => {
      for (const name of ["Legend and filters", "Details"]) {
        await headButton(name).tap();
        await drawer(name === "Details" ? "details" : "search and legend").waitFor();
        expect(await seriousFaults(page)).toEqual([]);
      }
    });

    test("nothing glides or fades for a reader who wants less motion", async () => {
      await headButton("Legend and filters").tap();
      const longest = await page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll("*")].flatMap((element) => {
            const { transitionDuration, transitionDelay, animationDuration } = getComputedStyle(element);
            return [transitionDuration, transitionDelay, animationDuration].join(",").split(",").map(Number.parseFloat);
          }),
        ),
      );
      expect(longest).toBeLessThanOrEqual(0.01);
    });
  });
});
