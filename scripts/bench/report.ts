import type { Machine } from "./machine.ts";
import type { Row, Section, Unit } from "./samples.ts";

/** A run of the benchmark as it is kept. */
export interface BenchmarkRecord {
  readonly format: "sourceline-benchmark";
  readonly version: 1;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly commit: string;
  /** True where the working tree differed from the commit in what was measured. */
  readonly isChanged: boolean;
  readonly machine: Machine;
  /** Average load of the last minute before the run; above `BUSY_LOAD` other work ran beside it. */
  readonly loadBefore: number;
  readonly sections: readonly Section[];
}

/** A load before the run above which its times are not to be taken for the machine's. */
export const BUSY_LOAD = 1.5;

export function markdownOf(record: BenchmarkRecord): string {
  const { machine, startedAt, durationMs, commit, isChanged, loadBefore, sections } = record;
  const isBusy = loadBefore > BUSY_LOAD;
  const lines = [
    `# Benchmark of ${startedAt.slice(0, 10)}, commit ${commit}`,
    "",
    ...(isBusy
      ? [
          `**Measured beside other work** (load ${loadBefore} on ${machine.cores} cores before it began): times are longer`,
          "and spread wider than on an idle machine. Compare them within this run only.",
          "",
        ]
      : []),
    ...(isChanged ? ["The working tree differed from the commit.", ""] : []),
    `${machine.cores} cores (${machine.processor}), ${machine.memoryGib} GiB, ${machine.system}, Node ${machine.node}` +
      (machine.browser === null ? "." : `, Chromium ${machine.browser}, WebGL by ${machine.graphics ?? "nobody"}.`),
    `Load before: ${loadBefore}. Took ${Math.round(durationMs / 1000)} s. What is measured how: README.md.`,
    "",
    ...sections.flatMap(sectionLines),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function sectionLines({ title, rows }: Section): readonly string[] {
  return [
    `## ${title}`,
    "",
    "| measure | median | p10–p90 | runs | first |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows.map(rowLine),
    "",
  ];
}

function rowLine({ title, unit, median, p10, p90, runs, first, note }: Row): string {
  const hasSpread = runs > 1 && p10 !== null && p90 !== null;
  const cells = [
    note === null ? title : `${title} (${note})`,
    median === null ? "" : inUnit(median, unit),
    hasSpread ? `${inUnit(p10, unit)}–${inUnit(p90, unit)}` : "",
    String(runs),
    first === null ? "" : inUnit(first, unit),
  ];
  return `| ${cells.join(" | ")} |`;
}

function inUnit(value: number, unit: Unit): string {
  switch (unit) {
    case "ms":
      return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${threeDigits(value)} ms`;
    case "bytes":
      return value >= 2 ** 20 ? `${threeDigits(value / 2 ** 20)} MiB` : `${threeDigits(value / 1024)} KiB`;
    case "count":
      return threeDigits(value);
    case "share":
      return value.toFixed(4);
    case "MB per second":
      return `${threeDigits(value)} MB/s`;
    case "per second":
      return `${threeDigits(value)} /s`;
  }
}

function threeDigits(value: number): string {
  return value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
