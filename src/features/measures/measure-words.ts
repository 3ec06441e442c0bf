import type { ComputedMeasure, MeasureOutput } from "../../derive/measure.ts";
import type { GraphToMeasure, MeasureChoices } from "../../derive/measured-graph.ts";
import { measureReportWords as words } from "../../words/en/measure-report.ts";
import type { Words } from "../../words/message.ts";
import { listText, scoreText } from "../../words/numbers.ts";
import type { Omission, RankRange } from "./what-if.ts";

/** What was measured: which graph, from how many claims, what is not in it, and what its lines weigh. */
export function basisInWords(
  { graph, lines, claims, leftOut }: GraphToMeasure,
  weight: MeasureChoices["weight"],
  field: string | null,
): readonly Words[] {
  const { values, loops, versions, unweighted } = leftOut;
  return [
    words.graph({ directed: graph.isDirected ? "yes" : "no", entities: graph.order, lines, claims }),
    ...(values + loops > 0 ? [words.noLines({ values, loops })] : []),
    ...(versions > 0 ? [words.versions({ versions })] : []),
    ...(unweighted > 0 ? [words.unweighted({ unweighted })] : []),
    weight === null
      ? words.alike()
      : weight === "claims"
        ? words.byClaims()
        : words.byField({ field: field ?? "", meaning: weight.meaning }),
  ];
}

/** What is to be known of values that were computed. */
export function notesInWords({ title }: ComputedMeasure, output: MeasureOutput): readonly Words[] {
  const { values, stability, modularity, isUnsettled } = output;
  if (isUnsettled) return [words.unsettled({ measure: title() })];
  const missing = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  const mean = stability && stability.reduce((sum, each) => sum + each, 0) / stability.length;
  return [
    ...(missing > 0 ? [words.undefinedFor({ count: missing })] : []),
    ...(values.length > missing + 1 && isConstant(values) ? [words.constant()] : []),
    ...(modularity === undefined ? [] : [words.modularity({ modularity: scoreText(modularity) })]),
    ...(mean === undefined ? [] : [words.stability({ mean })]),
  ];
}

function isConstant(values: Float64Array): boolean {
  const defined = values.filter((value) => !Number.isNaN(value));
  return defined.every((value) => value === defined[0]);
}

/** "3rd; 11th without alleged, gone without Iran": the rank now, and where something left out changes it. */
export function rankInWords({ now, without }: RankRange, omissions: readonly Omission[]): Words {
  const rank = now.rank === null ? words.noRank() : words.rank({ rank: now.rank });
  const changed = without.flatMap((each, at) => {
    const { label = "" } = omissions[at] ?? {};
    if (each === null) return [words.goneWithout({ label })];
    if (each.rank === now.rank) return [];
    return each.rank === null ? [words.undefinedWithout({ label })] : [words.rankWithout({ rank: each.rank, label })];
  });
  return changed.length === 0 ? rank : words.rankIf({ rank, changes: listText(changed, "comma") });
}
