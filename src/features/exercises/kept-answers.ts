import * as v from "valibot";
import { seedFrom } from "../../lib/random.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Worksheet, WorksheetRequest } from "./make-worksheet.ts";

/** Of a dataset, most sheets whose answers are kept; the oldest go first. */
const MOST_SHEETS = 20;

const requestSchema = v.object({
  kinds: v.array(v.string()),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  seed: v.pipe(v.number(), v.integer()),
});
const keptSchema = v.object({
  version: v.literal(1),
  open: v.nullable(requestSchema),
  sheets: v.array(v.object({ sheet: v.string(), answers: v.record(v.string(), v.string()) })),
});

/** Id of the option chosen, by id of the exercise. */
export type Answers = Readonly<Record<string, string>>;

/** What a browser keeps of a reader's work on one version of one dataset. */
export interface KeptAnswers {
  /** The sheet that was being worked on; null where none was. */
  readonly open: WorksheetRequest | null;
  /** The newest last. */
  readonly sheets: readonly { readonly sheet: string; readonly answers: Answers }[];
}

export const NOTHING_KEPT: KeptAnswers = { open: null, sheets: [] };

/** Under which key the answers to a dataset are kept. Another version is another dataset: its claims may differ. */
export function keptUnder({ dataset }: Pick<Dataset, "dataset">): string {
  return `sourceline.exercises.${dataset.id}@${dataset.version}`;
}

/** Reads what was kept; whatever is not that, as after a hand in the browser's storage, counts as nothing. */
export function readKept(text: string | null): KeptAnswers {
  if (text === null) return NOTHING_KEPT;
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(text));
    return parsed.success ? { open: parsed.output.open, sheets: parsed.output.sheets } : NOTHING_KEPT;
  } catch {
    return NOTHING_KEPT;
  }
}

/** The text that `readKept` reads. */
export function writeKept({ open, sheets }: KeptAnswers): string {
  return JSON.stringify({ version: 1, open, sheets });
}

/**
 * The answers to a sheet; none where it is new. Only what is an option in it counts: what was answered of the same
 * exercise among other options is not taken over.
 */
export function answersTo({ sheets }: KeptAnswers, sheet: Worksheet): Answers {
  const answers = sheets.find((each) => each.sheet === nameOf(sheet))?.answers ?? {};
  return Object.fromEntries(
    sheet.exercises.flatMap(({ id, options }) => {
      const option = options.find((each) => each.id === answers[id]);
      return option === undefined ? [] : [[id, option.id]];
    }),
  );
}

/** With the answers to a sheet, which is from then on the one that is being worked on. */
export function withAnswers({ sheets }: KeptAnswers, sheet: Worksheet, answers: Answers): KeptAnswers {
  const name = nameOf(sheet);
  const others = sheets.filter((each) => each.sheet !== name);
  return { open: sheet.request, sheets: [...others, { sheet: name, answers }].slice(-MOST_SHEETS) };
}

/** Equal requests give other exercises of another view, and so another sheet. */
function nameOf({ request: { kinds, count, seed }, exercises }: Worksheet): string {
  return `${seed} ${count} ${[...kinds].sort().join(" ")} ${seedFrom(exercises.map(({ id }) => id).join("\n"))}`;
}
