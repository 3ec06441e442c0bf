import * as v from "valibot";
import { seedFrom } from "../../lib/random.ts";
import type { Dataset } from "../../model/dataset.ts";
import { statedVersion } from "../../model/stated-version.ts";
import type { Worksheet, WorksheetRequest } from "./make-worksheet.ts";

/** Of a dataset, most worksheets whose answers are kept; the oldest go first. */
const MOST_WORKSHEETS = 20;

const requestSchema = v.object({
  kinds: v.array(v.string()),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  seed: v.pipe(v.number(), v.integer()),
});
// `sheets` and `sheet` are worksheets; the names are those of what browsers keep already.
const keptSchema = v.object({
  version: v.literal(1),
  open: v.nullable(requestSchema),
  sheets: v.array(v.object({ sheet: v.string(), answers: v.record(v.string(), v.string()) })),
});

/** Id of the option chosen, by id of the exercise. */
export type Answers = Readonly<Record<string, string>>;

/** What a browser keeps of a reader's work on one version of one dataset. */
export interface KeptAnswers {
  /** The worksheet that was open; null where none was. */
  readonly open: WorksheetRequest | null;
  /** The newest last. */
  readonly sheets: readonly { readonly sheet: string; readonly answers: Answers }[];
}

export const NOTHING_KEPT: KeptAnswers = { open: null, sheets: [] };

/** The key under which the answers to a dataset are kept. Another version is another dataset: its claims may differ. */
export function keptUnder({ dataset }: Pick<Dataset, "dataset">): string {
  return `sourceline.exercises.${dataset.id}@${statedVersion(dataset)}`;
}

/** Reads what was kept; anything else, as after an edit of the browser's storage, counts as nothing. */
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
 * The answers to a worksheet; none where it is new. Only what is an option in it counts: an answer to the same exercise
 * with other options is left out.
 */
export function answersTo({ sheets }: KeptAnswers, worksheet: Worksheet): Answers {
  const answers = sheets.find((each) => each.sheet === nameOf(worksheet))?.answers ?? {};
  return Object.fromEntries(
    worksheet.exercises.flatMap(({ id, options }) => {
      const option = options.find((each) => each.id === answers[id]);
      return option === undefined ? [] : [[id, option.id]];
    }),
  );
}

/** With the answers to a worksheet, which is the open one from then on. */
export function withAnswers({ sheets }: KeptAnswers, worksheet: Worksheet, answers: Answers): KeptAnswers {
  const name = nameOf(worksheet);
  const others = sheets.filter((each) => each.sheet !== name);
  return { open: worksheet.request, sheets: [...others, { sheet: name, answers }].slice(-MOST_WORKSHEETS) };
}

/** Equal requests give other exercises of another view, and so another worksheet. */
function nameOf({ request: { kinds, count, seed }, exercises }: Worksheet): string {
  return `${seed} ${count} ${[...kinds].sort().join(" ")} ${seedFrom(exercises.map(({ id }) => id).join("\n"))}`;
}
