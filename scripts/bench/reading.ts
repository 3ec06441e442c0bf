import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { GRAPH_FILES, writeGraphFile } from "./graph-files.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";

/** Who reads a file: our readers, the JSON of the engine, or the readers of graphology. */
const PROGRAMS = ["ours", "json-parse", "graphology"] as const;
export type Program = (typeof PROGRAMS)[number];

const TITLES: Readonly<Record<Program, string>> = {
  ours: "Sourceline",
  "json-parse": "JSON.parse",
  graphology: "graphology",
};

const READS: Readonly<Record<Program, readonly string[]>> = {
  ours: ["gexf", "graphml", "csv", "json", "kg-json"],
  "json-parse": ["json", "kg-json"],
  graphology: ["gexf", "graphml"],
};

const ROUNDS = 3;

/** What reading one file once took. */
export interface Reading {
  /** Of the processor, all threads, without loading the program; milliseconds. */
  readonly cpu: number;
  /** Most memory that the process had, in bytes. */
  readonly memory: number;
}

/**
 * Files of one graph, read from their bytes to a dataset that was checked, or to a graph of graphology. Each reading is a
 * process of its own, and those that are compared take turns.
 */
export function measureReading(size: Size, log: (line: string) => void): Section {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  try {
    const dataset = generateDataset(size);
    const rows: Row[] = [];
    for (const file of GRAPH_FILES) {
      const path = join(folder, file.name);
      writeGraphFile(path, file.write(dataset));
      const bytes = statSync(path).size;
      const programs = PROGRAMS.filter((program) => READS[program].includes(file.id));
      const readings = new Map<Program, Reading[]>(programs.map((program) => [program, []]));
      log(`reading ${file.title}, ${sizeInWords(size)} …`);
      for (let round = 0; round < ROUNDS; round += 1)
        for (const program of programs) readings.get(program)?.push(readApart(program, path));
      rows.push(rowOf(`${file.id}-size`, `${file.title}: size of the file`, "bytes", [bytes]));
      for (const [program, all] of readings) {
        const id = `${file.id}-${program}`;
        const title = `${file.title}, ${TITLES[program]}`;
        const speeds = all.map(({ cpu }) => bytes / 1e6 / (cpu / 1_000));
        rows.push(
          rowOf(
            `${id}-cpu`,
            `${title}: processor time`,
            "ms",
            all.map(({ cpu }) => cpu),
          ),
          rowOf(`${id}-speed`, `${title}: speed`, "MB per second", speeds),
          rowOf(
            `${id}-memory`,
            `${title}: most memory of the process`,
            "bytes",
            all.map(({ memory }) => memory),
          ),
        );
      }
    }
    return { id: `reading-${size.id}`, title: `Reading files in Node: ${sizeInWords(size)}`, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const READ_ONCE = fileURLToPath(new URL("read-once.ts", import.meta.url));

function readApart(program: Program, path: string): Reading {
  const args = ["--max-old-space-size=8192", READ_ONCE, program, path];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${TITLES[program]} could not read ${path}.`);
  return JSON.parse(stdout) as Reading;
}
