import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { say } from "../../../lib/ui/notice.ts";
import { isChanged } from "../../../model/document.ts";
import { linkTo, pageAddressOf } from "../../../model/page-address.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { pageLinkWords } from "../../../words/en/page-links.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { isTooLong } from "../../sharing/link-length.ts";
import { exerciseKinds } from "../exercise-kinds.ts";
import type { Worksheet } from "../make-worksheet.ts";
import { worksheetCodeOf } from "../worksheet-code.ts";
import { ExerciseForm } from "./ExerciseForm.tsx";
import { ExerciseSteps } from "./ExerciseSteps.tsx";
import styles from "./ExercisesPanel.module.css";
import { PrintedWorksheet } from "./PrintedWorksheet.tsx";
import { WorksheetForm } from "./WorksheetForm.tsx";
import { WorksheetResult } from "./WorksheetResult.tsx";
import { fragmentOf, sessionOf, type WorksheetSession, type WorksheetWork } from "./worksheet-session.ts";

/** The exercises panel: create a worksheet, work through it one exercise at a time, and review it. */
export function ExercisesPanel() {
  // Another dataset has its own worksheets.
  useWorkspaceState(({ document }) => document.opened);
  const session = sessionOf(useWorkspace());
  const work = useStore(session.store);
  const { worksheet } = work;
  const code = useWorkspaceState(({ view }) => (view.room.kind === "exercises" ? (view.room.sheet ?? null) : null));
  useLayoutEffect(() => session.follow(code), [session, code]);
  useEffect(() => session.leave, [session]);
  const element = useRef<HTMLDivElement>(null);
  useArrival(element, session, work);
  return (
    <PanelFrame
      title={words.title()}
      testId="exercises-panel"
      {...(worksheet === null
        ? { lead: words.lead() }
        : {
            back: (
              <Button weight="quiet" onClick={session.choose}>
                {words.changeSettings()}
              </Button>
            ),
          })}
    >
      <div ref={element}>
        {worksheet === null ? (
          <>
            {work.misread !== null && <p className={kit.warning}>{words.noWorksheet({ code: work.misread })}</p>}
            <WorksheetForm session={session} settings={work.settings} />
          </>
        ) : (
          <>
            <ChangedNotice session={session} madeFrom={work.madeFrom} />
            {worksheet.exercises.length === 0 ? (
              <EmptyState>{words.none()}</EmptyState>
            ) : (
              <OpenWorksheet session={session} worksheet={worksheet} work={work} />
            )}
            <TooFew kinds={worksheet.barren} />
            <WorksheetTools session={session} worksheet={worksheet} work={work} />
          </>
        )}
      </div>
    </PanelFrame>
  );
}

function OpenWorksheet({
  session,
  worksheet,
  work,
}: {
  session: WorksheetSession;
  worksheet: Worksheet;
  work: WorksheetWork;
}) {
  const { answers, at } = work;
  const exercise = worksheet.exercises[at];
  return (
    <>
      <ExerciseSteps session={session} exercises={worksheet.exercises} answers={answers} at={at} />
      {exercise === undefined ? (
        <WorksheetResult session={session} worksheet={worksheet} answers={answers} />
      ) : (
        <ExerciseForm
          key={exercise.id}
          session={session}
          exercise={exercise}
          at={at}
          of={worksheet.exercises.length}
          answer={answers[exercise.id] ?? null}
        />
      )}
    </>
  );
}

/**
 * Scrolls to the exercise or result that opens, and focuses it, since the button that led there is gone. Opening the
 * panel does neither.
 */
function useArrival(
  element: { readonly current: HTMLElement | null },
  { store }: WorksheetSession,
  { worksheet, at }: WorksheetWork,
): void {
  const before = useRef<Pick<WorksheetWork, "worksheet" | "at"> | null>(null);
  useEffect(() => {
    const panel = element.current?.closest("section");
    // What the address leads to opens with the panel.
    if (before.current === null) {
      before.current = store.getState();
      return;
    }
    if ((before.current.worksheet === worksheet && before.current.at === at) || !panel) return;
    before.current = { worksheet, at };
    panel.scrollTop = 0;
    if (document.activeElement !== document.body && !panel.contains(document.activeElement)) return;
    const target =
      panel.querySelector<HTMLElement>("input:checked") ?? panel.querySelector<HTMLElement>("input, [data-score]");
    target?.focus({ preventScroll: true });
  }, [element, store, worksheet, at]);
}

/** A worksheet stays as it was made, so that it does not change while somebody works on it; this can update it. */
function ChangedNotice({ session, madeFrom }: { session: WorksheetSession; madeFrom: WorksheetWork["madeFrom"] }) {
  const isChanged = useWorkspaceState(
    ({ derived }) =>
      madeFrom !== null &&
      (derived.claimMask !== madeFrom.claimMask || derived.attributionMask !== madeFrom.attributionMask) &&
      !(isEqual(derived.claimMask, madeFrom.claimMask) && isEqual(derived.attributionMask, madeFrom.attributionMask)),
  );
  if (!isChanged) return null;
  return (
    <p className={`${kit.warning} ${kit.stack}`}>
      {words.changed()}
      <Button onClick={session.remake}>{words.update()}</Button>
    </p>
  );
}

/** Types that were asked for and are not on the worksheet, each with what it needs. */
function TooFew({ kinds }: { kinds: readonly string[] }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  if (kinds.length === 0) return null;
  return (
    <div className={styles.barren}>
      <p>{words.tooFew()}</p>
      <ul>
        {kinds.map((id) => {
          const kind = exerciseKinds.get(id);
          return (
            kind !== undefined && (
              <li key={id}>
                <b>{kind.title(knowledge)}</b> {kind.needs()}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function WorksheetTools({
  session,
  worksheet,
  work,
}: {
  session: WorksheetSession;
  worksheet: Worksheet;
  work: WorksheetWork;
}) {
  const [isPrinting, setPrinting] = useState(false);
  const isEdited = useWorkspaceState(({ document }) => isChanged(document));
  const { href, reach } = pageAddressOf(location.href);
  const fragment = fragmentOf(work);
  const answered = Object.keys(work.answers).length;
  return (
    <footer className={kit.foot}>
      <div className={kit.tools}>
        <Button onClick={session.begin}>{words.newWorksheet()}</Button>
        <Button disabled={worksheet.exercises.length === 0 || isPrinting} onClick={() => setPrinting(true)}>
          {words.print()}
        </Button>
        {!isTooLong(fragment) && (
          <Button onClick={() => void copyLink(linkTo({ href, reach }, fragment), isEdited)}>{words.copyLink()}</Button>
        )}
        <Button weight="quiet" disabled={answered === 0} onClick={session.forget}>
          {words.clearAnswers()}
        </Button>
      </div>
      <p className={kit.mute} role="status">
        {(work.isKept ? words.keptHere : words.notKept)({
          code: worksheetCodeOf(worksheet.request),
          count: worksheet.exercises.length,
        })}
      </p>
      {isPrinting && (
        <PrintedWorksheet
          worksheet={worksheet}
          // A page that is a file is on this device alone, and so is the address of what it shows.
          address={reach === "file" || isTooLong(fragment) ? null : linkTo({ href, reach }, fragment)}
          onDone={() => setPrinting(false)}
        />
      )}
    </footer>
  );
}

async function copyLink(address: string, isEdited: boolean): Promise<void> {
  const isCopied = await copyText(address);
  say(isCopied ? words.linkCopied({ isChanged: isEdited ? "yes" : "no" }) : pageLinkWords.notCopied());
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
