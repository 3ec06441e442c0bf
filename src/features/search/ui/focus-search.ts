/** Marks the field that `focusSearch` looks for. */
export const SEARCH_FIELD_ATTRIBUTE = "data-search-field";

/** Puts the cursor into the search box, its text selected. False where none can be seen (a closed drawer, a dialog above). */
export function focusSearch(): boolean {
  for (const field of document.querySelectorAll<HTMLInputElement>(`input[${SEARCH_FIELD_ATTRIBUTE}]`)) {
    if (!field.checkVisibility() || field.closest('[inert], [aria-hidden="true"]') !== null) continue;
    field.focus();
    field.select();
    return document.activeElement === field;
  }
  return false;
}

const KEYLESS_INPUTS = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

/** Whether what has the focus takes letters as text, so that they are no shortcuts. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !KEYLESS_INPUTS.has(target.type);
  return target.isContentEditable || target.matches("textarea, select, [role=textbox], [role=searchbox]");
}
