import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { serveFolder } from "../../tests/e2e/support/static-server.ts";
import type { GeneratedDataset } from "../../tests/fixtures/generate-dataset.ts";

const SOURCE = fileURLToPath(new URL("stand-in", import.meta.url));
/** As many colours as the page has for families. */
const COLOURS = ["47 95 147", "180 71 46", "138 74 116", "47 122 102", "185 127 16", "106 87 165", "102 112 124"];

/** The stand-in with a graph to draw, served. */
export interface StandIn {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the stand-in, gives it a graph as GEXF, and serves it until it is closed. */
export async function serveStandIn(dataset: GeneratedDataset): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), "sourceline-stand-in-"));
  await build({
    configFile: false,
    root: SOURCE,
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  await pipeline(Readable.from(gexfOf(dataset)), createWriteStream(join(folder, "graph.gexf")));
  const server = await serveFolder(folder);
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A graph as GEXF, piece by piece: label, colour, size and place of entities, lines between them. */
function* gexfOf({ entities, claims, layouts }: GeneratedDataset): Generator<string> {
  const positions: Readonly<Record<string, readonly [number, number]>> = layouts[0]?.positions ?? {};
  const degree = new Map<string, number>();
  const lines = claims.filter(({ object }) => object !== null);
  for (const { subject, object } of lines)
    for (const end of [subject, object ?? ""]) degree.set(end, (degree.get(end) ?? 0) + 1);
  yield '<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.3" ';
  yield 'xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed"><nodes>';
  for (const [e, { id, label }] of entities.entries()) {
    const [x, y] = positions[id] ?? [0, 0];
    const [r, g, b] = (COLOURS[e % COLOURS.length] ?? "").split(" ");
    const size = 2 + Math.sqrt(degree.get(id) ?? 0);
    yield `<node id="${id}" label="${label}"><viz:color r="${r}" g="${g}" b="${b}"/>`;
    yield `<viz:position x="${x}" y="${y}"/><viz:size value="${size.toFixed(2)}"/></node>`;
  }
  yield "</nodes><edges>";
  for (const { id, subject, object } of lines) yield `<edge id="${id}" source="${subject}" target="${object}"/>`;
  yield "</edges></graph></gexf>";
}
