import { createContext, use } from "react";
import { bug } from "../../lib/result.ts";

/** What the page offers for opening files. */
export interface FileOpening {
  /** Shows the browser's file chooser. Only on a user's press, or the browser refuses. */
  chooseFile(): void;
  /** Shows how the file that is open was read; null where it is not another program's, and leaves nothing to say. */
  howRead(): (() => void) | null;
  /** Saves the document: into its file where it has one, or as another one. What becomes of it is said. */
  save(to: "into" | "as"): Promise<void>;
  /** Asks what becomes of changes that are in no file, before another document takes the place of theirs. */
  askToLeave(question: LeaveQuestion): void;
}

/** What is asked before a document is left that is not saved. */
export interface LeaveQuestion {
  /** Of the document. */
  readonly title: string;
  /** Whether this browser keeps it as it is. */
  readonly isKept: boolean;
  readonly save: () => void;
  readonly leave: () => void;
}

export const FileOpeningContext = createContext<FileOpening | null>(null);

/** How a button, a menu or a key opens a file; there must be a `DropZone` above. */
export function useFileOpening(): FileOpening {
  return use(FileOpeningContext) ?? bug("useFileOpening: there is no DropZone above this component.");
}
