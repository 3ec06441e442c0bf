import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { arrangedDataset } from "../../derive/arranged-dataset.ts";
import type { LayoutProgress } from "../../derive/layout.ts";
import { layoutInputOf } from "../../derive/layout-input.ts";
import { radialLayout } from "../../derive/layouts/radial-layout.ts";
import { nodeTraits } from "../../derive/node-traits.ts";
import { placesOf } from "../../derive/places.ts";
import { computedLayouts, layoutTask } from "../../features/layouts/layout-task.ts";
import type { LaidOut } from "../../features/layouts/put-among.ts";
import { kgJson } from "../../formats/kg-json.ts";
import { runInSlices } from "../../lib/task.ts";
import { buildKnowledgeGraph } from "../../model/knowledge-graph.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { listText } from "../../words/numbers.ts";
import { namedEntities, resolveName } from "../resolve-name.ts";
import type { Terminal } from "../terminal.ts";
import { readOrComplain, refusal, subcommand, wholeNumber } from "./subcommand.ts";
import { complainOfOutput, type OutputOptions } from "./write-part.ts";

interface LayoutOptions extends OutputOptions {
  readonly layout: string;
  readonly iterations?: number;
  readonly seed: number;
  readonly around?: readonly string[];
  readonly continue?: boolean;
}

const MOST_ITERATIONS = 1_000_000;
/** Milliseconds from one report of progress to the next. */
const PROGRESS_APART_MS = 2_000;

/**
 * `layout DATASET`: places its entities anew and writes it with their positions; all else stays as it is. Ctrl+C stops the
 * layout and writes the positions at that moment.
 */
export function layoutCommand(terminal: Terminal): Command {
  const ids = [...computedLayouts.keys()];
  return subcommand("layout", terminal)
    .summary(help.layout())
    .description(help.aboutLayout())
    .argument("<dataset>", help.dataset())
    .option("--layout <layout>", help.layoutId({ layouts: listText(ids, "or") }), ids[0])
    .option("--iterations <n>", help.iterations(), wholeNumber(0, MOST_ITERATIONS))
    .option("--seed <n>", help.layoutSeed(), wholeNumber(0, 2 ** 31 - 1), 1)
    .option("--around <entity>", help.layoutAround(), (name: string, before: readonly string[] = []) => [
      ...before,
      name,
    ])
    .option("--continue", help.continueLayout())
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterLayout())
    .action(async (path: string, options: LayoutOptions) => {
      const layout = computedLayouts.get(options.layout);
      const refuse = refusal(terminal, "layout");
      if (layout === undefined) return refuse(words.noLayout({ layout: options.layout, layouts: listText(ids) }));
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const knowledge = buildKnowledgeGraph(read.dataset);
      const start = options.continue === true ? placesOf(knowledge, {}) : null;
      const { iterations = null, seed } = options;
      const found = (options.around ?? []).map((name) => resolveName(namedEntities(knowledge), name, "entity"));
      const missing = found.find((one) => !one.ok);
      if (missing?.ok === false) return refuse(missing.error);
      const around = found.flatMap((one) => (one.ok ? [one.value.id] : []));
      const input = layoutInputOf(knowledge, { iterations, seed, start, traits: nodeTraits(knowledge, around) });
      const problem = layout.refusal?.(input) ?? null;
      if (problem !== null)
        return refuse(layout === radialLayout ? words.layoutNeedsAround({ layout: layout.id }) : problem);
      const laid = await computed(terminal, layout.id, input);
      if (laid === undefined) return terminal.exitWith(2);
      const { text } = kgJson.write(arrangedDataset(knowledge, layout, laid), {});
      if (options.output === undefined) return terminal.print(text);
      try {
        await writeFile(options.output, text);
      } catch (error) {
        return complainOfOutput(terminal, options.output, error);
      }
      terminal.print(`${words.laidOut({ path: options.output, entities: knowledge.order, layout: layout.title() })}\n`);
    });
}

/** The places when it is done or stopped; undefined, with all complaints made, where there are none. */
async function computed(
  terminal: Terminal,
  layout: string,
  input: ReturnType<typeof layoutInputOf>,
): Promise<LaidOut | undefined> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop);
  let last: Float32Array | undefined;
  let reportedAt = performance.now();
  const outcome = await runInSlices(
    layoutTask,
    { layout, input },
    {
      signal: stopping.signal,
      onPart: (places) => {
        last = places;
      },
      onProgress: (at: LayoutProgress) => {
        if (performance.now() - reportedAt < PROGRESS_APART_MS) return;
        reportedAt = performance.now();
        if (at.phase === "moving") terminal.complain(words.layoutProgress({ share: at.done / at.total }));
        else terminal.complain(words.layoutSeparating());
      },
    },
  );
  process.off("SIGINT", stop);
  if (outcome.is === "done") return outcome.output;
  if (outcome.is === "failed") throw new Error(outcome.reason ?? "the layout failed");
  terminal.complain(last === undefined ? words.layoutStoppedEarly() : words.layoutStopped());
  return last && { places: last, headings: [] };
}
