import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import styles from "./EntityPicker.module.css";
import { useEnterAhead } from "./use-enter-ahead.ts";
import { useSearchIndex } from "./use-search-index.ts";

const MOST_FOUND = 8;

/**
 * A field that names one entity, with a list of those that what is typed finds (the combobox pattern of the ARIA
 * practices guide). Enter takes what is marked; Escape and leaving the field go back to the name that stands.
 * @param value id of the entity; the empty text where none is chosen.
 */
export function EntityPicker({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { index, load } = useSearchIndex(knowledge);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const id = useId();
  const chosen = knowledge.entityNumber.get(value);
  const name = chosen === undefined ? "" : nameOf(entityAt(knowledge, chosen));
  const found = useMemo(
    () =>
      index === null || typed === null || typed.trim() === ""
        ? []
        : index.search(typed, { limit: 2 * MOST_FOUND, perKind: MOST_FOUND }).filter(({ kind }) => kind === "entity"),
    [index, typed],
  );
  const isOpen = found.length > 0;
  const optionId = (at: number) => `${id}-option-${at}`;
  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, active, id]);

  const take = (at: number) => {
    const hit = found[at];
    if (hit === undefined) return;
    setTyped(null);
    if (hit.id !== value) onChange(hit.id);
  };
  const enterAhead = useEnterAhead(index !== null, typed ?? "", () => take(0));
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choosing of a Chinese or Japanese character.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && typed !== null) setTyped(null);
    else if (event.key === "Enter" && isOpen) take(active);
    else if (event.key === "Enter" && index === null && typed !== null) enterAhead.keep();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isOpen)
      setActive((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.picker}>
      <label className={styles.label} htmlFor={`${id}-field`}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          id={`${id}-field`}
          className={styles.field}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen ? optionId(active) : undefined}
          placeholder="Type a name"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
          value={typed ?? name}
          onFocus={(event) => {
            load();
            event.currentTarget.select();
          }}
          onChange={(event) => {
            load();
            setActive(0);
            setTyped(event.currentTarget.value);
          }}
          onBlur={() => setTyped(null)}
          onKeyDown={onKeyDown}
        />
        {isOpen && (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus, and a phone's keyboard, in the field
          <div className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
            <div role="listbox" id={`${id}-list`} aria-label={`${label}: found`}>
              {found.map((hit, at) => {
                const look = knowledge.familyLooks[knowledge.entityFamily[hit.number] as number];
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
                  <div
                    key={hit.id}
                    id={optionId(at)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={at === active}
                    className={styles.option}
                    onPointerMove={() => setActive(at)}
                    onClick={() => take(at)}
                  >
                    {look && <GlyphIcon look={look} />}
                    <span className={styles.words}>
                      <bdi>{hit.label}</bdi> <span className={styles.kind}>{hit.secondary}</span>
                    </span>
                  </div>
                );
              })}
            </div>
          </div>
        )}
        {typed !== null && typed.trim() !== "" && index !== null && !isOpen && (
          <p className={styles.nothing} role="status">
            Nobody and nothing of this name.
          </p>
        )}
      </div>
    </div>
  );
}
