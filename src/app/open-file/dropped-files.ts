/** What came in with a drop, out of the file chooser, or by the address of the page. */
export interface FilesInHand {
  readonly files: readonly File[];
  readonly hasFolder: boolean;
  /** Where the file is that has still to be fetched, as the address of the page names it. */
  readonly address?: string;
  /** Of a file by itself, the way to write into it, where the browser gives one. */
  readonly handle?: Promise<FileSystemHandle | null> | undefined;
}

/** Whether files are being dragged, and not a piece of the page or of another one. */
export function isFileDrag({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** The files of a drop. Must be called while the event is handled: its data are gone afterwards. */
export function filesOf({ dataTransfer }: DragEvent): FilesInHand {
  const items = Array.from(dataTransfer?.items ?? []);
  return {
    files: Array.from(dataTransfer?.files ?? []),
    handle: items.length === 1 ? items[0]?.getAsFileSystemHandle?.().catch(() => null) : undefined,
    hasFolder: items.some((item) => item.webkitGetAsEntry()?.isDirectory ?? false),
  };
}
