import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunTask } from "../../lib/task.ts";
import { differencesPageWords as words } from "../../words/en/differences-page.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { leavePanel } from "../../workspace/panel-commands.ts";
import { shownDifferences } from "../../workspace/shown-differences.ts";
import type { Workspace, WorkspaceState } from "../../workspace/workspace.ts";
import type { PairedBy } from "./compare-datasets.ts";
import {
  type ComparedWith,
  type ComparisonPhase,
  comparedAway,
  comparedDatasets,
  comparedInPlace,
  compareWithView,
  type DatasetComparison,
  isQuick,
  type ViewComparison,
} from "./comparison.ts";
import { type DifferencesInWords, differencesInWords } from "./differences-in-words.ts";
import { datasetDifferencesToShow, viewDifferencesToShow } from "./differences-to-show.ts";

/** A comparison as far as it has come. */
export interface Comparison {
  /** Null while nothing is compared. */
  readonly with: ComparedWith | null;
  readonly pairedBy: PairedBy;
  /** What is being done; null where nothing is. */
  readonly phase: ComparisonPhase | null;
  /** Why it failed, which may be empty; null where it did not. */
  readonly failure: string | null;
  readonly result: (DatasetComparison & { readonly inWords: DifferencesInWords }) | ViewComparison | null;
}

/** The one comparison of a page: it lasts until it is ended or another dataset is opened, and is kept nowhere. */
export interface ComparisonSession {
  readonly store: StoreApi<Comparison>;
  compare(other: ComparedWith, runTask: RunTask, pairedBy?: PairedBy): void;
  /** Ends it. The panel of differences may then compare something else. */
  end(): void;
  /** Ends it, and leaves the panel of differences where that is open: what somebody does who has seen enough. */
  leave(): void;
}

const NOTHING: Comparison = { with: null, pairedBy: "id", phase: null, failure: null, result: null };
/** How long an edit waits for the next before what is large is compared anew, in milliseconds. */
const SETTLE_MS = 600;

const sessions = new WeakMap<object, ComparisonSession>();

/** The comparison of a workspace and those made over it. */
export function comparisonIn(workspace: Workspace): ComparisonSession {
  const known = sessions.get(workspace.session);
  if (known !== undefined) return known;
  const session = createSession(workspace);
  sessions.set(workspace.session, session);
  return session;
}

function createSession(workspace: Workspace): ComparisonSession {
  const store = createStore<Comparison>(() => NOTHING);
  let run = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => {};
  let asked: { readonly other: ComparedWith; readonly runTask: RunTask } | null = null;

  const show = (other: ComparedWith, part: Omit<NonNullable<Parameters<typeof publish>[0]>, "is" | "other" | "end">) =>
    publish({ ...part, is: other.is, other: nameOfCompared(other), end: leave });

  const take = (other: ComparedWith, result: DatasetComparison | ViewComparison): void => {
    if (result.is === "views") {
      store.setState({ phase: null, failure: null, result });
      show(other, viewDifferencesToShow(result));
      return;
    }
    const inWords = differencesInWords(result.differences, result.compared);
    store.setState({ phase: null, failure: null, result: { ...result, inWords } });
    show(other, datasetDifferencesToShow(result, inWords));
  };

  const begin = (): void => {
    if (asked === null) return;
    const { other, runTask } = asked;
    const state = workspace.store.getState();
    run.abort();
    run = new AbortController();
    const { signal } = run;
    if (other.is === "link") {
      take(other, compareWithView(state, other.view));
      return;
    }
    const { pairedBy } = store.getState();
    const datasets = comparedDatasets(state, other);
    if (isQuick(datasets)) {
      take(other, comparedInPlace(state, other, datasets, pairedBy));
      return;
    }
    store.setState({ phase: "taking-in", failure: null });
    const onProgress = (phase: ComparisonPhase) => store.setState({ phase });
    void comparedAway(state, other, datasets, pairedBy, { runTask, signal, onProgress }).then((outcome) => {
      if (outcome === null || signal.aborted) return;
      if (outcome.is !== "failed") take(other, outcome);
      else {
        store.setState({ phase: null, failure: outcome.reason, result: null });
        publish(null);
      }
    });
  };

  const follow = (now: WorkspaceState, before: WorkspaceState): void => {
    if (now.document.opened !== before.document.opened) end();
    if (asked === null) return;
    const { is } = asked.other;
    if (is === "link") {
      if (now.derived !== before.derived || now.view !== before.view) begin();
      return;
    }
    if (now.document.dataset === before.document.dataset) return;
    clearTimeout(timer);
    if (isQuick(comparedDatasets(now, asked.other))) begin();
    else timer = setTimeout(begin, SETTLE_MS);
  };

  function end(): void {
    run.abort();
    clearTimeout(timer);
    stop();
    stop = () => {};
    asked = null;
    publish(null);
    store.setState(NOTHING);
  }

  function leave(): void {
    end();
    if (workspace.store.getState().view.room.kind === "differences") workspace.dispatch(leavePanel);
  }

  return {
    store,
    compare: (other, runTask, pairedBy = "id") => {
      end();
      asked = { other, runTask };
      store.setState({ ...NOTHING, with: other, pairedBy });
      stop = workspace.store.subscribe(follow);
      begin();
    },
    end,
    leave,
  };
}

function publish(now: ReturnType<typeof shownDifferences.getState>["now"]): void {
  shownDifferences.setState({ now });
}

/** What is compared with, in words that stand within a sentence. */
export function nameOfCompared(other: ComparedWith): Words {
  if (other.is === "opened") return words.opened();
  return other.is === "link" ? words.link() : verbatim(other.name);
}
