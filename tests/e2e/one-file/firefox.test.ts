import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findFirefoxes } from "../../../scripts/firefox.ts";
import { ENTER, type FirefoxPage, openFirefox } from "../../../scripts/firefox-page.ts";
import { articleDataset, type Place, writeOneFile } from "../support/place.ts";

// The file must open in Firefox as well, which has rules of its own for pages from disk.

const VIEWPORT = { width: 1280, height: 800 };
let place: Place;
let firefox: FirefoxPage;

beforeAll(async () => {
  const [path] = findFirefoxes();
  if (path === undefined) {
    throw new Error('There is no Firefox here: run "npm test -- --only firefox" to get one, or set FIREFOX_PATH.');
  }
  place = writeOneFile(articleDataset());
  firefox = await openFirefox(path, VIEWPORT);
  await firefox.goto(place.url);
  const state = () => firefox.evaluate("document.documentElement.dataset.state");
  await vi.waitFor(async () => expect(await state()).toBe("ready"), { timeout: 60_000, interval: 200 });
}, 120_000);
afterAll(async () => {
  await firefox?.close();
  await place?.close();
});

const shown = (expression: string) => expect.poll(() => firefox.evaluate<unknown>(expression), { timeout: 30_000 });
/** Reads the middle of an element once two frames have it in one place: a list gets its heights as it is first drawn. */
const atRest = (element: string) => `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const middle = () => {
    const { x, y, width, height } = (${element}).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  let before;
  let now = middle();
  do {
    await frame();
    await frame();
    before = now;
    now = middle();
  } while (now.x !== before.x || now.y !== before.y);
  return now;
})()`;
const DETAILS = 'document.querySelector("[data-testid=details-panel]")';

describe("in Firefox, opened from disk", () => {
  test("the graph is drawn", async () => {
    expect(await firefox.evaluate('document.querySelector("[data-testid=drawing-note]")?.textContent ?? ""')).toBe("");
    // Colours on the middle of the stage, read from what is to be seen.
    const box = await firefox.evaluate<{ x: number; y: number; width: number; height: number }>(
      'document.querySelector("[role=application]").getBoundingClientRect().toJSON()',
    );
    const colours = async () => {
      const png = (await firefox.screenshot()).toString("base64");
      return firefox.evaluate<number>(`(async () => {
        const image = new Image();
        image.src = "data:image/png;base64,${png}";
        await image.decode();
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(${Math.round(box.x)}, ${Math.round(box.y)}, ${Math.round(box.width)}, ${Math.round(box.height)});
        const found = new Set();
        for (let at = 0; at < data.length; at += 4) found.add((data[at] >> 5) * 64 + (data[at + 1] >> 5) * 8 + (data[at + 2] >> 5));
        return found.size;
      })()`);
    };
    await expect.poll(colours, { timeout: 30_000 }).toBeGreaterThan(20);
  });

  test("a search finds an entity, whose claims are opened and named in the address", async () => {
    await firefox.press("/", ..."azerb");
    await shown('document.querySelectorAll("[role=option]").length').toBeGreaterThan(0);
    await firefox.press(ENTER);
    await shown(`${DETAILS}.querySelector("h2").textContent`).toBe("Azerbaijan");
    await shown("location.hash").toContain("sel=e.azerbaijan");
    const claim = `[...${DETAILS}.querySelectorAll("button")].find((button) => /is allied with/.test(button.textContent))`;
    const { x, y } = await firefox.evaluate<{ x: number; y: number }>(atRest(claim));
    await firefox.click(Math.round(x), Math.round(y));
    await shown(`${DETAILS}.textContent`).toMatch(/Paragraph \d+, sentence \d+/);
  });

  test("Back goes to the view before", async () => {
    await firefox.evaluate("history.back()");
    await shown(`${DETAILS}.querySelector("h2").textContent`).toBe("Azerbaijan");
    await firefox.evaluate("history.back()");
    await shown("location.hash").not.toContain("sel=");
  });

  test("a dataset file is read, by the worker in the file", async () => {
    await firefox.evaluate(`(async () => {
      const input = document.querySelector("input[type=file]");
      const transfer = new DataTransfer();
      const packed = Uint8Array.from(atob(document.getElementById("one-file-dataset").textContent), (c) => c.charCodeAt(0));
      const json = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
      transfer.items.add(new File([json], "again.kg.json"));
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    })()`);
    await shown('document.querySelector("[role=dialog]")?.textContent ?? ""').toContain("again.kg.json");
    await shown('document.querySelector("[role=dialog]")?.textContent ?? ""').toContain("302 claims");
  });

  test("no error and no breach of the policy was reported, and nothing was asked for beyond the file", () => {
    expect(firefox.errors).toEqual([]);
    // The file itself is no request that Firefox reports; its fonts are, so the list is not empty for want of reports.
    expect(firefox.requests.length).toBeGreaterThan(0);
    expect(firefox.requests.filter((address) => !/^(?:data|blob|about|file):/.test(address))).toEqual([]);
  });
});
