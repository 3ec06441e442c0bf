import styles from "./type-ahead-field.module.css";

/**
 * A field that nobody sees, for text that is typed before its own field is there. It is a real one, so that input
 * methods, dead keys and the keyboards of phones work in it.
 */
let field: HTMLInputElement | null = null;
/** What had the focus before, and gets it back. */
let before: Element | null = null;
let isAsked = false;

/** Gives the field the focus until `leaveTypeAhead`. */
export function focusTypeAhead(): void {
  field ??= createField();
  before = document.activeElement;
  isAsked = true;
  field.value = "";
  field.removeAttribute("aria-hidden");
  field.focus({ preventScroll: true });
}

/** Whether the focus is there. */
export function isInTypeAhead(): boolean {
  return isAsked && document.activeElement === field;
}

/** What is written in it, which is then empty. */
export function takeTypedAhead(): string {
  if (!isAsked || field === null) return "";
  const { value } = field;
  field.value = "";
  return value;
}

/** Is done with the field. The focus goes back, where it is still in it. */
export function leaveTypeAhead(): void {
  isAsked = false;
  field?.setAttribute("aria-hidden", "true");
  if (document.activeElement === field) giveBack();
}

function giveBack(): void {
  field?.blur();
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}

function createField(): HTMLInputElement {
  const input = document.createElement("input");
  input.className = styles.field ?? "";
  input.type = "text";
  input.tabIndex = -1;
  input.autocomplete = "off";
  input.autocapitalize = "none";
  input.spellcheck = false;
  input.setAttribute("aria-label", "Opening");
  document.body.append(input);
  return input;
}
