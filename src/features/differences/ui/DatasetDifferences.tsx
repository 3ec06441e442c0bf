import { useEffect, useMemo, useState } from "react";
import { inSlices } from "../../../lib/in-slices.ts";
import type { Steps } from "../../../lib/steps.ts";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { differencesPageWords as words } from "../../../words/en/differences-page.ts";
import { foldText } from "../../search/fold-text.ts";
import type { ComparedWith } from "../comparison.ts";
import { type Comparison, nameOfCompared } from "../comparison-session.ts";
import { differencesAsText } from "../differences-as-text.ts";
import type { DifferenceGroup, DifferenceSort } from "../differences-in-words.ts";
import { CopyDifferences } from "./CopyDifferences.tsx";
import { DifferenceList } from "./DifferenceList.tsx";
import styles from "./DifferencesPanel.module.css";

/** What of the list is shown. */
type Choice = "all" | "added" | "removed" | "changed" | "contested";

const CHOICE_OF: Readonly<Record<DifferenceSort, Choice>> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  reordered: "changed",
  "newly-contested": "contested",
  "no-longer-contested": "contested",
};
const CHOICES = ["all", "added", "removed", "changed", "contested"] as const;

/** Differences of which the lines are looked through at once. */
const AT_ONCE = 50;

/** What differs between two datasets: how much of what, and the list, which can be searched and taken away. */
export function DatasetDifferences({
  comparison,
  other,
}: {
  comparison: Extract<NonNullable<Comparison["result"]>, { readonly is: "datasets" }>;
  other: ComparedWith;
}) {
  const { inWords, compared, differences } = comparison;
  const [choice, setChoice] = useState<Choice>("all");
  const [text, setText] = useState("");
  const chosen = useMemo(
    () => inWords.groups.filter(({ sort }) => choice === "all" || CHOICE_OF[sort] === choice),
    [inWords, choice],
  );
  const groups = useFound(chosen, text);
  const offered = CHOICES.filter(
    (each) => each === "all" || inWords.groups.some(({ sort }) => CHOICE_OF[sort] === each),
  );
  if (offered.includes(choice) === false) setChoice("all");
  const { entities } = differences.inBoth;
  const haveNoSharedIds =
    differences.pairedBy === "id" && entities === 0 && compared.a.order > 0 && compared.b.order > 0;
  const datasets = { a: compared.a.dataset, b: compared.b.dataset };
  const paths = { a: nameOfCompared(other), b: words.openNow() };
  const total = chosen.reduce((sum, group) => sum + group.differences.length, 0);
  const found = groups?.reduce((sum, group) => sum + group.differences.length, 0);
  return (
    <>
      {haveNoSharedIds && <p className={kit.warning}>{words.noSharedIds()}</p>}
      {inWords.groups.length === 0 ? (
        <EmptyState>{words.nothing()}</EmptyState>
      ) : (
        <>
          <p className={kit.name}>{inWords.total}</p>
          {inWords.notes.map((note) => (
            <p key={note} className={kit.mute}>
              {note}
            </p>
          ))}
          <CopyDifferences
            of={inWords}
            fileName={`${datasets.b.dataset.id}-differences.txt`}
            write={() => differencesAsText(inWords, datasets, paths)}
          />
          <div className={styles.tools}>
            {offered.length > 2 && (
              <Segmented<Choice>
                label={words.sort()}
                segments={offered.map((id) => ({ id, label: words[id](), means: words[id]() }))}
                value={choice}
                onChange={setChoice}
              />
            )}
            <input
              type="search"
              className={kit.box}
              aria-label={words.find()}
              placeholder={words.find()}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
          </div>
          <p role="status" className={kit.mute}>
            {text.trim() === "" ? "" : found === undefined ? words.finding() : words.found({ found, total })}
          </p>
          {groups?.map(({ id, sort, title, differences: listed }) => (
            <Section key={`${id} ${text}`} title={title}>
              <DifferenceList differences={listed} sort={sort} />
            </Section>
          ))}
        </>
      )}
    </>
  );
}

/** The groups with only those differences whose line has the text; null while they are being looked through. */
function useFound(groups: readonly DifferenceGroup[], text: string): readonly DifferenceGroup[] | null {
  const folded = foldText(text.trim());
  const [found, setFound] = useState<{
    readonly of: object;
    readonly text: string;
    readonly groups: readonly DifferenceGroup[];
  } | null>(null);
  useEffect(() => {
    if (folded === "") return;
    const run = new AbortController();
    void inSlices(finding(groups, folded), run.signal).then((result) => {
      if (result !== null) setFound({ of: groups, text: folded, groups: result });
    });
    return () => run.abort();
  }, [groups, folded]);
  if (folded === "") return groups;
  return found?.of === groups && found.text === folded ? found.groups : null;
}

function* finding(groups: readonly DifferenceGroup[], folded: string): Steps<readonly DifferenceGroup[]> {
  const found: DifferenceGroup[] = [];
  for (const group of groups) {
    const kept: DifferenceGroup["differences"][number][] = [];
    for (const [at, difference] of group.differences.entries()) {
      if (foldText(difference.line()).includes(folded)) kept.push(difference);
      if (at % AT_ONCE === AT_ONCE - 1) yield;
    }
    if (kept.length > 0) found.push({ ...group, differences: kept });
  }
  return found;
}
