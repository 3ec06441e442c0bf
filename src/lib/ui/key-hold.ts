import { flushSync } from "react-dom";
import { isAppleKeyboard } from "./apple-keyboard.ts";
import { focusTypeAhead, isInTypeAhead, leaveTypeAhead, takeTypedAhead } from "./type-ahead-field.ts";

/** What has the keys to itself as long as it is open. */
export const MODAL = '[role="dialog"], [role="alertdialog"], [role="menu"]';

const TEXT_FIELD = 'input:not([type="checkbox"], [type="radio"], [type="range"], [type="file"]), textarea';
const BUTTON = 'button, a[href], summary, [role="button"]';
const PRESSES: ReadonlySet<string> = new Set(["Enter", " "]);
/** In a field these belong to it, as do characters; what is composed of several keys comes under the last three names. */
const EDITING: ReadonlySet<string> = new Set([
  "Backspace",
  "Delete",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "Dead",
  "Process",
  "Unidentified",
]);
/** Modifiers alone, keys of the browser, and what means nothing by itself. */
const UNKEPT = /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|Fn|F\d+|ContextMenu|Dead|Process|Unidentified)$/;

/** What was typed ahead: text as it stood in the field for it, or a key. */
type Kept = { readonly text: string } | { readonly key: string; readonly shiftKey: boolean };

interface Holding {
  readonly options: HoldOptions;
  kept: Kept[];
}

export interface HoldOptions {
  /** The element that the part is drawn in. A dialog or a menu may be drawn elsewhere. */
  readonly root: () => Element | null;
  /** A panel stands beside the graph and has a use for text alone; shortcuts stay with the page. Default false. */
  readonly isPanel?: boolean;
  /** Text is expected, and gets a field at once, so that input methods and the keyboards of phones work. Default false. */
  readonly isTypedInto?: boolean;
  /** Escape, before the part is there. */
  readonly onCancel: () => void;
}

export interface KeyHold {
  /**
   * Says that the part is drawn next. The focus goes back to where it was, if the field for text took it: a dialog
   * remembers what has the focus when it is drawn, and gives it back there when it is closed.
   */
  arrive(): void;
  /** Says that the part is drawn. It gets what was typed as soon as it has the focus. */
  stand(): void;
  /** Gives the keys back. What was typed and not handed over is forgotten. */
  end(): void;
}

let holding: Holding | null = null;

/**
 * Takes the keys of the page for a part that is being opened and is not there yet. What is typed is kept, in order, and
 * goes to the part once it has the focus; Escape calls it off. One part at a time: another takes the keys over.
 */
export function holdKeys(options: HoldOptions): KeyHold {
  const mine: Holding = { options, kept: [] };
  holding = mine;
  if (options.isTypedInto) focusTypeAhead();
  const arrive = () => {
    if (holding !== mine) return;
    mine.kept.push(...typedText());
    leaveTypeAhead();
  };
  const handOver = () => {
    // When all that the arrival of the part set off is done, the focus in a menu, say.
    queueMicrotask(() => {
      if (holding !== mine || !isInside(mine.options, document.activeElement)) return;
      end();
      deliver(mine.options, mine.kept);
    });
  };
  const end = () => {
    document.removeEventListener("focusin", handOver);
    if (holding !== mine) return;
    holding = null;
    leaveTypeAhead();
  };
  const stand = () => {
    if (options.isPanel && !isInside(options, document.activeElement)) return end();
    document.addEventListener("focusin", handOver);
    handOver();
  };
  return { arrive, stand, end };
}

/** Keeps a key for the part that is being opened. False where there is none, or the key is not for it. */
export function keepKey(event: KeyboardEvent): boolean {
  if (holding === null) return false;
  const { key, shiftKey } = event;
  const shortcut = isShortcut(event);
  if (shortcut && holding.options.isPanel) return false;
  event.stopImmediatePropagation();
  if (shortcut) {
    // The shortcut that opens it, held down: else the browser would take it for one of its own.
    if (event.repeat) event.preventDefault();
  } else if (isInTypeAhead() && (event.isComposing || key.length === 1 || EDITING.has(key))) {
    // The field for it does what a field does.
  } else if (!UNKEPT.test(key)) {
    event.preventDefault();
    if (key === "Escape") cancel(holding);
    else holding.kept.push(...typedText(), { key, shiftKey });
  }
  return true;
}

/** Whether a key comes with a modifier that makes it a shortcut, and no character. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.metaKey) return true;
  if (event.key.length === 1 && (event.getModifierState("AltGraph") || (isAppleKeyboard && event.altKey)))
    return event.ctrlKey && isAppleKeyboard;
  return event.ctrlKey || event.altKey;
}

function cancel({ options }: Holding): void {
  holding = null;
  leaveTypeAhead();
  options.onCancel();
}

function typedText(): readonly Kept[] {
  const text = takeTypedAhead();
  return text === "" ? [] : [{ text }];
}

function isInside({ root, isPanel }: HoldOptions, element: Element | null): element is HTMLElement {
  if (element === null) return false;
  return root()?.contains(element) === true || (!isPanel && element.closest(MODAL) !== null);
}

/** Types what was kept, each after what the one before it did: an Enter may open the next, which gets the rest. */
function deliver(options: HoldOptions, kept: readonly Kept[]): void {
  for (const [at, each] of kept.entries()) {
    if (holding !== null) {
      holding.kept.unshift(...kept.slice(at));
      return;
    }
    const focused = document.activeElement;
    if (!isInside(options, focused)) return;
    flushSync(() => send(each, focused, options.isPanel === true));
  }
}

function send(kept: Kept, to: HTMLElement, isPanel: boolean): void {
  if (to.matches(TEXT_FIELD)) {
    const text = "text" in kept ? kept.text : kept.key;
    if ("text" in kept || text.length === 1) insert(to as HTMLInputElement | HTMLTextAreaElement, text);
    else press(to, kept);
  } else if (!isPanel) {
    const keys = "text" in kept ? [...kept.text].map((key) => ({ key, shiftKey: false })) : [kept];
    // Nobody has seen the button yet, and so cannot have meant it.
    for (const each of keys) if (!PRESSES.has(each.key) || !to.matches(BUTTON)) press(to, each);
  }
}

function insert(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

function press(target: HTMLElement, { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): void {
  const options = { key, shiftKey, bubbles: true, cancelable: true, composed: true };
  target.dispatchEvent(new KeyboardEvent("keydown", options));
  target.dispatchEvent(new KeyboardEvent("keyup", options));
}
