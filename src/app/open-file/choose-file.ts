import type { FilesInHand } from "./dropped-files.ts";

/**
 * Lets files be chosen in a way that keeps hold of one by itself, to write into it later.
 * @returns null where nothing was chosen; "elsewhere" where this browser, or a page inside another, has no such chooser.
 */
export async function chooseFiles(): Promise<FilesInHand | null | "elsewhere"> {
  if (!("showOpenFilePicker" in window)) return "elsewhere";
  try {
    const handles = await window.showOpenFilePicker({ multiple: true });
    const files = await Promise.all(handles.map((handle) => handle.getFile()));
    return { files, hasFolder: false, handle: handles.length === 1 ? Promise.resolve(handles[0] ?? null) : undefined };
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? null : "elsewhere";
  }
}
