import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { RSVG_CONVERT } from "../../scripts/provide-librsvg.ts";
import { seriousFaults } from "./support/faults.ts";
import { neverIdle, type OpenedPage, openPage, type PageOptions, whenReady } from "./support/page.ts";
import { type StaticServer, serveFolder } from "./support/static-server.ts";

const PHONE = { width: 390, height: 844 };

let server: StaticServer;
let folder: string;
let opened: OpenedPage;
/** The page of the tests on a desktop, one after the other: what its dialog holds is gone when it is closed. */
let desktop: OpenedPage | undefined;

beforeAll(async () => {
  server = await serveFolder();
  folder = mkdtempSync(join(tmpdir(), "sourceline-pictures-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desktop?.close();
  await server?.close();
});
afterEach(async ({ task }) => {
  if (opened === desktop && task.result?.state !== "fail") {
    const dialog = dialogOf(opened.page);
    await dialog.getByRole("button", { name: "Close" }).first().click();
    await dialog.waitFor({ state: "detached" });
  } else {
    if (opened === desktop) desktop = undefined;
    await opened.close();
  }
  expect(opened.pageErrors).toEqual([]);
  expect(opened.consoleErrors).toEqual([]);
  expect(opened.cspViolations).toEqual([]);
});

async function open(options: Partial<PageOptions> = {}): Promise<Page> {
  opened = await openPage({ url: server.url, firstScript: neverIdle, ...options });
  await whenReady(opened);
  return opened.page;
}

/** The page as a desktop shows it, at a view and with no dialog. */
async function onDesktop(view = "#v=1", colorScheme: "light" | "dark" = "light"): Promise<Page> {
  if (desktop === undefined) {
    await open({ viewport: { width: 1280, height: 900 } });
    desktop = opened;
  }
  opened = desktop;
  const { page } = opened;
  await page.emulateMedia({ colorScheme });
  await page.evaluate((to) => {
    location.hash = to;
  }, view);
  await expect.poll(() => page.url()).toContain(view);
  return page;
}

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Export image" });
const previewOf = (page: Page) => dialogOf(page).getByRole("img");
const choose = (page: Page, name: string) => dialogOf(page).getByRole("radio", { name, exact: true }).check();
const press = (page: Page, name: string) => dialogOf(page).getByRole("button", { name }).click();
const outcomeOf = (page: Page) => dialogOf(page).getByRole("status").last();

async function openDialog(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export image" }).click();
  await previewOf(page).waitFor();
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Download")]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** Two PNG files as they look from afar, where fonts no longer tell them apart: how far their cells are from each other. */
function compareFromAfar(page: Page, a: Buffer, b: Buffer) {
  return page.evaluate(
    async ([first, second]) => {
      const cells = async (base64: string | undefined) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const [width, height] = [Math.round(image.width / 8), Math.round(image.height / 8)];
        const context = new OffscreenCanvas(width, height).getContext("2d");
        if (!context) throw new Error("no canvas");
        context.imageSmoothingQuality = "high";
        context.drawImage(image, 0, 0, width, height);
        return { size: [image.width, image.height], data: context.getImageData(0, 0, width, height).data };
      };
      const [one, other] = [await cells(first), await cells(second)];
      let far = 0;
      for (let at = 0; at < one.data.length; at += 4) {
        const apart = [0, 1, 2].map((c) => Math.abs((one.data[at + c] ?? 0) - (other.data[at + c] ?? 0)));
        if (Math.max(...apart) > 48) far++;
      }
      return { sizes: [one.size, other.size], differing: far / (one.data.length / 4) };
    },
    [a.toString("base64"), b.toString("base64")],
  );
}

// On a busy machine without a graphics card each page takes its time.
describe("a picture", { timeout: 180_000 }, () => {
  test("is reached from the export and from the list of commands; of an empty selection it is refused in words, and the rest works", async () => {
    const page = await onDesktop();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: "Export image instead" }).click();
    await previewOf(page).waitFor();
    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page
      .getByRole("dialog")
      .getByRole("option", { name: /Export image/ })
      .click();
    await previewOf(page).waitFor();
    await choose(page, "Selection");
    await dialogOf(page).getByText("Nothing is selected.").waitFor();
    expect(await dialogOf(page).getByRole("button", { name: "Download" }).isDisabled()).toBe(true);
    await choose(page, "All that is shown, fitted");
    await previewOf(page).waitFor();
    expect(await download(page)).toContain("kerman-attack.svg");
  });

  test.each(["light", "dark"] as const)(
    "as SVG is opened by librsvg, which draws what the page draws (%s)",
    async (colorScheme) => {
      const page = await onDesktop("#v=1", colorScheme);
      await openDialog(page);
      await choose(page, "All that is shown, fitted");
      const svg = await download(page);
      expect(readFileSync(svg, "utf8")).toContain("<title");
      const drawn = `${svg}.png`;
      const { status, stderr, error } = spawnSync(RSVG_CONVERT, [svg, "-o", drawn], { encoding: "utf8" });
      expect(error, `${RSVG_CONVERT} is missing; "npm test -- --only librsvg" brings it.`).toBeUndefined();
      expect([status, stderr]).toEqual([0, ""]);
      await choose(page, "PNG");
      await choose(page, "1×");
      const { sizes, differing } = await compareFromAfar(page, readFileSync(drawn), readFileSync(await download(page)));
      expect(sizes[0]).toEqual(sizes[1]);
      expect(differing).toBeLessThan(0.02);
    },
  );

  test("is copied as PNG, and as SVG text", async () => {
    const page = await onDesktop();
    await opened.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openDialog(page);
    await press(page, "Copy");
    await expect.poll(() => outcomeOf(page).innerText()).toMatch(/^Copied \(\d/);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg .*<\/svg>\s*$/s);
    await choose(page, "PNG");
    await press(page, "Copy");
    await expect.poll(() => outcomeOf(page).innerText(), { timeout: 20_000 }).toMatch(/^Copied \(\d/);
    const width = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType("image/png");
      return blob ? (await createImageBitmap(blob)).width : 0;
    });
    expect(width).toBeGreaterThan(1_000);
  });

  test("that the browser does not let be copied is said to be so, and can still be saved", async () => {
    // Permissions that are granted by name refuse all the others.
    const page = await onDesktop();
    await opened.context.clearPermissions();
    await opened.context.grantPermissions(["geolocation"]);
    await openDialog(page);
    for (const format of ["SVG", "PNG"]) {
      await choose(page, format);
      await press(page, "Copy");
      await expect
        .poll(() => outcomeOf(page).innerText(), { timeout: 20_000 })
        .toBe("Your browser did not allow copying. Download the file instead.");
    }
    await download(page);
    await expect.poll(() => outcomeOf(page).innerText()).toContain(" is in your downloads.");
  });

  test("begins with what is shown, fitted, under a title that says what it is around", async () => {
    const page = await onDesktop("#v=1&focus=e.azerbaijan~1");
    await openDialog(page);
    const dialog = dialogOf(page);
    expect(await dialog.getByRole("radio", { name: "All that is shown, fitted" }).isChecked()).toBe(true);
    expect(await dialog.getByRole("textbox", { name: "Title" }).inputValue()).toBe("Around Azerbaijan");
    const svg = await download(page);
    expect(svg).toMatch(/kerman-attack-around-azerbaijan\.svg$/);
    expect(readFileSync(svg, "utf8")).toContain('<title id="sourceline-title">Around Azerbaijan</title>');
  });

  test("has a title and a caption of one's own, and the size that is asked for, in print as in pixels", async () => {
    const page = await onDesktop();
    await openDialog(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("textbox", { name: "Title" }).fill("Who stands where");
    await dialog.getByRole("textbox", { name: "Caption" }).fill("A caption of my own.");
    await choose(page, "Millimetres");
    await dialog.getByRole("spinbutton", { name: "Width" }).fill("180");
    const size = dialog.getByTestId("picture-size");
    await expect.poll(() => size.innerText()).toMatch(/^180 × \d+ mm, 680 × /);
    const svg = await download(page);
    expect(svg).toMatch(/kerman-attack-who-stands-where\.svg$/);
    const text = readFileSync(svg, "utf8");
    expect(text).toMatch(/^<svg [^>]*width="180mm"/);
    for (const words of ["Who stands where", "A caption of my own."]) expect(text).toContain(words);
    await choose(page, "PNG");
    await choose(page, "300 per inch");
    await expect.poll(() => size.innerText()).toMatch(/^180 × \d+ mm, 2,126 × /);
    const png = readFileSync(await download(page));
    expect(png.readUInt32BE(16)).toBe(2126);
    expect(png.toString("latin1", 37, 41)).toBe("pHYs");
    expect(png.readUInt32BE(41)).toBe(11_811);
    await choose(page, "2×");
    await choose(page, "Pixels");
    await dialog.getByRole("spinbutton", { name: "Width" }).fill("1920");
    await dialog.getByRole("spinbutton", { name: "Height" }).fill("1600");
    await expect.poll(() => size.innerText()).toMatch(/, 1,920 × 1,600 pixels$/);
    await dialog.getByRole("spinbutton", { name: "Width" }).fill("20");
    await dialog.getByText("Width and height must be numbers from 200 to 16,000 pixels.").waitFor();
    expect(await dialog.getByRole("button", { name: "Download" }).isDisabled()).toBe(true);
  });

  test("is cropped by dragging across its preview, or by numbers, and comes back whole", async () => {
    const page = await onDesktop();
    await openDialog(page);
    const dialog = dialogOf(page);
    const size = dialog.getByTestId("picture-size");
    await expect.poll(() => size.innerText()).toMatch(/pixels$/);
    const whole = await size.innerText();
    const left = dialog.getByRole("spinbutton", { name: "Left" });
    const box = await previewOf(page).boundingBox();
    if (box === null) throw new Error("There is no preview.");
    const at = (across: number, down: number) => [box.x + across * box.width, box.y + down * box.height] as const;
    await page.mouse.move(...at(0.3, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.4));
    await page.mouse.move(...at(0.7, 0.6));
    await page.mouse.up();
    await expect.poll(() => size.innerText()).not.toBe(whole);
    const cut = Number(await left.inputValue());
    expect(cut).toBeGreaterThan(20);
    expect(cut).toBeLessThan(40);
    expect(readFileSync(await download(page), "utf8")).toContain("in this part of the graph");
    await left.fill("10");
    expect(await left.inputValue()).toBe("10");
    await dialog.getByRole("button", { name: "Undo crop" }).click();
    await expect.poll(() => size.innerText()).toBe(whole);
    expect(await left.inputValue()).toBe("0");
  });

  test("is made on a phone too, and shuts nobody out, in either theme", async () => {
    const page = await open({ viewport: PHONE, device: { hasTouch: true } });
    await openDialog(page);
    const box = await dialogOf(page).boundingBox();
    expect(box?.width).toBeLessThanOrEqual(PHONE.width);
    expect(await dialogOf(page).evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
