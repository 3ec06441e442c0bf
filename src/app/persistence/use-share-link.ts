import { useEffect, useEffectEvent } from "react";
import { fitView } from "../../derive/fit-view.ts";
import { type Presentation, presenterOf } from "../../features/stories/presenter.ts";
import { say } from "../../lib/ui/notice.ts";
import type { Issue } from "../../model/issue.ts";
import { LONG_FRAGMENT } from "../../model/link-fragment.ts";
import { decodeView, encodeView } from "../../model/share-link.ts";
import { encodeStoryLink } from "../../model/story-link.ts";
import { type ViewState, viewFrom } from "../../model/view-state.ts";
import { pageLinkWords as words } from "../../words/en/page-links.ts";
import { NAVIGATED, partsOf } from "../../workspace/history.ts";
import type { Workspace, WorkspaceState } from "../../workspace/workspace.ts";
import { beginStory, storyLinkOf } from "./linked-story.ts";

/** How long the camera rests, or a gesture pauses, before the address follows. In milliseconds. */
const SETTLE_DELAY = 250;

export interface ShareLinkOptions {
  /** Called with the problems of a link that was followed; with an empty list where there were none. */
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

/** What a history entry of this page holds: entries between which no other view was opened have the same number. */
interface Entry {
  readonly opening: number;
}

function openingOf(state: unknown): number | null {
  const { opening } = (state ?? {}) as Partial<Entry>;
  return typeof opening === "number" ? opening : null;
}

/**
 * Each step that leads elsewhere (another focus, selection or panel) becomes an entry of the browser's history; filters,
 * positions and the camera amend the entry that stands. A view that is too long for an address leaves it as it is. Going
 * back or forth leads to what was looked at there and leaves the rest of the view as it is. Where another view was opened
 * as a whole in between (a question, a scene, a link that was pasted), all of the view there is restored. The view that
 * the page opens with is not read here: whoever opens the dataset gives it. Returns the undoing.
 */
function keepLinkInStep(
  workspace: Workspace,
  onIssues: (issues: readonly Issue[]) => void,
  settleDelay: number,
  keepsHistory: boolean,
): () => void {
  let written = currentFragment();
  /** The newest fragment of a view, no story. */
  let ofView = encodeView(workspace.store.getState().view);
  const presenter = presenterOf(workspace);
  const presented = presenter.store;
  let seen = workspace.store.getState();
  let isFollowing = false;
  let opening = openingOf(history.state) ?? 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let hasSaidTooLong = false;

  const write = (mode: "push" | "replace", view: ViewState) => {
    const fragment = encodeView(view);
    if (fragment.length <= LONG_FRAGMENT) ofView = fragment;
    writeFragment(mode, fragment);
  };
  const writeFragment = (mode: "push" | "replace", fragment: string) => {
    if (fragment === written) return;
    if (fragment.length > LONG_FRAGMENT) {
      // Said once, and not in an embedded page, whose address nobody sees.
      if (keepsHistory && !hasSaidTooLong) say(words.tooLongForAddress());
      hasSaidTooLong = true;
      return;
    }
    written = fragment;
    const address = `${location.pathname}${location.search}${fragment === "" ? "" : `#${fragment}`}`;
    try {
      if (mode === "push" && keepsHistory)
        history.pushState({ ...history.state, opening } satisfies Entry, "", address);
      else history.replaceState({ ...history.state, opening } satisfies Entry, "", address);
    } catch {
      // Browsers refuse too many entries within seconds, and pages opened as a file: the view itself is unharmed.
    }
  };
  /** Says of the entry that stands to which opening it belongs. */
  const mark = () => {
    try {
      history.replaceState({ ...history.state, opening } satisfies Entry, "");
    } catch {
      // As above.
    }
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const settle = (view: ViewState) => {
    if (timer === null) return;
    cancel();
    write("replace", view);
  };
  const settleLater = () => {
    cancel();
    timer = setTimeout(() => settle(workspace.store.getState().view), settleDelay);
  };

  // Compared with the state that was seen last: where another subscriber answers a step with a change of its own (the
  // canvas, by moving the camera), only the outcome of both arrives here.
  const onChange = (now: WorkspaceState) => {
    const before = seen;
    seen = now;
    if (isFollowing || now === before) return;
    if (presented.getState() !== null) return;
    if (now.document.opened !== before.document.opened) {
      cancel();
      opening++;
      write("replace", now.view);
      mark();
    } else if (now.visits !== before.visits) {
      settle(before.view);
      if (now.openings !== before.openings) opening++;
      write("push", now.view);
    } else if (now.view !== before.view) {
      settleLater();
      // A gesture and the camera are waited for until they pause.
      if (now.history !== before.history && !now.history.isOpen) settle(now.view);
    }
  };

  // Beginning a story is an entry, walking it amends it, and so the browser's Back leads out of it.
  const onPresented = (now: Presentation | null, before: Presentation | null) => {
    if (isFollowing) return;
    const { view } = workspace.store.getState();
    settle(view);
    const link = storyLinkOf(now);
    if (link !== null) return writeFragment(before === null ? "push" : "replace", encodeStoryLink(link));
    const ofStory = written;
    write("push", view);
    // A view that is too long for an address leaves it at the last one that was not, and not in the story.
    if (written === ofStory) writeFragment("push", ofView);
  };

  const follow = (there: number | null) => {
    const fragment = currentFragment();
    if (fragment === written) return;
    cancel();
    const isNear = there === opening;
    opening = there ?? opening + 1;
    written = fragment;
    const link = decodeView(fragment);
    if (link.story === null) ofView = fragment;
    const state = workspace.store.getState();
    const isVisit = isNear && link.story === null;
    const target = isVisit ? { ...state.view, ...partsOf(viewFrom(link.view), NAVIGATED) } : link.view;
    const { view, issues } = fitView(state.knowledge, target);
    isFollowing = true;
    try {
      presenter.end();
      workspace.restore(view);
      const storyIssues = link.story === null ? [] : beginStory(workspace, link.story);
      onIssues([...link.issues, ...issues, ...storyIssues]);
    } finally {
      isFollowing = false;
    }
    if (isVisit) write("replace", workspace.store.getState().view);
    else mark();
  };
  const followEntry = ({ state }: PopStateEvent) => follow(openingOf(state));
  const followAddress = () => follow(openingOf(history.state));
  const settleNow = () => settle(workspace.store.getState().view);

  mark();
  const stops = [workspace.store.subscribe(onChange), presented.subscribe(onPresented)];
  window.addEventListener("popstate", followEntry);
  window.addEventListener("hashchange", followAddress);
  window.addEventListener("pagehide", settleNow);
  return () => {
    cancel();
    for (const stop of stops) stop();
    window.removeEventListener("popstate", followEntry);
    window.removeEventListener("hashchange", followAddress);
    window.removeEventListener("pagehide", settleNow);
  };
}

function currentFragment(): string {
  return location.hash.slice(1);
}
