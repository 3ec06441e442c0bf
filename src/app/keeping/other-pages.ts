/** The channel on which the pages of a browser tell each other what they keep. */
const CHANNEL = "sourceline.keeping";

type Message =
  /** The page has a workspace open; whoever has it, too, answers. */
  | { readonly is: "here"; readonly workspace: string; readonly isAnswer: boolean }
  | { readonly is: "left"; readonly workspace: string }
  /** The workspace has been written; the number of its next entry. */
  | { readonly is: "wrote"; readonly workspace: string; readonly next: number }
  /** Workspaces were renamed or removed. */
  | { readonly is: "listed" };

/** What other pages are told, and heard of. */
export interface OtherPages {
  /** Whether one of them has the workspace open. */
  isShared(): boolean;
  /** This page has another workspace open. */
  moveTo(workspace: string): void;
  tell(message: Message): void;
  stop(): void;
}

/**
 * Tells the other pages which workspace is open here, and hears of theirs. Of a page that crashed they hear nothing: it
 * counts as there until this one is loaded anew.
 */
export function meetOtherPages(
  workspace: string,
  on: { readonly shared: (isShared: boolean) => void; readonly wrote: (next: number) => void },
): OtherPages {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  const me = crypto.getRandomValues(new Uint32Array(1))[0] as number;
  const others = new Set<number>();
  let current = workspace;
  const tell = (message: Message) => channel?.postMessage({ ...message, from: me });
  const count = (change: () => void) => {
    const before = others.size > 0;
    change();
    if (others.size > 0 !== before) on.shared(others.size > 0);
  };
  channel?.addEventListener("message", ({ data }: MessageEvent<Message & { readonly from: number }>) => {
    if (data.is === "listed" || data.workspace !== current) return;
    if (data.is === "here") {
      count(() => others.add(data.from));
      if (!data.isAnswer) tell({ is: "here", workspace: current, isAnswer: true });
    } else if (data.is === "left") count(() => others.delete(data.from));
    else on.wrote(data.next);
  });
  tell({ is: "here", workspace, isAnswer: false });
  return {
    isShared: () => others.size > 0,
    moveTo: (next) => {
      if (next === current) return;
      tell({ is: "left", workspace: current });
      current = next;
      count(() => others.clear());
      tell({ is: "here", workspace: current, isAnswer: false });
    },
    tell,
    stop: () => {
      tell({ is: "left", workspace: current });
      channel?.close();
    },
  };
}

/** Tells the other pages that the list of workspaces is another. */
export function tellListed(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ is: "listed", from: 0 });
  channel.close();
}
