import { createDerivation } from "../../derive/derive.ts";
import { linkedView } from "../../features/differences/linked-view.ts";
import { shownInOne, viewDifferences } from "../../features/differences/view-differences.ts";
import { viewDifferencesAsText } from "../../features/differences/view-differences-as-text.ts";
import { finished } from "../../lib/steps.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { viewDifferenceWords as words } from "../../words/en/view-differences.ts";
import { complainOf, type Terminal } from "../terminal.ts";
import { refusal } from "./subcommand.ts";

/** The version of the JSON below. It goes up when a key changes its meaning or goes away, not when one is added. */
const VIEW_DIFFERENCES_VERSION = 1;

/** What differs between the views of two links to a dataset. */
export function diffViews(
  terminal: Terminal,
  knowledge: KnowledgeGraph,
  links: Readonly<Record<"a" | "b", string>>,
  isJson: boolean,
): void {
  const [a, b] = [linkedView(knowledge, links.a), linkedView(knowledge, links.b)];
  if (a === null || b === null) {
    refusal(terminal, "diff")(words.notALink({ text: a === null ? links.a : links.b }));
    return;
  }
  complainOf(terminal, [...a.issues, ...b.issues]);
  const list = viewDifferences(knowledge, a.view, b.view);
  const derivedOf = createDerivation();
  const shown = shownInOne(derivedOf(knowledge, a.view), derivedOf(knowledge, b.view));
  if (!isJson) terminal.print(finished(viewDifferencesAsText(list, shown)));
  else {
    const entities = (numbers: readonly number[]) => numbers.map((e) => entityAt(knowledge, e).id);
    const claims = (numbers: readonly number[]) => numbers.map((c) => claimAt(knowledge, c).id);
    const json = {
      format: "sourceline-view-differences",
      formatVersion: VIEW_DIFFERENCES_VERSION,
      same: list.length === 0,
      parts: list.map(({ part }) => ({ part, a: a.view[part], b: b.view[part] })),
      shownOnlyInA: { entities: entities(shown.entities.onlyA), claims: claims(shown.claims.onlyA) },
      shownOnlyInB: { entities: entities(shown.entities.onlyB), claims: claims(shown.claims.onlyB) },
    };
    terminal.print(`${JSON.stringify(json, null, 2)}\n`);
  }
  terminal.exitWith(list.length === 0 ? 0 : 1);
}
