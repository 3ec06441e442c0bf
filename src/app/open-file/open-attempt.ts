import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";
import type { IssueReport, OpenProgress, Reading } from "../../product/tasks/open-file-task.ts";
import type { Words } from "../../words/message.ts";
import type { OpenedFile } from "./open-file.ts";

/** How far the opening of a file has come. */
export type OpenAttempt = OpenStage & {
  /** What a screen reader announces: it does not do so by itself where the content of an open dialog changes. */
  readonly said: Words | null;
};

type OpenStage =
  | {
      readonly kind: "reading";
      readonly fileName: string;
      readonly bytes: number;
      readonly progress: OpenProgress | null;
    }
  | {
      readonly kind: "preview";
      readonly fileName: string;
      readonly files: readonly File[];
      readonly opened: OpenedFile;
    }
  /** Open already: how it was read is looked at once more. */
  | { readonly kind: "report"; readonly fileName: string; readonly reading: Reading }
  | { readonly kind: "story"; readonly fileName: string; readonly story: Story }
  | { readonly kind: "view"; readonly fileName: string; readonly file: ViewFile }
  /** `fileName` is null where there was no file to read. */
  | { readonly kind: "refused"; readonly fileName: string | null; readonly problems: IssueReport };
