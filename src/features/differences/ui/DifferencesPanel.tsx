import { type FormEvent, useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { differencesPageWords as words } from "../../../words/en/differences-page.ts";
import type { Words } from "../../../words/message.ts";
import { useFileOpening } from "../../../workspace/ui/file-opening.ts";
import { IssueList } from "../../../workspace/ui/IssueList.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { ComparedWith, ComparisonPhase } from "../comparison.ts";
import { type Comparison, comparisonIn } from "../comparison-session.ts";
import { compareFile, compareLink, openChanges } from "../difference-commands.ts";
import { linkedView } from "../linked-view.ts";
import { DatasetDifferences } from "./DatasetDifferences.tsx";
import styles from "./DifferencesPanel.module.css";
import { ViewDifferences } from "./ViewDifferences.tsx";

const roomOf = ({ view }: WorkspaceState): ComparedWith["is"] =>
  view.room.kind === "differences" ? (view.room.with ?? "opened") : "opened";

const PHASES: Readonly<Record<ComparisonPhase, () => Words>> = {
  "taking-in": words.takingIn,
  comparing: words.comparing,
  "handing-over": words.handingOver,
};

/** Panel of differences: with what is compared, and the list. */
export function DifferencesPanel() {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const room = useWorkspaceState(roomOf);
  const opened = useWorkspaceState((state) => state.document.opened);
  const session = comparisonIn(workspace);
  const comparison = useStore(session.store);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is compared anew
  useEffect(() => {
    const { with: now } = session.store.getState();
    if (now?.is === room) return;
    if (room === "opened") session.compare({ is: "opened" }, runTask);
    else session.end();
  }, [session, room, runTask, opened]);
  const isOn = comparison.with?.is === room;
  return (
    <PanelFrame
      title={words.title()}
      testId="differences-panel"
      back={
        isOn && (
          <Button weight="quiet" onClick={session.leave}>
            {words.end()}
          </Button>
        )
      }
    >
      <Segmented<ComparedWith["is"]>
        label={words.with()}
        segments={[
          { id: "opened", label: words.withOpened(), means: words.withOpenedMeans() },
          { id: "file", label: words.withFile(), means: words.withFileMeans() },
          { id: "link", label: words.withLink(), means: words.withLinkMeans() },
        ]}
        value={room}
        onChange={(id) => workspace.dispatch({ opened: openChanges, file: compareFile, link: compareLink }[id])}
      />
      {room === "file" && <ChooseFile comparison={comparison} />}
      {room === "link" && <GiveLink />}
      {isOn && <Result comparison={comparison} />}
    </PanelFrame>
  );
}

/** The file that is compared with, and how its records are paired. */
function ChooseFile({ comparison }: { comparison: Comparison }) {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const { chooseFile } = useFileOpening();
  const { with: other, pairedBy } = comparison;
  const isOn = other?.is === "file";
  return (
    <>
      {!isOn && <p className={kit.mute}>{words.aboutFile()}</p>}
      <div className={kit.tools}>
        <Button weight={isOn ? "outline" : "solid"} onClick={chooseFile}>
          {isOn ? words.chooseAnother() : words.chooseFile()}
        </Button>
      </div>
      {isOn && (
        <p className={styles.pairing}>
          <span className={kit.mute}>{words.pairBy()}</span>
          <Segmented
            label={words.pairBy()}
            segments={[
              { id: "id", label: words.pairById(), means: words.pairByIdMeans() },
              { id: "name", label: words.pairByName(), means: words.pairByNameMeans() },
            ]}
            value={pairedBy}
            onChange={(id) => comparisonIn(workspace).compare(other, runTask, id)}
          />
        </p>
      )}
    </>
  );
}

/** The field for a link, of which everything up to "#" may be left out. */
function GiveLink() {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const [isNoLink, setNoLink] = useState(false);
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const link = text.trim();
    const linked = linkedView(workspace.store.getState().knowledge, link);
    setNoLink(linked === null);
    if (linked !== null) comparisonIn(workspace).compare({ is: "link", link, ...linked }, runTask);
  };
  return (
    <form className={styles.link} onSubmit={submit}>
      <input
        className={kit.box}
        aria-label={words.linkField()}
        aria-invalid={isNoLink}
        placeholder={words.linkField()}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" weight="solid">
        {words.compare()}
      </Button>
      {isNoLink && (
        <p role="alert" className={kit.warning}>
          {words.noLink()}
        </p>
      )}
    </form>
  );
}

function Result({ comparison }: { comparison: Comparison }) {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const session = comparisonIn(workspace);
  const { with: other, phase, failure, result, pairedBy } = comparison;
  if (other === null) return null;
  return (
    <>
      <p className={`${kit.lead} ${styles.lead}`}>
        {other.is === "opened"
          ? words.fromOpened()
          : other.is === "link"
            ? words.fromLink()
            : words.fromFile({ file: other.name })}
      </p>
      <p role="status" className={phase === null ? kit.spoken : kit.mute}>
        {phase !== null ? PHASES[phase]() : result === null ? "" : totalInWords(result)}
      </p>
      {phase !== null && <progress className={styles.progress} aria-label={PHASES[phase]()} />}
      {other.is === "link" && other.issues.length > 0 && <IssueList issues={other.issues} noun="note" />}
      {failure !== null && (
        <div role="alert" className={`${kit.warning} ${kit.stack}`}>
          <p>{failure === "" ? `${words.failed()} ${words.noMemory()}` : words.failedBecause({ reason: failure })}</p>
          <Button onClick={() => session.compare(other, runTask, pairedBy)}>{words.again()}</Button>
        </div>
      )}
      {result?.is === "views" && <ViewDifferences comparison={result} />}
      {result?.is === "datasets" && (
        <DatasetDifferences key={`${other.is} ${pairedBy}`} comparison={result} other={other} />
      )}
    </>
  );
}

function totalInWords(result: NonNullable<Comparison["result"]>): Words {
  const count =
    result.is === "views" ? result.list.length : result.differences.changes.length + result.differences.orders.length;
  return count === 0 ? words.nothing() : words.total({ count });
}
