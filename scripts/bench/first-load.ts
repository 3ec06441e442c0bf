import { firstLoadOf, gzippedOf, markReady, whenMarked } from "../../tests/e2e/support/first-load.ts";
import { longestOf, longTaskRow, open, SETTLE_MS } from "./page.ts";
import { type Row, rowOf, type Section } from "./samples.ts";

const LOADS = 7;
const SLOWED_BY = [1, 4] as const;

/** A built page that is served. */
export interface Site {
  /** Stable part of its section's id; empty for the build of this working tree. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** Folder that is served there. */
  readonly dist: string;
}

interface Times {
  readonly picture: number[];
  readonly complete: number[];
  readonly longest: number[];
  readonly longestAfter: number[];
}

/**
 * First loads, each in a fresh profile, and what they ask for. Where there are several sites, each run loads all of them
 * in turn, so that what else the machine does falls on all alike.
 */
export async function measureFirstLoads(
  sites: readonly Site[],
  log: (line: string) => void,
): Promise<readonly Section[]> {
  const asked: Row[][] = [];
  for (const site of sites) asked.push(await requestRows(site));
  const measured = sites.map(() =>
    SLOWED_BY.map((): Times => ({ picture: [], complete: [], longest: [], longestAfter: [] })),
  );
  for (let run = 0; run < LOADS; run++)
    for (const [at, slowedBy] of SLOWED_BY.entries())
      for (const [which, { url, title }] of sites.entries()) {
        const times = measured[which]?.[at];
        if (times === undefined) continue;
        const { page, close } = await open(url, slowedBy);
        await page.waitForTimeout(SETTLE_MS);
        const { pictureAt, drawnAt, longTasks } = await page.evaluate(() => window.bench);
        await close();
        times.picture.push(pictureAt ?? Number.NaN);
        times.complete.push(drawnAt ?? Number.NaN);
        times.longest.push(longestOf(longTasks, 0, drawnAt ?? 0));
        times.longestAfter.push(longestOf(longTasks, drawnAt ?? 0, Infinity));
        const [picture, complete] = [Math.round(pictureAt ?? Number.NaN), Math.round(drawnAt ?? Number.NaN)];
        log(`load ${run + 1}/${LOADS}, ${slowedBy}×, ${title}: picture ${picture} ms, complete ${complete} ms`);
      }
  return sites.map(({ id, title }, which) => ({
    id: id === "" ? "page-load" : `page-load-${id}`,
    title: `${title}: first load, with the article's graph`,
    rows: [...(asked[which] ?? []), ...SLOWED_BY.flatMap((slowedBy, at) => timeRows(slowedBy, measured[which]?.[at]))],
  }));
}

async function requestRows({ url, dist }: Site): Promise<Row[]> {
  const { page, requests, close } = await open(url, 1, markReady);
  await whenMarked(page, requests, url);
  await close();
  const elsewhere = requests.filter((address) => !address.startsWith(url)).length;
  const load = firstLoadOf(requests, url, dist);
  const bytes = load.reduce((sum, each) => sum + each.bytes, 0);
  return [
    rowOf("requests", "requests until the page is ready", "count", [load.length]),
    rowOf("requests-elsewhere", "requests to other hosts", "count", [elsewhere]),
    rowOf("bytes", "bytes of all these", "bytes", [bytes]),
    rowOf("bytes-gzip", "bytes, gzip", "bytes", [gzippedOf(load)]),
    rowOf("script-gzip", "scripts, gzip", "bytes", [gzippedOf(load, "script")]),
    rowOf("style-gzip", "style sheets, gzip", "bytes", [gzippedOf(load, "style")]),
  ];
}

function timeRows(slowedBy: number, times: Times | undefined): readonly Row[] {
  const id = `${slowedBy}x`;
  return [
    rowOf(`picture-${id}`, `navigation → first picture, CPU ${slowedBy}× slowed`, "ms", times?.picture ?? []),
    rowOf(`drawn-${id}`, `navigation → opening screen complete, ${slowedBy}×`, "ms", times?.complete ?? []),
    longTaskRow(`load-task-${id}`, `longest task until then, ${slowedBy}×`, times?.longest ?? []),
    longTaskRow(`idle-task-${id}`, `longest task in the 3 s after, ${slowedBy}×`, times?.longestAfter ?? []),
  ];
}
