import type { OpenedFile } from "./open-file.ts";
import type { IssueReport, OpenStage } from "./open-file-protocol.ts";

/** How far the opening of a file has come. */
export type OpenAttempt =
  | { readonly kind: "reading"; readonly fileName: string; readonly bytes: number; readonly stage: OpenStage }
  | { readonly kind: "preview"; readonly fileName: string; readonly opened: OpenedFile }
  /** `fileName` is null where there was no one file to read. */
  | { readonly kind: "refused"; readonly fileName: string | null; readonly faults: IssueReport };
