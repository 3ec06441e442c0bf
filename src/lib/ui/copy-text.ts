/** Puts a text on the clipboard. False where the browser has none or does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
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
