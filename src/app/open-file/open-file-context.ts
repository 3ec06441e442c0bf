import { createContext, use } from "react";
import { bug } from "../../lib/result.ts";
import type { SaveTo } from "../saving/save-question.ts";
import type { OpenAttempt } from "./open-attempt.ts";

/** What the page offers for opening files. */
export interface FileOpening {
  /** Shows the browser's file chooser. Only on a user's press, or the browser refuses. */
  chooseFile(): void;
  /** Shows how the file that is open was read; null where it is not another program's, and leaves nothing to say. */
  howRead(): (() => void) | null;
  /** Saves the document: into its file where it has one, or as another one. What becomes of it is said. */
  save(to: SaveTo): Promise<void>;
  /** Shows a question, in place of what is shown of the opening of a file. */
  ask(question: OpenAttempt): void;
}

export const FileOpeningContext = createContext<FileOpening | null>(null);

/** How a button, a menu or a key opens a file; there must be a `DropZone` above. */
export function useFileOpening(): FileOpening {
  return use(FileOpeningContext) ?? bug("useFileOpening: there is no DropZone above this component.");
}
