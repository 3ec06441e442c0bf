import type { Result } from "../../lib/result.ts";
import type { SourceWithText } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import type { SegmentsCheck } from "./check-text.ts";
import type { TextInFile } from "./text-from-file.ts";

// What the page and its text worker say to one another: one answer to each request, in their order. A worker serves one
// copy and is then ended, so that no thread keeps its words. HTML goes back to the page in between, as only a page has a
// parser for it.

export type TextRequest =
  | { readonly kind: "read"; readonly file: File }
  | { readonly kind: "check"; readonly text: string; readonly source: Pick<SourceWithText, "text" | "segments"> };

export type TextAnswer =
  | { readonly kind: "read"; readonly result: Result<TextInFile, Issue> }
  | { readonly kind: "checked"; readonly checked: SegmentsCheck };
