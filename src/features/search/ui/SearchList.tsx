import { OptionGroup, OptionRow } from "../../../lib/ui/Options.tsx";
import type { Combobox } from "../../../lib/ui/use-combobox.ts";
import { searchWords as words } from "../../../words/en/search.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import type { SearchHit } from "../search-index.ts";
import styles from "./Found.module.css";
import { Found } from "./Found.tsx";

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
      {!options[0]?.hit && <p className={styles.nothing}>{words.nothingFor({ query: asked.trim() })}</p>}
      {box.isOpen && (
        <div role="listbox" id={box.id} aria-label={words.results()}>
          {[...groupsOf(options)].map(([title, members], g) => (
            <OptionGroup key={title} id={`${box.id}-head-${g}`} title={title}>
              {members.map((option) => (
                <OptionRow
                  key={option.hit?.id ?? option.label}
                  {...box.option(options.indexOf(option))}
                  onClick={() => take(option)}
                >
                  {option.hit ? <Found hit={option.hit} /> : <bdi>{option.label}</bdi>}
                </OptionRow>
              ))}
            </OptionGroup>
          ))}
        </div>
      )}
    </>
  );
}

function groupsOf(options: readonly Option[]): ReadonlyMap<string, readonly Option[]> {
  return Map.groupBy(options, ({ hit }) =>
    hit === null ? words.suggestions() : hit.kind === "entity" ? words.entities() : words.claims(),
  );
}

/** What a screen reader hears while the list changes. */
export function listInWords(options: readonly Option[]): Words {
  const [first] = options;
  if (first === undefined) return words.nothing();
  if (first.hit === null) return words.nothingBut({ suggestion: first.label });
  const groups = [...groupsOf(options)];
  return listText(
    groups.map(([heading, { length }]) => words.group({ heading, count: length })),
    "comma",
  );
}
