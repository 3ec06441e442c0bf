import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";
import type { IssueReport, OpenProgress, Reading } from "../../product/tasks/open-file-task.ts";
import type { Words } from "../../words/message.ts";
import type { LeaveQuestion } from "../../workspace/ui/file-opening.ts";
import type { RecentFile } from "../keeping/database.ts";
import type { SaveHow, SaveQuestion } from "../saving/save-question.ts";
import type { FilesInHand } from "./dropped-files.ts";
import type { OpenedFile } from "./open-file.ts";

/** How many bytes of a file have come from the server; without a total where it does not say how many there are. */
export interface Fetching {
  readonly phase: "fetching";
  readonly done: number;
  readonly total?: number;
  readonly unit: "byte";
}

/** How far the opening of a file has come. */
export type OpenAttempt = AttemptKind & {
  /** What a screen reader announces: it does not do so by itself where the content of an open dialog changes. */
  readonly said: Words | null;
};

type AttemptKind =
  | {
      readonly kind: "reading";
      readonly fileName: string;
      readonly bytes: number;
      readonly progress: OpenProgress | Fetching | null;
    }
  | {
      readonly kind: "preview";
      readonly fileName: string;
      readonly files: readonly File[];
      /** Of a file by itself, the way to write into it, where there is one. */
      readonly handle: FilesInHand["handle"];
      readonly opened: OpenedFile;
      /** Whether the address of the page names it, whose fragment is then the view to open it with. */
      readonly isAddressed: boolean;
    }
  /** Open already: how it was read is looked at once more. */
  | { readonly kind: "report"; readonly fileName: string; readonly reading: Reading }
  | { readonly kind: "story"; readonly fileName: string; readonly story: Story }
  | { readonly kind: "view"; readonly fileName: string; readonly file: ViewFile }
  /** Nothing that is opened: the document could not be saved into its file. */
  | { readonly kind: "unsaved"; readonly question: SaveQuestion; readonly answer: (how: SaveHow) => void }
  /** Nothing yet: what was opened before can be opened again, or something else be chosen. */
  | {
      readonly kind: "choose";
      readonly recent: readonly RecentFile[];
      readonly choose: () => void;
      readonly read: (files: FilesInHand) => void;
      /** Takes one off the list, or all where none is given. */
      readonly forget: (file: RecentFile | null) => void;
    }
  /** Another document is about to take the place of one that is not saved. */
  | ({ readonly kind: "leaving" } & LeaveQuestion)
  /** `fileName` is null where there was no file to read. */
  | { readonly kind: "refused"; readonly fileName: string | null; readonly problems: IssueReport };
