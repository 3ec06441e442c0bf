import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";

/** What writing a dataset once took. */
export interface Writing {
  /** Of the processor, all threads, without reading the dataset; milliseconds. */
  readonly cpu: number;
  readonly bytes: number;
  /** Most memory that the process had, in bytes, and what it had before it wrote. */
  readonly memory: number;
  readonly before: number;
}

/** Formats in the order of the export dialog; standalone HTML needs the built page, and is one step of packing. */
const FORMATS = [
  ...["kg-json", "graphology", "node-link", "gexf", "graphml", "cytoscape", "jgf", "csv", "xlsx"],
  ...["turtle", "trig", "json-ld", "markdown", "bibtex", "csl-json"],
];
/** Of a large graph one, as it takes minutes as it is. */
const roundsFor = ({ claims }: Size): number => (claims > 100_000 ? 1 : 3);

/** One dataset in every format, from records in memory to the pieces of a file. Each writing is a process of its own. */
export function measureWriting(size: Size, log: (line: string) => void): Section {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  try {
    const path = join(folder, "graph.kg.json");
    writeFileSync(path, JSON.stringify(generateDataset(size)));
    const rows = FORMATS.flatMap((format): readonly Row[] => {
      log(`writing ${format}, ${sizeInWords(size)} …`);
      const all = Array.from({ length: roundsFor(size) }, () => writeApart(format, path));
      const row = (id: string, title: string, unit: Row["unit"], value: (writing: Writing) => number) =>
        rowOf(`${format}-${id}`, `${format}: ${title}`, unit, all.map(value));
      return [
        row("size", "size of the file", "bytes", ({ bytes }) => bytes),
        row("cpu", "processor time", "ms", ({ cpu }) => cpu),
        row("speed", "speed", "MB per second", ({ bytes, cpu }) => bytes / 1e6 / (cpu / 1_000)),
        row("memory", "most memory of the process", "bytes", ({ memory }) => memory),
        row("more", "of it, more than before writing", "bytes", ({ memory, before }) => memory - before),
      ];
    });
    return { id: `writing-${size.id}`, title: `Writing files in Node: ${sizeInWords(size)}`, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WRITE_ONCE = fileURLToPath(new URL("write-once.ts", import.meta.url));

function writeApart(format: string, path: string): Writing {
  const args = ["--expose-gc", "--max-old-space-size=8192", WRITE_ONCE, format, path];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${format} could not be written.`);
  return JSON.parse(stdout) as Writing;
}
