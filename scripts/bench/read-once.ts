import { readFileSync } from "node:fs";
import type { Program, Reading } from "./reading.ts";

// Reads one file once, in a process that has loaded nothing else. Arguments: the program that reads, and the file.

async function readOnce(program: string, path: string): Promise<Reading> {
  const read = await readerOf(program, path);
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1_000, memory: process.resourceUsage().maxRSS * 1_024 };
}

/** Loads a program; what it returns reads the file. */
async function readerOf(program: string, path: string): Promise<() => unknown> {
  switch (program as Program) {
    case "ours": {
      const { openFiles } = await import("../../src/formats/open-files.ts");
      return async () => {
        const opened = await openFiles([{ name: path, bytes: readFileSync(path) }]);
        if (!opened.ok) throw new Error(opened.error[0]?.message);
      };
    }
    case "json-parse":
      return () => JSON.parse(readFileSync(path, "utf8"));
    case "graphology": {
      const { MultiGraph } = await import("graphology");
      if (path.endsWith(".gexf")) {
        const { parse } = (await import("graphology-gexf")).default;
        return () => parse(MultiGraph, readFileSync(path, "utf8"));
      }
      const { parse } = (await import("graphology-graphml")).default;
      return () => parse(MultiGraph, readFileSync(path, "utf8"));
    }
  }
}

const [, , program = "", path = ""] = process.argv;
process.stdout.write(JSON.stringify(await readOnce(program, path)));
