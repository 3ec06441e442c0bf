import { useEffect, useState } from "react";
import { fitView } from "../derive/fit-view.ts";
import { isPlaced } from "../derive/is-placed.ts";
import { Button } from "../lib/ui/Button.tsx";
import { watchCompleteness } from "../lib/ui/late-boundary.tsx";
import { latePart } from "../lib/ui/late-part.tsx";
import { type Issue, issueLine } from "../model/issue.ts";
import { decodeView } from "../model/share-link.ts";
import { timeStrip } from "../views/timeline/ui/time-strip.tsx";
import { shellWords as words } from "../words/en/shell.ts";
import { uiWords } from "../words/en/ui.ts";
import { createWorkspace, type Workspace } from "../workspace/workspace.ts";
import styles from "./App.module.css";
import { App } from "./App.tsx";
import { embeddingOf } from "./embed/embedding.ts";
import { openFirstDataset } from "./first-dataset.ts";
import { areDraftsKept } from "./persistence/kept-drafts.ts";
import { beginStory } from "./persistence/linked-story.ts";
import { LINE, SOURCE } from "./product-name.ts";
import { handOver, keepBeneath, removeStillPicture } from "./still-picture.ts";

const LateIssueList = latePart(async () => (await import("../workspace/ui/IssueList.tsx")).IssueList);

const STAGE = { onMount: handOver, onStandIn: removeStillPicture };

type Opening =
  | { readonly is: "loading" }
  | { readonly is: "failed"; readonly issues: readonly Issue[] }
  | {
      readonly is: "ready";
      readonly workspace: Workspace;
      readonly issues: readonly Issue[];
      readonly isOfSite: boolean;
    };

/** Opens the first dataset with the view that the address asks for, and says so where that fails. */
export function Start() {
  const [opening, setOpening] = useState<Opening>({ is: "loading" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another run
  useEffect(() => {
    let isCurrent = true;
    setOpening({ is: "loading" });
    void openFirst().then((next) => isCurrent && setOpening(next));
    return () => {
      isCurrent = false;
    };
  }, [attempt]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    let wait = "loading";
    if (opening.is === "loading") {
      dataset.state = wait;
      return;
    }
    if (opening.is === "failed") removeStillPicture();
    const letGo = opening.is === "ready" ? keepBeneath(opening.workspace) : undefined;
    const stopWatching = watchCompleteness((isComplete) => {
      dataset.state = isComplete ? "ready" : wait;
      if (isComplete) wait = "busy";
    });
    return () => {
      stopWatching();
      letGo?.();
    };
  }, [opening]);

  if (opening.is === "ready") return <App {...opening} stage={STAGE} />;
  if (opening.is === "loading")
    return (
      <p className="first-paint" role="status">
        <b>
          {SOURCE}
          <i>{LINE}</i>
        </b>{" "}
        {words.opening()}
      </p>
    );
  return (
    <main className={styles.failed}>
      <h1>{words.notOpened()}</h1>
      {/* A single issue is plain text; the list for several is code that is loaded only on failure. */}
      {opening.issues.length === 1 ? <p>{opening.issues.map(issueLine)}</p> : <LateIssueList issues={opening.issues} />}
      <Button weight="solid" onClick={() => setAttempt(attempt + 1)}>
        {uiWords.tryAgain()}
      </Button>
    </main>
  );
}

async function openFirst(): Promise<Opening> {
  const { isEmbedded, shows } = embeddingOf(location.search);
  if (shows("time")) timeStrip.preload();
  const kept =
    !isEmbedded && (history.state?.workspace || areDraftsKept()) ? await import("./keeping/start-kept.ts") : null;
  const again = await kept?.reopenWorkspace();
  if (again) return { is: "ready", ...again, isOfSite: false };
  const opened = await openFirstDataset();
  if (!opened.ok) return { is: "failed", issues: opened.error };
  const dataset = isPlaced(opened.value)
    ? opened.value
    : await (await import("./lay-out-first.ts")).laidOut(opened.value);
  const workspace = createWorkspace(dataset);
  const left = await kept?.restoreSite(workspace);
  // Where the address names a file to open, its view is of that.
  const link = decodeView(/[?&]file=/.test(location.search) ? "" : location.hash.slice(1));
  const { view, issues } = fitView(workspace.store.getState().knowledge, left ?? link.view);
  workspace.restore(view);
  const storyIssues = link.story === null ? [] : beginStory(workspace, link.story);
  return { is: "ready", workspace, isOfSite: true, issues: [...link.issues, ...issues, ...storyIssues] };
}
