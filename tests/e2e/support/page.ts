import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll } from "vitest";
import { chromiumLaunch, findChromium } from "../../../scripts/chromium.ts";

export interface PageOptions {
  /** Where the page is: a folder that is served, with a slash at its end, or a file. A file is opened with the network off. */
  readonly url: string;
  /** What follows the address, as in "#view=..."; default nothing. */
  readonly path?: string;
  /** CSS pixels; default 1280 × 800. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Default "light". */
  readonly colorScheme?: "light" | "dark";
  /** Runs in the page before its own scripts, and stands on its own; default nothing. */
  readonly firstScript?: () => void;
  /** What is done to the page before it is opened, such as answers in place of the server's; default nothing. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /**
   * What else the device is like: touch, motion, permissions. Default a reader who wants less motion, as what is tested
   * is nearly always where things end up.
   */
  readonly device?: BrowserContextOptions;
}

/** A page in a context of its own, with all that went on in it. */
export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Texts of console messages of level "error", with where they come from. */
  readonly consoleErrors: string[];
  /** Errors that nobody caught. */
  readonly pageErrors: string[];
  /** What the Content-Security-Policy stopped, as "directive: what (where)". */
  readonly cspViolations: string[];
  /** Addresses of all requests, answered or not. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * As `firstScript`: a browser that is never idle, so that nothing is loaded in advance. For tests of what a page is without
 * that: a fifth of what opening it takes of the processor is for what may be needed later.
 */
export function neverIdle(): void {
  window.requestIdleCallback = () => 0;
}

let browser: Promise<Browser> | undefined;

/** One browser per test file, started by its first page. */
function sharedBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  browser ??= chromium.launch({ ...(executablePath ? { executablePath } : {}), ...chromiumLaunch() });
  return browser;
}

afterAll(async () => {
  const started = await browser?.catch(() => undefined);
  browser = undefined;
  await started?.close();
});

/**
 * Opens the built page in a fresh context and waits until its load event, not until the graph is drawn: see `whenReady`.
 * Contexts that a test leaves open end with its file.
 */
export async function openPage({
  url,
  path = "",
  viewport = { width: 1280, height: 800 },
  colorScheme = "light",
  firstScript,
  prepare,
  device = {},
}: PageOptions): Promise<OpenedPage> {
  const context = await (await sharedBrowser()).newContext({
    reducedMotion: "reduce",
    ...device,
    viewport,
    colorScheme,
    offline: url.startsWith("file:"),
  });
  const page = await context.newPage();
  const opened = {
    page,
    context,
    consoleErrors: [] as string[],
    pageErrors: [] as string[],
    cspViolations: [] as string[],
    requests: [] as string[],
    close: () => context.close(),
  };
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url: source } = message.location();
    opened.consoleErrors.push(source ? `${message.text()} (${source})` : message.text());
  });
  page.on("pageerror", (error) => opened.pageErrors.push(error.message));
  // Of the context, so that those of workers are counted too.
  context.on("request", (request) => opened.requests.push(request.url()));
  await page.exposeFunction("reportCspViolation", (violation: string) => {
    opened.cspViolations.push(violation);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (globalThis as unknown as { reportCspViolation(text: string): void }).reportCspViolation;
      report(
        `${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
      );
    });
  });
  if (firstScript !== undefined) await page.addInitScript(firstScript);
  await prepare?.(page);
  await page.goto(url + path);
  return opened;
}

/** Waits until the page says that its graph is drawn and nothing is under way; else tells what went wrong in it. */
export async function whenReady({ page, pageErrors, consoleErrors }: OpenedPage, timeoutMs = 20_000): Promise<void> {
  try {
    await page.locator('html[data-state="ready"]').waitFor({ state: "attached", timeout: timeoutMs });
  } catch {
    const state = await page.locator("html").getAttribute("data-state");
    throw new Error(
      `The page was not ready after ${timeoutMs} ms; its state is ${JSON.stringify(state)}. ${[...pageErrors, ...consoleErrors].join(" | ")}`,
    );
  }
}
