import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo } from "react";
import { DrawnView } from "../../../drawing/ui/DrawnView.tsx";
import { LegendSign } from "../../../drawing/ui/LegendSign.tsx";
import { ViewChoice } from "../../../drawing/ui/ViewChoice.tsx";
import type { ViewProps } from "../../../drawing/ui/view.ts";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import { say } from "../../../lib/ui/notice.ts";
import { agreementWords as words } from "../../../words/en/agreement.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { agreementOf, yearsOf } from "../agreement.ts";
import { setAgreement } from "../agreement-commands.ts";
import { agreementKind, lineEntry } from "../agreement-view.ts";
import { agreementNotes, basesInWords, yearInWords } from "../agreement-words.ts";
import styles from "./AgreementView.module.css";

const yearOf = ({ view }: WorkspaceState) => view.agreement.year;
const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const derivedOf = ({ derived }: WorkspaceState) => derived;
/** The theme's own colours, as the page names them. */
const HUES = { hues: { blue: "var(--hue-blue)", rust: "var(--hue-rust)" } };

/** Who agrees with whom, with the choice of when it was said, and below it what the lines mean and what they leave out. */
export function AgreementView(props: ViewProps) {
  const knowledge = useWorkspaceState(knowledgeOf);
  const derived = useWorkspaceState(derivedOf);
  const year = useWorkspaceState(yearOf);
  const said = useMemo(() => agreementNotes(agreementOf({ knowledge, derived }, year)), [knowledge, derived, year]);
  // Every claim is read for it, so only where somebody asks for years.
  const years = useMemo(() => (year === null ? null : yearsOf({ knowledge, derived })), [knowledge, derived, year]);
  return (
    <DrawnView
      {...props}
      kind={agreementKind}
      label={words.label()}
      settings={<When years={years} />}
      notes={
        <div className={styles.place}>
          <div className={styles.notes}>
            {(["agreement", "disagreement"] as const).map((kind) => (
              <span key={kind} className={styles.key}>
                <LegendSign entry={lineEntry(kind, HUES)} />
                {words[kind]()}
                <span className={styles.means}>
                  {kind === "agreement" ? words.agreementMeans() : words.disagreementMeans()}
                </span>
              </span>
            ))}
            <p className={styles.said}>
              {[...said, ...(years === null || years.years.length === 0 ? [] : [basesInWords(years)])].join(" ")}
            </p>
          </div>
        </div>
      }
    />
  );
}

type Years = ReturnType<typeof yearsOf>;

/** When it was said: at any time, or in one year, from which buttons lead to the next that has something. */
function When({ years: known }: { years: Years | null }) {
  const workspace = useWorkspace();
  const year = useWorkspaceState(yearOf);
  const choose = (next: number | null) => workspace.dispatch(setAgreement, { year: next });
  const askForYears = () => {
    const last = yearsOf(workspace.store.getState()).years.at(-1);
    if (last === undefined) say(words.noYears());
    else choose(last.year);
  };
  const years = known?.years ?? [];
  const before = years.findLast((each) => year !== null && each.year < year);
  const after = years.find((each) => year !== null && each.year > year);
  return (
    <span className={styles.years}>
      <ViewChoice
        label={words.when()}
        options={[
          ["", words.overall()],
          ...(year === null
            ? [["years", words.byYear()] as const]
            : // One that nothing was said in, as in a link, is still the one that is chosen.
              [...years, ...(years.some((each) => each.year === year) ? [] : [{ year, claims: 0 }])].map(
                (each) =>
                  [
                    String(each.year),
                    words.yearWithClaims({ year: yearInWords(each.year), claims: each.claims }),
                  ] as const,
              )),
        ]}
        value={year === null ? "" : String(year)}
        onChange={(next) => (next === "years" ? askForYears() : choose(next === "" ? null : Number(next)))}
      />
      {year !== null && (
        <>
          <IconButton
            label={words.before()}
            disabled={before === undefined}
            onClick={() => before !== undefined && choose(before.year)}
          >
            <ChevronLeft size={16} strokeWidth={1.75} />
          </IconButton>
          <IconButton
            label={words.after()}
            disabled={after === undefined}
            onClick={() => after !== undefined && choose(after.year)}
          >
            <ChevronRight size={16} strokeWidth={1.75} />
          </IconButton>
        </>
      )}
    </span>
  );
}
