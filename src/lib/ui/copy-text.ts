/** Puts a text on the clipboard. False where the browser has none or does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  // Its types say that it is always there; a page that is not from a secure origin has none.
  if ((navigator.clipboard as Clipboard | undefined) === undefined) return copySelected(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The way of pages that are not from a secure origin, as some browsers take a file from disk to be. */
function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  Object.assign(area.style, { position: "fixed", opacity: "0" });
  // Within an open dialog, which keeps the focus to itself.
  (focused?.closest('[role="dialog"]') ?? document.body).append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}

/** Puts a text on the clipboard twice, plain and as HTML, so that italics arrive where they are wanted. */
export async function copyFormattedText(text: string, html: string): Promise<boolean> {
  try {
    const blobOf = (content: string, type: string) => new Blob([content], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": blobOf(text, "text/plain"), "text/html": blobOf(html, "text/html") }),
    ]);
    return true;
  } catch {
    return copyText(text);
  }
}
