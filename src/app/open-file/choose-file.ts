import { forgetFiles, recentFiles } from "../keeping/recent-files.ts";
import type { FilesInHand } from "./dropped-files.ts";
import type { OpenAttempt } from "./open-attempt.ts";

/**
 * Lets files be chosen in a way that keeps hold of one by itself, to write into it later; among those that were opened
 * before first, where there are any.
 * @param field chooses where the page gets no hold of files, as inside another page.
 */
export async function chooseFiles(
  read: (files: FilesInHand) => void,
  ask: (attempt: OpenAttempt) => void,
  field: HTMLInputElement | null,
): Promise<void> {
  const choose = () => void pickFiles(read, field);
  const recent = await recentFiles();
  if (recent.length > 0)
    ask({ kind: "choose", recent, choose, read, forget: (file) => void forgetFiles(file), said: null });
  else choose();
}

async function pickFiles(read: (files: FilesInHand) => void, field: HTMLInputElement | null): Promise<void> {
  try {
    const handles = await window.showOpenFilePicker({ multiple: true });
    const files = await Promise.all(handles.map((handle) => handle.getFile()));
    const [handle] = handles;
    read({ files, hasFolder: false, handle: handles.length === 1 && handle ? Promise.resolve(handle) : undefined });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) field?.click();
  }
}
