import { expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { digestInWords } from "../../../../src/features/texts/digest-words.ts";

test("a digest is a sentence about its paragraph, or about the title and the like", () => {
  expect(digestInWords({ at: "9", digest: "a theft." })).toBe("Paragraph 9 is about a theft.");
  expect(digestInWords({ at: "0.1", digest: "a theft." })).toBe("The title is about a theft.");
});

test("every digest of the article continues that sentence", async () => {
  const read = await readDataset("graph-data/kerman-attack");
  if (!read.ok) throw new Error("The article's dataset cannot be read.");
  const names = read.value.dataset.entities.flatMap(({ label = "", aliases }) => [label, ...aliases]);
  for (const { digest } of read.value.dataset.sources.flatMap(({ segments }) => segments)) {
    if (digest === null) continue;
    const [first = ""] = digest.split(/[ ,]/);
    // A capital only where a name has it.
    expect(/^\p{Ll}/u.test(first) || names.some((name) => name.split(" ")[0] === first), digest).toBe(true);
    expect(digest).toMatch(/[^.]\.$/);
  }
});
