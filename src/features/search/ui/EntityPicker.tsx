import { useEffect, useRef, useState } from "react";
import kit from "../../../lib/ui/kit.module.css";
import { OptionRow } from "../../../lib/ui/Options.tsx";
import { useCombobox } from "../../../lib/ui/use-combobox.ts";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { searchResultWords as words } from "../../../words/en/search-results.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { SearchHit } from "../search-hits.ts";
import styles from "./EntityPicker.module.css";
import { Found } from "./Found.tsx";
import { FoundPanel } from "./FoundPanel.tsx";
import { useSearch } from "./use-search.ts";

/**
 * A field that names one entity, with a list of those that match the typed text, which takes the place of the name.
 * Enter chooses the marked one; Escape and leaving the field restore the current name.
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
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = knowledge.entityNumber.get(value);
  const name = chosen === undefined ? "" : nameOf(entityAt(knowledge, chosen));

  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name in the field is to be replaced as well
  useEffect(() => {
    if (typed === null && document.activeElement === field.current) field.current?.select();
  }, [typed, name]);

  const take = (hit: SearchHit | undefined) => {
    if (hit === undefined) return false;
    setTyped(null);
    if (hit.id !== value) onChange(hit.id);
    return true;
  };
  const search = useSearch(typed ?? "", ({ hits }) => take(entitiesOf(hits)[0]));
  const { load, isCurrent, findNow } = search;
  const found = entitiesOf(search.found?.hits ?? []);
  const box = useCombobox(typed === null ? 0 : found.length, (key, at) => {
    if (typed === null || (key !== "Enter" && key !== "Escape")) return false;
    if (key === "Escape") setTyped(null);
    else if (isCurrent) return take(found[at]);
    else findNow();
    return true;
  });
  return (
    <div className={styles.picker}>
      <label className={kit.mute} htmlFor={`${box.id}-field`}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...box.field}
          ref={field}
          id={`${box.id}-field`}
          className={`${kit.line} ${styles.field}`}
          placeholder={words.pick()}
          value={typed ?? name}
          onFocus={(event) => {
            load();
            event.currentTarget.select();
          }}
          // Left to itself, a press would put the caret into the name that the focus has selected.
          onMouseDown={(event) => {
            if (typed !== null || event.detail > 1) return;
            event.preventDefault();
            event.currentTarget.focus();
            event.currentTarget.select();
          }}
          onChange={(event) => {
            load();
            box.mark(0);
            setTyped(event.currentTarget.value);
          }}
          onBlur={() => setTyped(null)}
        />
        {box.isOpen && (
          <FoundPanel>
            <div role="listbox" id={box.id} aria-label={words.resultsFor({ label })}>
              {found.map((hit, at) => (
                <OptionRow key={hit.id} {...box.option(at)} onClick={() => take(hit)}>
                  <Found hit={hit} />
                </OptionRow>
              ))}
            </div>
          </FoundPanel>
        )}
        {typed !== null && search.found !== null && !box.isOpen && (
          <p className={kit.small} role="status">
            {words.noEntity()}
          </p>
        )}
      </div>
    </div>
  );
}

function entitiesOf(hits: readonly SearchHit[]): readonly SearchHit[] {
  return hits.filter(({ kind }) => kind === "entity");
}
