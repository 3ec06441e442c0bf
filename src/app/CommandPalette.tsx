import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { fuzzyMatch } from "../lib/fuzzy-match.ts";
import { keyForAria, keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import { Dialog } from "../lib/ui/Dialog.tsx";
import { menuWords as words } from "../words/en/menus.ts";
import { shellWords } from "../words/en/shell.ts";
import { headingOf } from "./action-headings.ts";
import type { Action } from "./actions.ts";
import styles from "./CommandPalette.module.css";
import { useAllActions } from "./use-all-actions.ts";

/** An action as the list shows it. */
interface Row {
  readonly action: Action;
  readonly isEnabled: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * Every command by name, with its key: typing narrows the list, Enter runs the marked one. Those that are not available
 * now stand at the end, under a heading that says so. The combobox pattern of the ARIA practices, as in the search box.
 */
export function CommandPalette({
  actions: given,
  onClose,
}: {
  /** All but those that edit the document, which are loaded with this list. */
  actions: readonly Action[];
  onClose: () => void;
}) {
  const actions = useAllActions(given);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const rows = useMemo(() => rowsFor(actions, query), [actions, query]);
  const groups = groupsOf(rows, query);
  const optionId = (at: number) => `${id}-option-${at}`;

  useEffect(() => {
    document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  const run = ({ action, isEnabled }: Row) => {
    if (!isEnabled) return;
    // Closed first, so that what the action opens does not count as a press outside of this.
    onClose();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = rows.length - 1;
    const next = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active === 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    }[event.key];
    const row = rows[active];
    if (next !== undefined) setActive(next);
    else if (event.key === "Enter" && row !== undefined) run(row);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={words.commands()} onClose={onClose}>
      <input
        className={styles.field}
        type="text"
        role="combobox"
        aria-label={shellWords.findCommand()}
        aria-autocomplete="list"
        aria-expanded={rows.length > 0}
        aria-controls={rows.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={rows.length > 0 ? optionId(active) : undefined}
        placeholder={shellWords.findCommand()}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {rows.length === 0 ? (
        <p className={styles.nothing}>{words.noCommands()}</p>
      ) : (
        <div
          role="listbox"
          id={`${id}-list`}
          aria-label={words.commands()}
          className={styles.list}
          onMouseDown={(event) => event.preventDefault()}
        >
          {groups.map(({ title, members }, g) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
            <div key={title} role="group" aria-labelledby={`${id}-head-${g}`}>
              <div id={`${id}-head-${g}`} className={styles.head}>
                {title}
              </div>
              {members.map(({ row, at }) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
                <div
                  key={row.action.id}
                  id={optionId(at)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={at === active}
                  aria-disabled={!row.isEnabled}
                  aria-keyshortcuts={row.action.keys[0] && keyForAria(row.action.keys[0], isAppleKeyboard)}
                  className={styles.option}
                  onPointerMove={() => setActive(at)}
                  onClick={() => run(row)}
                >
                  <span className={styles.title}>{withMatches(row)}</span>
                  {row.action.keys[0] && (
                    <kbd className={styles.key}>{keyInWords(row.action.keys[0], isAppleKeyboard)}</kbd>
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      <output className={styles.spoken}>
        {rows.length === 0 ? words.noCommands() : words.count({ count: rows.length })}
      </output>
    </Dialog>
  );
}

/** Best match first, unavailable actions last; in the order of the actions while nothing is typed. */
function rowsFor(actions: readonly Action[], query: string): readonly Row[] {
  const matches = actions
    .filter(({ id }) => id !== "page.palette")
    .flatMap((action) => {
      const match = fuzzyMatch(query, action.title);
      return match === null ? [] : [{ action, isEnabled: action.isEnabled(), ...match }];
    });
  const byScore = query.trim() === "" ? matches : matches.sort((a, b) => b.score - a.score);
  return [...byScore.filter(({ isEnabled }) => isEnabled), ...byScore.filter(({ isEnabled }) => !isEnabled)];
}

function groupsOf(rows: readonly Row[], query: string) {
  const numbered = rows.map((row, at) => ({ row, at }));
  const isAsked = query.trim() !== "";
  const titleOf = ({ row }: { readonly row: Row }) =>
    row.isEnabled ? (isAsked ? words.results() : headingOf(row.action)) : words.unavailable();
  return [...Map.groupBy(numbered, titleOf)].map(([title, members]) => ({ title, members }));
}

function withMatches({ action: { title }, ranges }: Row): readonly ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(title.slice(at, start), <b key={start}>{title.slice(start, end)}</b>);
    at = end;
  }
  return [...parts, title.slice(at)];
}
