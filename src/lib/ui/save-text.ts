/** How long a saved text stays at hand for the browser, which says nowhere when it has taken it. */
const KEPT_MS = 60_000;

/** Hands a text to the browser's downloads under a name. */
export function saveText(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
