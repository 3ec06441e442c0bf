import { readFileSync } from "node:fs";
import { exportFormats } from "../../src/formats/export-formats.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import type { Writing } from "./writing.ts";

// Writes a dataset in a format once, in a process that does nothing else. Arguments: the format, and the dataset's file.

async function writeOnce(id: string, path: string): Promise<Writing> {
  const parsed = parseDataset(JSON.parse(readFileSync(path, "utf8")));
  const format = exportFormats.get(id);
  if (!parsed.ok || format === undefined) throw new Error(`There is no format ${id}, or no dataset.`);
  const { write } = await format.load();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  const { pieces } = write(parsed.value, {});
  const { user, system } = process.cpuUsage(started);
  const bytes = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  return { cpu: (user + system) / 1_000, bytes, memory: process.resourceUsage().maxRSS * 1_024, before };
}

const [, , id = "", path = ""] = process.argv;
process.stdout.write(JSON.stringify(await writeOnce(id, path)));
