import { createStore } from "zustand/vanilla";
import type { Issue } from "../../model/issue.ts";
import type { KeptWorkspace } from "./database.ts";

/** What there is to say of the keeping of the open document. */
export interface KeepingStatus {
  /** The workspace that it is kept as; null until it is. */
  readonly kept: KeptWorkspace | null;
  /** Whether changes were brought back that the reader may not know of. */
  readonly isRestored: boolean;
  /** A workspace that was used later than what is open. */
  readonly offer: { readonly id: string; readonly name: string; readonly at: number } | null;
  readonly refused: "full" | "refused" | null;
  readonly isShared: boolean;
  /** Whether another page has written it since this one read it. */
  readonly isBehind: boolean;
  /** The name of the workspace that this one was until another page had written it. */
  readonly forkedFrom: string | null;
  /** Whether what was open here is not there any more. */
  readonly isGone: boolean;
  /** What could not be restored. */
  readonly aside: readonly Issue[];
}

const NOTHING: KeepingStatus = {
  kept: null,
  isRestored: false,
  offer: null,
  refused: null,
  isShared: false,
  isBehind: false,
  forkedFrom: null,
  isGone: false,
  aside: [],
};

/** Of the one document that the page has open. */
export const keepingStatus = createStore<KeepingStatus>(() => NOTHING);

/** Another document is open: what was said of the one before no longer holds. */
export function resetStatus(known: Partial<KeepingStatus> = {}): void {
  keepingStatus.setState({ ...NOTHING, ...known }, true);
}

/** What the page does to what it keeps. */
export interface PageKeeping {
  /** Writes what is open now, though nothing was done to it. */
  keepNow(): Promise<void>;
  settled(): Promise<void>;
  /** Keeps nothing more: all is to be forgotten. */
  abandon(): void;
}

/** What keeps the open document; null where nothing does. */
export const pageKeeping: { current: PageKeeping | null } = { current: null };
