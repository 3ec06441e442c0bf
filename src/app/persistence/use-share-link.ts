import { useEffect, useEffectEvent } from "react";
import { say } from "../../lib/ui/notice.ts";
import type { Issue } from "../../model/issue.ts";
import { LONG_FRAGMENT } from "../../model/link-fragment.ts";
import { decodeView, encodeView } from "../../model/share-link.ts";
import { encodeStoryLink } from "../../model/story-link.ts";
import type { ViewState } from "../../model/view-state.ts";
import { fitView } from "../../workspace/fit-view.ts";
import type { History } from "../../workspace/history.ts";
import type { Workspace, WorkspaceState } from "../../workspace/workspace.ts";
import { beginStory, storyLinkOf } from "./linked-story.ts";

/** How long the camera rests, or a gesture pauses, before the address follows. In milliseconds. */
const SETTLE_DELAY = 250;
/** Said once: whoever goes on knows. */
const TOO_LONG =
  "This view is too long for the page’s address, which stays at the last shorter one. “Share” saves it as a file.";

export interface ShareLinkOptions {
  /** Called with what was wrong with a link that was followed; with nothing where all was well. */
  readonly onIssues?: (issues: readonly Issue[]) => void;
  readonly settleDelay?: number;
  /**
   * Whether steps become entries of the browser's history. Not in an embedded page, whose entries would stand between a
   * reader and the page before the one that they are on. Default true.
   */
  readonly keepsHistory?: boolean;
}

/** Keeps the fragment of the page's address and the workspace's view in step while the component is mounted. */
export function useShareLink(
  workspace: Workspace,
  { onIssues, settleDelay = SETTLE_DELAY, keepsHistory = true }: ShareLinkOptions = {},
) {
  const tell = useEffectEvent((issues: readonly Issue[]) => onIssues?.(issues));
  useEffect(() => keepLinkInStep(workspace, tell, settleDelay, keepsHistory), [workspace, settleDelay, keepsHistory]);
}

/**
 * Each step that can be undone becomes an entry of the browser's history, a gesture one when it ends or pauses; the
 * camera amends the entry that stands. A view that is too long for an address leaves it as it is. Going back or forth, or pasting another link, restores that view. The view that
 * the page opens with is not read here: whoever opens the dataset gives it. Returns the undoing.
 */
function keepLinkInStep(
  workspace: Workspace,
  onIssues: (issues: readonly Issue[]) => void,
  settleDelay: number,
  keepsHistory: boolean,
): () => void {
  let written = currentFragment();
  let seen = workspace.store.getState();
  let isFollowing = false;
  let pending: { readonly mode: "push" | "replace"; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  /** Whether the gesture that goes on has an entry already: it paused for longer than the delay. */
  let gestureHasEntry = false;
  let isLengthTold = false;

  const write = (mode: "push" | "replace", view: ViewState) => writeFragment(mode, encodeView(view));
  const writeFragment = (mode: "push" | "replace", fragment: string) => {
    if (fragment === written) return;
    if (fragment.length > LONG_FRAGMENT) {
      // An embedded page’s address is nobody’s to see.
      if (keepsHistory && !isLengthTold) say(TOO_LONG);
      isLengthTold = true;
      return;
    }
    written = fragment;
    const address = `${location.pathname}${location.search}${fragment === "" ? "" : `#${fragment}`}`;
    try {
      if (mode === "push" && keepsHistory) history.pushState(null, "", address);
      else history.replaceState(history.state, "", address);
    } catch {
      // Browsers refuse too many entries within seconds, and pages opened as a file: the view itself is unharmed.
    }
  };
  const cancel = () => {
    if (pending !== null) clearTimeout(pending.timer);
    pending = null;
  };
  const settle = (view: ViewState) => {
    if (pending === null) return;
    const { mode } = pending;
    cancel();
    write(mode, view);
  };
  const settleLater = (mode: "push" | "replace") => {
    cancel();
    const timer = setTimeout(() => {
      if (mode === "push") gestureHasEntry = true;
      settle(workspace.store.getState().view);
    }, settleDelay);
    pending = { mode, timer };
  };

  // The step is read from the history, and compared with the state that was seen last: where another subscriber answers
  // a step with a change of its own (the stage, by moving the camera), only the outcome of both is heard of here.
  const onChange = (now: WorkspaceState) => {
    const before = seen;
    seen = now;
    if (isFollowing || now === before) return;
    if (now.presentation !== null || before.presentation !== null) {
      // Beginning a story is an entry, walking it amends it, and so the browser's Back leads out of it.
      if (now.presentation === before.presentation) return;
      settle(before.view);
      const link = storyLinkOf(now);
      if (link === null) write("push", now.view);
      else writeFragment(before.presentation === null ? "push" : "replace", encodeStoryLink(link));
      return;
    }
    if (now.knowledge !== before.knowledge) {
      cancel();
      write("replace", now.view);
    } else if (now.history.past !== before.history.past) {
      if (!now.history.isOpen) {
        settle(before.view);
        write("push", now.view);
        return;
      }
      if (!goesOn(before.history, now.history)) {
        settle(before.view);
        gestureHasEntry = false;
      }
      settleLater(gestureHasEntry ? "replace" : "push");
    } else if (before.history.isOpen && !now.history.isOpen && pending !== null) settle(now.view);
    else if (now.view !== before.view) settleLater(pending?.mode ?? "replace");
  };

  const follow = () => {
    const fragment = currentFragment();
    if (fragment === written) return;
    cancel();
    written = fragment;
    const link = decodeView(fragment);
    const { view, issues } = fitView(workspace.store.getState().knowledge, link.view);
    isFollowing = true;
    try {
      workspace.endPresentation();
      workspace.restore(view);
      const storyIssues = link.story === null ? [] : beginStory(workspace, link.story);
      onIssues([...link.issues, ...issues, ...storyIssues]);
    } finally {
      isFollowing = false;
    }
  };
  const settleNow = () => settle(workspace.store.getState().view);

  const unsubscribe = workspace.store.subscribe(onChange);
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
  window.addEventListener("pagehide", settleNow);
  return () => {
    cancel();
    unsubscribe();
    window.removeEventListener("popstate", follow);
    window.removeEventListener("hashchange", follow);
    window.removeEventListener("pagehide", settleNow);
  };
}

/** Whether the newest step of a history is the open gesture of an earlier one, grown. */
function goesOn(before: History, now: History): boolean {
  return (
    before.isOpen && now.past.length === before.past.length && now.past.at(-1)?.before === before.past.at(-1)?.before
  );
}

function currentFragment(): string {
  return location.hash.slice(1);
}
