import type { SearchHit } from "../search-index.ts";
import styles from "./Found.module.css";
import { Found, OptionRow } from "./Found.tsx";
import type { Combobox } from "./use-combobox.ts";

/** One row of the list. */
export interface Option {
  readonly label: string;
  /** What was found; null if the label is another spelling to try. */
  readonly hit: SearchHit | null;
}

/**
 * The results of a search, under headings; or a message that nothing was found, with other spellings.
 * @param options in the order of their headings: entities before claims.
 */
export function SearchList({
  asked,
  options,
  box,
  take,
}: {
  asked: string;
  options: readonly Option[];
  box: Combobox;
  take: (option: Option) => void;
}) {
  return (
    <>
      {!options[0]?.hit && (
        <p className={styles.nothing}>
          Nothing found for “<bdi>{asked.trim()}</bdi>”.
        </p>
      )}
      {box.isOpen && (
        <div role="listbox" id={box.id} aria-label="Found">
          {[...groupsOf(options)].map(([title, members], g) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
            <div key={title} role="group" aria-labelledby={`${box.id}-head-${g}`} className={styles.group}>
              <div id={`${box.id}-head-${g}`} className={styles.head}>
                {title}
              </div>
              {members.map((option) => (
                <OptionRow
                  key={option.hit?.id ?? option.label}
                  {...box.option(options.indexOf(option))}
                  onClick={() => take(option)}
                >
                  {option.hit ? <Found hit={option.hit} /> : <bdi>{option.label}</bdi>}
                </OptionRow>
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function groupsOf(options: readonly Option[]): ReadonlyMap<string, readonly Option[]> {
  return Map.groupBy(options, ({ hit }) =>
    hit === null ? "Did you mean" : hit.kind === "entity" ? "Entities" : "Claims",
  );
}

/** What a screen reader hears while the list changes. */
export function listInWords(options: readonly Option[]): string {
  const [first] = options;
  if (first === undefined) return "Nothing found";
  if (first.hit === null) return `Nothing found. Did you mean ${first.label}?`;
  return [...groupsOf(options)].map(([title, { length }]) => `${title}: ${length}`).join(", ");
}
