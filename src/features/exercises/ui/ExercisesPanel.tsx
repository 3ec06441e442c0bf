import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { exerciseKinds } from "../exercise-kinds.ts";
import type { Worksheet } from "../make-worksheet.ts";
import { ExerciseForm } from "./ExerciseForm.tsx";
import { ExerciseSteps } from "./ExerciseSteps.tsx";
import styles from "./ExercisesPanel.module.css";
import { PrintedWorksheet } from "./PrintedWorksheet.tsx";
import { WorksheetForm } from "./WorksheetForm.tsx";
import { WorksheetResult } from "./WorksheetResult.tsx";
import { sessionOf, type WorksheetSession, type WorksheetWork } from "./worksheet-session.ts";

/** The exercises panel: choose a sheet, work through it one exercise at a time, and review it. */
export function ExercisesPanel() {
  // Another dataset has its own worksheets.
  useWorkspaceState(({ document }) => document.opened);
  const session = sessionOf(useWorkspace());
  const work = useStore(session.store);
  const { sheet, at } = work;
  const element = useRef<HTMLDivElement>(null);
  useTakenUp(element, sheet, at);
  return (
    <PanelFrame
      title="Exercises"
      testId="exercises-room"
      {...(sheet === null
        ? { lead: "Asked of what the graph shows: filter first, and only that is asked about." }
        : {
            back: (
              <Button weight="quiet" onClick={session.choose}>
                Choose anew
              </Button>
            ),
          })}
    >
      <div ref={element}>
        {sheet === null ? (
          <WorksheetForm session={session} settings={work.settings} />
        ) : (
          <>
            <ChangedNotice session={session} madeFrom={work.madeFrom} />
            {sheet.exercises.length === 0 ? (
              <EmptyState>What is shown gives no exercise of these kinds.</EmptyState>
            ) : (
              <OpenWorksheet session={session} sheet={sheet} work={work} />
            )}
            <Barren kinds={sheet.barren} />
            <WorksheetTools session={session} sheet={sheet} work={work} />
          </>
        )}
      </div>
    </PanelFrame>
  );
}

function OpenWorksheet({ session, sheet, work }: { session: WorksheetSession; sheet: Worksheet; work: WorksheetWork }) {
  const { answers, at } = work;
  const exercise = sheet.exercises[at];
  return (
    <>
      <ExerciseSteps session={session} exercises={sheet.exercises} answers={answers} at={at} />
      {exercise === undefined ? (
        <WorksheetResult session={session} sheet={sheet} answers={answers} />
      ) : (
        <ExerciseForm
          key={exercise.id}
          session={session}
          exercise={exercise}
          at={at}
          of={sheet.exercises.length}
          answer={answers[exercise.id] ?? null}
        />
      )}
    </>
  );
}

/**
 * Brings what one goes on to into sight, and the keyboard to it, which was on a button that is gone. Entering the room
 * moves neither.
 */
function useTakenUp(element: { readonly current: HTMLElement | null }, sheet: Worksheet | null, at: number): void {
  const before = useRef({ sheet, at });
  useEffect(() => {
    const room = element.current?.closest("section");
    if ((before.current.sheet === sheet && before.current.at === at) || !room) return;
    before.current = { sheet, at };
    room.scrollTop = 0;
    if (document.activeElement !== document.body && !room.contains(document.activeElement)) return;
    const target =
      room.querySelector<HTMLElement>("input:checked") ?? room.querySelector<HTMLElement>("input, [data-score]");
    target?.focus({ preventScroll: true });
  }, [element, sheet, at]);
}

/** A sheet stays as it was made, so that it does not change under the reader's hands; they are told that it could. */
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
      What is shown has changed since this sheet was made.
      <Button onClick={session.remake}>Make it of what is shown now</Button>
    </p>
  );
}

/** Kinds that were asked for and are not on the sheet, each with what it would need. */
function Barren({ kinds }: { kinds: readonly string[] }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  if (kinds.length === 0) return null;
  return (
    <div className={styles.barren}>
      <p>What is shown is too little for:</p>
      <ul>
        {kinds.map((id) => {
          const kind = exerciseKinds.get(id);
          return (
            kind !== undefined && (
              <li key={id}>
                <b>{kind.title(knowledge)}</b> Needs {kind.needs}.
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
  sheet,
  work,
}: {
  session: WorksheetSession;
  sheet: Worksheet;
  work: WorksheetWork;
}) {
  const [isPrinting, setPrinting] = useState(false);
  const answered = Object.keys(work.answers).length;
  return (
    <footer className={kit.foot}>
      <div className={kit.tools}>
        <Button onClick={session.begin}>Another sheet</Button>
        <Button disabled={sheet.exercises.length === 0 || isPrinting} onClick={() => setPrinting(true)}>
          Print with key
        </Button>
        <Button weight="quiet" disabled={answered === 0} onClick={session.forget}>
          Forget my answers
        </Button>
      </div>
      <p className={kit.mute} role="status">
        Sheet {sheet.request.seed}, {counted(sheet.exercises.length, "exercise")}.{" "}
        {work.isKept
          ? "Answers stay in this browser and are sent nowhere."
          : "This browser keeps nothing: answers last as long as the page, and are sent nowhere."}
      </p>
      {isPrinting && <PrintedWorksheet sheet={sheet} onDone={() => setPrinting(false)} />}
    </footer>
  );
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
