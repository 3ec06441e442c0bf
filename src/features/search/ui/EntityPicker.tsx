import { useState } from "react";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { SearchHit } from "../search-index.ts";
import styles from "./EntityPicker.module.css";
import { Found, FoundPanel, OptionRow } from "./FoundRow.tsx";
import { useCombobox } from "./use-combobox.ts";
import { useSearch } from "./use-search.ts";

/**
 * A field that names one entity, with a list of those that what is typed finds. Enter takes what is marked; Escape and
 * leaving the field go back to the name that stands.
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

  const take = (hit: SearchHit | undefined) => {
    if (hit === undefined) return false;
    setTyped(null);
    if (hit.id !== value) onChange(hit.id);
    return true;
  };
  const { index, load, asked, hits, isCurrent, findFirst } = useSearch(typed ?? "", take, "entity");
  const box = useCombobox(typed === null ? 0 : hits.length, (key, at) => {
    if (typed === null || (key !== "Enter" && key !== "Escape")) return false;
    if (key === "Escape") setTyped(null);
    else if (isCurrent) return take(hits[at]);
    else findFirst();
    return true;
  });
  return (
    <div className={styles.picker}>
      <label className={styles.label} htmlFor={box.field.id}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...box.field}
          className={styles.field}
          placeholder="Type a name"
          value={typed ?? name}
          onFocus={(event) => {
            load();
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
          <FoundPanel className={styles.panel}>
            <div role="listbox" id={`${box.id}-list`} aria-label={`${label}: found`}>
              {hits.map((hit, at) => (
                <OptionRow key={hit.id} {...box.option(at)} onClick={() => take(hit)}>
                  <Found hit={hit} />
                </OptionRow>
              ))}
            </div>
          </FoundPanel>
        )}
        {typed !== null && asked.trim() !== "" && index !== null && !box.isOpen && (
          <p className={styles.nothing} role="status">
            Nobody and nothing of this name.
          </p>
        )}
      </div>
    </div>
  );
}
