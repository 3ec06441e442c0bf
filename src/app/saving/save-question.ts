import type { FileStamp, OriginFormat } from "./origins.ts";
import type { WriteFault } from "./write-into.ts";

/** Where to: into the file that the document came from, or as another one. */
export type SaveTo = "into" | "as";

/** How whoever was asked wants it saved: besides, over what the file has become since. */
export type SaveHow = SaveTo | { readonly over: FileStamp };

/** Why it was not saved, to be asked about. */
export type SaveQuestion = { readonly fileName: string } & (
  | WriteFault
  /** The file's format cannot hold all of it. */
  | { readonly is: "format"; readonly format: Exclude<OriginFormat, string> }
);
