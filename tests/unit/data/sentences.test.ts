import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDataset } from "../../../src/cli/read-dataset.ts";
import { inverseVerb } from "../../../src/derive/claim-details.ts";
import {
  attributionInWords,
  claimSentence,
  passageInWords,
  sentenceInWords,
  stanceOf,
} from "../../../src/derive/claim-words.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";

// Every sentence that the article can produce, to be read: a change in wording shows as a change of this file.

const FOLDER = fileURLToPath(new URL("../../../graph-data/kerman-attack", import.meta.url));

test("every sentence of the article is as it was last read", async () => {
  const read = await readDataset(FOLDER);
  if (!read.ok) throw new Error("The article cannot be read.");
  const knowledge = buildKnowledgeGraph(read.value.dataset);
  const lines = read.value.dataset.claims.flatMap((claim, number) => {
    const { tag } = claimSentence(knowledge, number);
    const inverse = inverseVerb(knowledge, number);
    return [
      `${claim.id}  ${sentenceInWords(knowledge, number)}.${tag === null ? "" : `  [${tag}]`}`,
      ...(inverse === null ? [] : [`        read back: ${inverse}`]),
      ...claim.attributions.map((attribution) => {
        const stanced = { attribution, stance: stanceOf(knowledge, attribution) };
        return `        ${attributionInWords(knowledge, stanced)}, ${passageInWords(attribution.evidence)}`;
      }),
    ];
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("sentences.txt");
});
