import { describe, expect, test } from "vitest";
import { strayTexts } from "../../../scripts/word-law.ts";

const texts = (source: string) => strayTexts("src/app/X.tsx", source).map((line) => line.replace(/^.*?: /, ""));

describe("the law of words", () => {
  test("finds text between tags, in what is read out, and in each outcome of a choice", () => {
    expect(texts("const a = <p>Hello {name}</p>;")).toEqual(["Hello"]);
    expect(texts(`const a = <button aria-label="Close" title={\`Close \${name}\`} className="big" />;`)).toEqual([
      "Close",
      "Close …",
    ]);
    expect(texts('const a = <p>{isOpen ? "Open" : words.closed()}{isNew && "New"}{"Sum: " + sum}</p>;')).toEqual([
      "Open",
      "New",
      "Sum:",
    ]);
  });

  test("finds numbers that are formatted elsewhere than in the catalogue", () => {
    expect(texts('const a = n.toLocaleString("en");')).toHaveLength(1);
    expect(texts("const a = new Intl.NumberFormat(tag);")).toHaveLength(1);
  });

  test("lets messages, names, signs and keys be", () => {
    expect(
      texts('const a = <p key="x" data-kind="entity">{words.title()} · {name} {kind === "entity" && <b>≠ 2</b>}</p>;'),
    ).toEqual([]);
  });
});
