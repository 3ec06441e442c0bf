import type { Steps } from "../../lib/steps.ts";
import { oneLine, textTable } from "../../lib/text-lines.ts";
import type { Dataset } from "../../model/dataset.ts";
import { differenceWords as words } from "../../words/en/differences.ts";
import type { Words } from "../../words/message.ts";
import type { DifferenceItem, DifferencesInWords } from "./differences-in-words.ts";

/** Differences put in words at a step: few enough that others have their turn. */
const AT_ONCE = 50;

/**
 * The list of differences as a text, every line of it steering nothing: on the command line, and as it is copied.
 * @param paths what the two are called by whoever compares them.
 */
export function* differencesAsText(
  { paired, total, counts, notes, groups }: DifferencesInWords,
  datasets: Readonly<Record<"a" | "b", Dataset>>,
  paths: Readonly<Record<"a" | "b", string>>,
): Steps<string> {
  const lines: string[] = [];
  const say = (text: Words, indent = "") => void lines.push(`${indent}${oneLine(text)}\n`);
  const list = (items: readonly DifferenceItem[], indent: string): void => {
    for (const { line, details } of items) {
      say(line, indent);
      list(details, `${indent}  `);
    }
  };
  say(paired);
  say(sideInWords("a"));
  say(sideInWords("b"));
  lines.push("\n");
  say(total);
  if (counts.length > 0) lines.push(textTable(counts));
  for (const note of notes) say(note);
  for (const { title, differences } of groups) {
    lines.push("\n");
    say(title);
    for (const [at, { item }] of differences.entries()) {
      list([item()], "  ");
      if (at % AT_ONCE === AT_ONCE - 1) yield;
    }
  }
  return lines.join("");

  function sideInWords(name: "a" | "b"): Words {
    const { title, version } = datasets[name].dataset;
    const named = { side: name.toUpperCase(), path: paths[name], title };
    return version === undefined ? words.sideWithoutVersion(named) : words.side({ ...named, version });
  }
}
