/**
 * A text on one line that Markdown shows as it is: what would be markup has a backslash before it. Of several blanks one
 * stays, as in Markdown itself, and none at either end.
 */
export function markdownText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replaceAll(/[\\`*_[\]<>&~|$^]/g, "\\$&")
    .replace(/^(\d*)([-#+.)])/, "$1\\$2");
}
