import kit from "../../../lib/ui/kit.module.css";
import { OptionGroup, OptionRow } from "../../../lib/ui/Options.tsx";
import type { Combobox } from "../../../lib/ui/use-combobox.ts";
import { searchResultWords as words } from "../../../words/en/search-results.ts";
import { listText } from "../../../words/numbers.ts";
import styles from "./Found.module.css";
import { Found } from "./Found.tsx";
import type { Option } from "./options.ts";

/**
 * The results of a search, under headings; or a message that nothing was found, with other spellings.
 * @param options in the order of their headings.
 * @param take gets what was pressed, and whether it is to be added to the selection.
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
  take: (option: Option, isAdded: boolean) => void;
}) {
  return (
    <>
      {(options[0] === undefined || options[0].kind === "suggestion") && (
        <p className={styles.nothing}>{words.nothingFor({ query: asked.trim() })}</p>
      )}
      {box.isOpen && (
        <div role="listbox" id={box.id} aria-label={words.results()}>
          {[...groupsOf(options)].map(([title, members], g) => (
            <OptionGroup key={title} id={`${box.id}-head-${g}`} title={title}>
              {members.map((option) => (
                <OptionRow
                  key={keyOf(option)}
                  {...box.option(options.indexOf(option))}
                  onClick={({ shiftKey, ctrlKey, metaKey }) => take(option, shiftKey || ctrlKey || metaKey)}
                >
                  <Row option={option} />
                </OptionRow>
              ))}
            </OptionGroup>
          ))}
        </div>
      )}
    </>
  );
}

function Row({ option }: { option: Option }) {
  if (option.kind === "suggestion") return <bdi>{option.label}</bdi>;
  if (option.kind !== "set") return <Found hit={option.hit} />;
  const { label, of, entities, claims } = option;
  return (
    <span className={styles.words}>
      <bdi>{label}</bdi>{" "}
      <span className={kit.small}>
        {of === "names" ? words.entityCount({ count: entities.length }) : words.claimCount({ count: claims.length })}
      </span>
    </span>
  );
}

const keyOf = (option: Option): string => ("hit" in option ? option.hit.id : `${option.kind} ${option.label}`);

function groupsOf(options: readonly Option[]): ReadonlyMap<string, readonly Option[]> {
  return Map.groupBy(options, ({ kind }) => HEADINGS[kind]());
}

const HEADINGS = {
  suggestion: words.suggestions,
  set: words.together,
  entity: words.entities,
  claim: words.claims,
} as const;

/** What a screen reader hears while the list changes. */
export function ListInWords({ options }: { options: readonly Option[] }) {
  const [first] = options;
  if (first === undefined) return words.nothing();
  if (first.kind === "suggestion") return words.nothingBut({ suggestion: first.label });
  const groups = [...groupsOf(options)];
  return listText(
    groups.map(([heading, { length }]) => words.group({ heading, count: length })),
    "comma",
  );
}
