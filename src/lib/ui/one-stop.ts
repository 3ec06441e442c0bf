import { onPageKey } from "./page-keys.ts";

const CONTROLS = ":is(button, input, select, a[href]):not(:disabled)";

/**
 * Makes the controls of a container one stop of the Tab key, after the toolbar pattern of the ARIA practices guide: the
 * one that had the focus last takes it again; arrow keys, Home and End go on from there. Up and Down move between rows,
 * Left and Right within one; where there is a single row, all four move in it. A row is a list item, or what stands
 * together in the same element. Of radio buttons only the chosen one counts: Left and Right choose another, as always.
 * What loses the focus because it goes away hands it to what has taken its place.
 * @param isOneRow whether all of it is one row.
 * @returns the way to undo it.
 */
export function keepOneStop(container: HTMLElement, isOneRow = false): () => void {
  let items: readonly HTMLElement[] = [];
  let current: HTMLElement | null = null;
  let hasFocus = false;

  const keep = () => {
    const before = Math.max(current === null ? 0 : items.indexOf(current), 0);
    items = controlsOf(container);
    const isGone = current === null || !items.includes(current);
    if (isGone) current = items[Math.min(before, items.length - 1)] ?? null;
    // Only what is not so already: setting it would be a change to come back for.
    for (const each of container.querySelectorAll(CONTROLS)) {
      const index = each === current ? "0" : "-1";
      if (each.getAttribute("tabindex") !== index) each.setAttribute("tabindex", index);
    }
    // Unless what was pressed has handed the focus on.
    if (isGone && hasFocus && document.activeElement === document.body) current?.focus();
  };
  const onFocusIn = ({ target }: { readonly target: EventTarget | null }) => {
    hasFocus = true;
    current = target as HTMLElement;
    keep();
  };
  const isIn = (target: EventTarget | null) => target instanceof Node && container.contains(target);
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) hasFocus = isIn(relatedTarget);
    // Later than the changes of what is drawn: a control that is removed loses the focus in the same way as by a press.
    else setTimeout(() => (hasFocus = isIn(document.activeElement)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || !items.includes(target)) return;
    const to = destination(event.key, target);
    if (to === undefined) return;
    event.preventDefault();
    to?.focus();
  };
  /** Where a key leads from an item; null for nowhere, undefined if the key is none of ours. */
  const destination = (key: string, from: HTMLElement): HTMLElement | null | undefined => {
    if (key === "Home") return items[0] ?? null;
    if (key === "End") return items.at(-1) ?? null;
    const isAcross = key === "ArrowLeft" || key === "ArrowRight";
    if (!isAcross && key !== "ArrowUp" && key !== "ArrowDown") return undefined;
    if (isAcross && from.matches('[type="radio"]')) return undefined;
    const isBackwards = getComputedStyle(container).direction === "rtl";
    const step = key === "ArrowDown" || key === (isBackwards ? "ArrowLeft" : "ArrowRight") ? 1 : -1;
    const rows = [...Map.groupBy(items, (item) => (isOneRow ? container : rowOf(item))).values()];
    const row = rows.findIndex((members) => members.includes(from));
    const column = rows[row]?.indexOf(from) ?? 0;
    if (isAcross || rows.length === 1) return rows[row]?.[column + step] ?? null;
    const next = rows[row + step];
    return next?.[Math.min(column, next.length - 1)] ?? null;
  };

  const observer = new MutationObserver(keep);
  observer.observe(container, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
  container.addEventListener("focusin", onFocusIn);
  container.addEventListener("focusout", onFocusOut);
  const stopListening = onPageKey(onKeyDown, { on: document });
  if (isIn(document.activeElement)) onFocusIn({ target: document.activeElement });
  else keep();
  return () => {
    observer.disconnect();
    container.removeEventListener("focusin", onFocusIn);
    container.removeEventListener("focusout", onFocusOut);
    stopListening();
    for (const each of container.querySelectorAll(CONTROLS)) each.removeAttribute("tabindex");
  };
}

function controlsOf(container: HTMLElement): readonly HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (each) => each.checkVisibility() && !isOtherRadio(each),
  );
}

function isOtherRadio(control: HTMLElement): boolean {
  return control instanceof HTMLInputElement && control.type === "radio" && !control.checked;
}

function rowOf(control: HTMLElement): Element | null {
  return control.closest("li") ?? control.parentElement;
}
