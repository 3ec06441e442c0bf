import { writeFile } from "node:fs/promises";
import { exportFormats } from "../../formats/export-formats.ts";
import { type ExportFormat, edgesLine, type FormatOptionValues, lossLine } from "../../formats/format.ts";
import type { Looks } from "../../formats/looks.ts";
import type { ReadChoices } from "../../formats/readers/reader.ts";
import { bug, ok, type Result } from "../../lib/result.ts";
import type { Dataset, Entity } from "../../model/dataset.ts";
import { isExtract, leftBehindInWords, sizeInWords } from "../../model/extract.ts";
import { nameOf } from "../../model/name-of.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { issueOf } from "../read-dataset.ts";
import { readStandalonePage } from "../standalone-page.ts";
import { complainOf, type Terminal } from "../terminal.ts";
import { choosePart, type PartOptions } from "./part-options.ts";
import { readOrComplain, refusal } from "./subcommand.ts";

/** Where a command writes to. */
export interface OutputOptions {
  /** A file; stdout where absent. */
  readonly output?: string;
}

/** Most entities without a claim that are named; the others are counted. */
const MOST_NAMED = 5;

/**
 * Writes the chosen part of a dataset in a format, to a file or to stdout. Prints on stderr what is lost; in a format with
 * edges also what the claims become, beside the name of the file or else on stderr. All that can go wrong is
 * printed on stderr, with the exit code set.
 * @param name the command that does so.
 */
export async function writePart(
  terminal: Terminal,
  name: string,
  {
    path,
    options,
    format,
    values,
    choices,
    looksOf = async () => ok(undefined),
  }: {
    readonly path: string | readonly string[];
    readonly options: PartOptions & OutputOptions;
    readonly format: ExportFormat;
    readonly values: FormatOptionValues;
    readonly choices?: ReadChoices;
    /** How the whole dataset is drawn, where the values ask for that; or what is wrong with what was asked. */
    readonly looksOf?: (dataset: Dataset) => Promise<Result<Looks | undefined, Words>>;
  },
): Promise<void> {
  const refuse = refusal(terminal, name);
  if (options.hops !== undefined && options.around === undefined) return refuse(words.hopsAlone());
  if (options.between !== undefined && options.between.length !== 2) {
    return refuse(words.halfBetween());
  }
  const read = await readOrComplain(terminal, path, choices);
  if (read === undefined) return;
  const part = choosePart(read.dataset, options);
  if (!part.ok) return refuse(part.error);
  const looks = await looksOf(read.dataset);
  if (!looks.ok) return refuse(looks.error);
  const isPart = part.value !== read.dataset;
  await writeDataset(terminal, name, part.value, { options, format, values, isPart, looks: looks.value });
}

/** Writes a dataset in a format as `writePart` does. `isPart`: whether something of what was read is left out. */
export async function writeDataset(
  terminal: Terminal,
  name: string,
  dataset: Dataset,
  {
    options,
    format,
    values = {},
    isPart = false,
    looks,
  }: {
    readonly options: OutputOptions;
    readonly format: ExportFormat;
    readonly values?: FormatOptionValues;
    readonly isPart?: boolean;
    /** How it is drawn, where the values ask for that. */
    readonly looks?: Looks | undefined;
  },
): Promise<void> {
  if (dataset.claims.length === 0) {
    terminal.complain(words.noClaimLeft({ command: name }));
  } else {
    const lone = withoutClaims(dataset);
    const names = lone.slice(0, MOST_NAMED).map((entity) => words.quoted({ name: nameOf(entity) }));
    if (lone.length > MOST_NAMED) names.push(words.others({ count: lone.length - MOST_NAMED }));
    if (lone.length > 0)
      terminal.complain(words.withoutClaims({ command: name, count: lone.length, names: listText(names) }));
  }
  const leftBehind = isPart && isExtract(dataset) ? leftBehindInWords(dataset) : null;
  if (leftBehind !== null) terminal.complain(words.remark({ command: name, remark: leftBehind }));
  const page = format.carriesPage ? await readStandalonePage(terminal) : ok(undefined);
  if (!page.ok) return refusal(terminal, name)(page.error);
  const { pieces, losses } = (await format.load()).write(dataset, withDefaults(format, values), {
    page: page.value,
    looks,
  });
  const title = format.title();
  for (const loss of losses) terminal.complain(words.notHeld({ format: title, loss: lossLine(loss) }));
  if (format.isPacked && options.output === undefined) {
    return refusal(terminal, name)(words.packed({ format: title, extension: format.extension }));
  }
  if (options.output === undefined) {
    if (format.hasEdges) terminal.complain(words.becomes({ format: title, claims: edgesLine(dataset.claims) }));
    for (const piece of pieces) terminal.print(String(piece));
    return;
  }
  try {
    await writeFile(options.output, pieces);
  } catch (error) {
    return complainOfOutput(terminal, options.output, error);
  }
  const written = { path: options.output, entities: dataset.entities.length, format: title };
  const claims = format.hasEdges ? edgesLine(dataset.claims) : null;
  const line = isExtract(dataset)
    ? words.writtenExtract({ ...written, size: listText([sizeInWords(dataset), ...(claims ? [claims] : [])], "comma") })
    : claims === null
      ? words.written({ ...written, claims: dataset.claims.length })
      : words.writtenAsEdges({ ...written, claims });
  terminal.print(`${line}\n`);
}

/** Values of options, where those that were not chosen are the command line's own defaults. */
function withDefaults({ options }: ExportFormat, values: FormatOptionValues): FormatOptionValues {
  const own = options.flatMap(({ id, inScripts }) => (inScripts === undefined ? [] : [[id, inScripts] as const]));
  return { ...Object.fromEntries(own), ...values };
}

/** The entities that no claim names, neither at an end nor otherwise. */
function withoutClaims({ entities, claims, derivedFrom }: Dataset): readonly Entity[] {
  const named = new Set<string | null>([
    ...(derivedFrom?.context ?? []),
    ...claims.flatMap(({ subject, object, qualifiers, attributions }) => [
      subject,
      object,
      qualifiers.place,
      qualifiers.means,
      ...attributions.flatMap(({ holder, via }) => [holder, ...via]),
    ]),
  ]);
  return entities.filter(({ id }) => !named.has(id));
}

/** Says that a file cannot be written. */
export function complainOfOutput(terminal: Terminal, path: string, error: unknown): void {
  complainOf(terminal, [{ ...issueOf(error), path }]);
  terminal.exitWith(2);
}

/** The format that was asked for, else the one whose ending the output has, else the native one. */
export function formatFor(id = "", output = ""): ExportFormat {
  const [native] = exportFormats.all;
  const byEnding = exportFormats.all.find(({ extension }) => output.toLowerCase().endsWith(extension));
  return exportFormats.get(id) ?? byEnding ?? native ?? bug("formatFor: there are no formats");
}
