import { writeFile } from "node:fs/promises";
import { edgesLine, type Format, type FormatOptionValues, lossLine } from "../../formats/format.ts";
import { counted } from "../../lib/count-words.ts";
import { ok } from "../../lib/result.ts";
import { readPageToHandOut } from "../page-to-hand-out.ts";
import { issueOf } from "../read-dataset.ts";
import { complainOf, type Terminal } from "../terminal.ts";
import { choosePart, type PartOptions } from "./part-options.ts";
import { readOrComplain, refusal } from "./subcommand.ts";

/** Where a command writes to. */
export interface OutputOptions {
  /** A file; stdout where absent. */
  readonly output?: string;
}

/**
 * Writes the chosen part of a dataset in a format, to a file or to stdout. Says on stderr what is lost; in a format with
 * edges it says what the claims become, too, beside the name of the file or else on stderr. All that can go wrong is
 * complained of, with the exit code set.
 * @param name the command that does so, for its complaints.
 */
export async function writePart(
  terminal: Terminal,
  name: string,
  {
    path,
    options,
    format,
    values,
  }: {
    readonly path: string;
    readonly options: PartOptions & OutputOptions;
    readonly format: Format;
    readonly values: FormatOptionValues;
  },
): Promise<void> {
  const refuse = refusal(terminal, name);
  if (options.hops !== undefined && options.around === undefined) return refuse("--hops needs --around ENTITY");
  if (options.between !== undefined && options.between.length !== 2) {
    return refuse("--between needs two entities: --between A B");
  }
  const read = await readOrComplain(terminal, path);
  if (read === undefined) return;
  const part = choosePart(read.dataset, options);
  if (!part.ok) return refuse(part.error);
  const dataset = part.value;
  if (dataset.claims.length === 0) {
    terminal.complain(`sourceline ${name}: no claim is left by these filters, entities only (loosen one of them)`);
  }
  const page = format.carriesPage ? await readPageToHandOut(terminal) : ok(undefined);
  if (!page.ok) return refuse(page.error);
  const { text, losses } = (await format.load()).write(dataset, values, page.value);
  for (const loss of losses) terminal.complain(`lost in ${format.title}: ${lossLine(loss)}`);
  const claims = format.hasEdges ? edgesLine(dataset.claims) : counted(dataset.claims.length, "claim");
  if (options.output === undefined) {
    if (format.hasEdges) terminal.complain(`in ${format.title}, ${claims}`);
    return terminal.print(text);
  }
  try {
    await writeFile(options.output, text);
  } catch (fault) {
    complainOf(terminal, [{ ...issueOf(fault), path: options.output }]);
    return terminal.exitWith(2);
  }
  const entities = counted(dataset.entities.length, "entity", "entities");
  terminal.print(`${options.output}: ${entities}, ${claims}, ${format.title}\n`);
}
