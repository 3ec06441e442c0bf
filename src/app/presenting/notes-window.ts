const NAME = "sourceline-notes";
const SIZE = "width=760,height=620";

/**
 * Opens an empty window of the page's own, with its style sheets, for the speaker's notes.
 * @param onClosed the user closed it.
 * @returns null where the browser blocks it.
 */
export function openNotesWindow(title: string, onClosed: () => void): Window | null {
  const opened = window.open("", NAME, `popup,${SIZE}`);
  if (opened === null) return null;
  const { document: page } = opened;
  page.title = title;
  page.documentElement.lang = document.documentElement.lang;
  // One of the same name may still be open from a page that was left.
  page.head.querySelectorAll("link, style").forEach((sheet) => void sheet.remove());
  page.body.replaceChildren();
  for (const sheet of document.querySelectorAll<HTMLLinkElement | HTMLStyleElement>('link[rel="stylesheet"], style')) {
    const copy = page.importNode(sheet, true);
    // An address is relative to a page, and the empty page has none.
    if ("href" in sheet && "href" in copy) copy.href = sheet.href;
    // The attribute hides the nonce of a policy; the property keeps it.
    if (sheet.nonce) copy.nonce = sheet.nonce;
    page.head.append(copy);
  }
  opened.addEventListener("pagehide", onClosed);
  // It shows nothing once this page is gone.
  window.addEventListener("pagehide", () => opened.close(), { once: true });
  return opened;
}

/** Closes it, where it is open. */
export function closeNotesWindow(opened: Window | null): void {
  if (opened !== null && !opened.closed) opened.close();
}
