import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright";

// The one definition of first load: all that a fresh visit asks for until the page says data-state="ready", which it
// does when the graph is drawn and the opening screen is complete. The test of its budgets and the benchmark share it.

/** Something that the page asked for. */
export interface Asked {
  /** Relative to the site; empty for the page itself. */
  readonly path: string;
  readonly kind: "script" | "style" | "dataset" | "other";
  readonly bytes: number;
  /** Bytes after gzip at its highest level. */
  readonly gzipped: number;
}

const READY_MARK = "the-page-is-ready";

/**
 * Runs in the page before its own scripts: asks for `READY_MARK` the moment it is ready, so that what was asked for
 * before stands before it in the order of requests.
 */
export function markReady(): void {
  const observer = new MutationObserver(() => {
    if (document.documentElement?.dataset.state !== "ready") return;
    observer.disconnect();
    void fetch("./the-page-is-ready");
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
}

/**
 * Waits until a page with `markReady` is ready.
 * @param requests addresses of the visit so far, which grow on.
 */
export async function whenMarked(page: Page, requests: readonly string[], url: string): Promise<void> {
  if (!requests.includes(url + READY_MARK)) await page.waitForRequest(url + READY_MARK);
}

/**
 * The requests of a first load, in order; the icon, which a browser fetches whenever it likes, is the last.
 * @param requests addresses of a visit with `markReady`, in order.
 * @param dist folder that is served at `url`.
 */
export function firstLoadOf(requests: readonly string[], url: string, dist: string): readonly Asked[] {
  const before = requests.slice(0, requests.indexOf(url + READY_MARK)).map((address) => address.replace(url, ""));
  const icon = /<link[^>]*rel="icon"[^>]*href="(?:\.\/)?([^"]+)"/.exec(
    readFileSync(join(dist, "index.html"), "utf8"),
  )?.[1];
  const paths = before.filter((path) => path !== icon);
  return (icon === undefined ? paths : [...paths, icon]).map((path) => {
    const body = readFileSync(join(dist, path === "" ? "index.html" : path));
    return {
      path,
      kind: KINDS[extname(path)] ?? "other",
      bytes: body.length,
      gzipped: gzipSync(body, { level: 9 }).length,
    };
  });
}

const KINDS: Readonly<Record<string, Asked["kind"]>> = { ".js": "script", ".css": "style", ".json": "dataset" };

/** Bytes after gzip of all of a kind, or of everything. */
export function gzippedOf(load: readonly Asked[], kind?: Asked["kind"]): number {
  return load.reduce((sum, each) => sum + (kind === undefined || each.kind === kind ? each.gzipped : 0), 0);
}
