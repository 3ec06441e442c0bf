import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { viewDifferenceWords as words } from "../../../words/en/view-differences.ts";
import { DifferenceSign } from "../../../workspace/ui/DifferenceSign.tsx";
import type { ViewComparison } from "../comparison.ts";
import { shownInWords, viewDifferencesAsText } from "../view-differences-as-text.ts";
import { CopyDifferences } from "./CopyDifferences.tsx";
import { Details } from "./DifferenceList.tsx";
import styles from "./DifferencesPanel.module.css";

/** What differs between the view on the screen and that of a link: part by part, and what only one of them shows. */
export function ViewDifferences({ comparison }: { comparison: ViewComparison }) {
  const { list, shown } = comparison;
  if (list.length === 0) return <EmptyState>{words.none()}</EmptyState>;
  return (
    <>
      <p className={kit.name}>{words.total({ count: list.length })}</p>
      {shownInWords(shown).map((sentence) => (
        <p key={sentence} className={kit.mute}>
          {sentence}
        </p>
      ))}
      <CopyDifferences
        of={comparison}
        fileName="views-differences.txt"
        write={() => viewDifferencesAsText(list, shown)}
      />
      <ul>
        {list.map(({ part, line, details }) => (
          <li key={part} className={styles.item}>
            <DifferenceSign of="changed" />
            <span className={kit.read}>{line}</span>
            {details.length > 0 && <Details items={details} />}
          </li>
        ))}
      </ul>
    </>
  );
}
