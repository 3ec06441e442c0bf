import { X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { onPageKey } from "../../../lib/ui/page-keys.ts";
import { useCombobox } from "../../../lib/ui/use-combobox.ts";
import { searchWords as words } from "../../../words/en/search.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { goTo } from "../../../workspace/ui/arrival.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { FoundPanel } from "./FoundPanel.tsx";
import { focusSearch, SEARCH_FIELD_ATTRIBUTE, takesText } from "./focus-search.ts";
import { type Option, optionsOf } from "./options.ts";
import styles from "./SearchBox.module.css";
import { usePanelBelow } from "./use-panel-below.ts";
import { useSearch } from "./use-search.ts";

export { focusSearch };

/** The list comes with the index that makes it. */
const SearchList = latePart(async () => (await import("./SearchList.tsx")).SearchList);
const ListInWords = latePart(async () => (await import("./SearchList.tsx")).ListInWords);

const MOST_SUGGESTIONS = 3;
const NOTHING = { entities: [], claims: [] };

/**
 * The search over entities and claims: a field with a list below it. Enter selects what is marked in the list, brings it
 * into view, also where filters hide it, and goes to its record; Shift+Enter adds it to the selection and stays. `/` comes here from anywhere but a text field.
 */
export function SearchBox({
  slashKey = true,
}: {
  /** Whether `/` focuses the field. */
  slashKey?: boolean;
}) {
  const workspace = useWorkspace();
  const [query, setQuery] = useState("");
  const [isWanted, setWanted] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  /** Whether what is being looked for is added to the selection. */
  const adds = useRef(false);
  const { index, load, asked, found, isCurrent, findNow } = useSearch(query, (all) => {
    const [first] = optionsOf(all);
    if (first === undefined) setWanted(true);
    else take(first, adds.current);
  });
  const options = useMemo((): readonly Option[] => {
    if (index === null || found === null) return [];
    const options = optionsOf(found);
    if (options.length > 0) return options;
    return index.suggestions(asked, { limit: MOST_SUGGESTIONS }).map((label) => ({ kind: "suggestion", label }));
  }, [index, asked, found]);
  const isOpen = isWanted && found !== null;
  const panel = usePanelBelow(field, isOpen);
  const box = useCombobox(isOpen ? options.length : 0, (key, at, isShifted) => {
    if (key === "Enter") {
      const option = isOpen && options[at];
      adds.current = isShifted;
      // What was typed since the list was made counts, not the list.
      if (!isCurrent) findNow();
      else if (option) take(option, isShifted);
      else setWanted(true);
    } else if (key === "Escape") {
      if (query === "") field.current?.blur();
      clear();
    } else if ((key === "ArrowDown" || key === "ArrowUp") && options.length > 0) setWanted(true);
    else return false;
    return true;
  });

  useEffect(() => {
    if (!slashKey) return;
    const onSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!takesText(event.target) && focusSearch()) event.preventDefault();
    };
    return onPageKey(onSlash, { on: document });
  }, [slashKey]);

  const ask = (text: string) => {
    setQuery(text);
    box.mark(0);
    setWanted(true);
    load();
  };
  const clear = () => {
    setQuery("");
    setWanted(false);
  };
  const take = (option: Option, isAdded: boolean) => {
    if (option.kind === "suggestion") return ask(option.label);
    const { selection } = workspace.store.getState().view;
    const { entities, claims } = isAdded ? selection : NOTHING;
    workspace.dispatch(selectInSight, {
      entities: [...new Set([...entities, ...option.entities])],
      claims: [...new Set([...claims, ...option.claims])],
    });
    // Who adds one goes on to the next.
    if (isAdded) return;
    setWanted(false);
    field.current?.blur();
    goTo("record");
  };

  return (
    <search className={styles.search}>
      <input
        ref={field}
        {...box.field}
        {...{ [SEARCH_FIELD_ATTRIBUTE]: "" }}
        className={`${kit.box} ${styles.field}`}
        aria-label={words.field()}
        aria-keyshortcuts={slashKey ? "/" : undefined}
        placeholder={words.field()}
        enterKeyHint="go"
        value={query}
        onChange={(event) => ask(event.currentTarget.value)}
        onFocus={() => load()}
        onClick={() => setWanted(true)}
        onBlur={() => setWanted(false)}
      />
      {query === "" ? (
        slashKey && (
          <span className={styles.key} aria-hidden="true">
            /
          </span>
        )
      ) : (
        <IconButton
          className={styles.clear ?? ""}
          // Escape does the same; the list is what Tab should not be kept from.
          tabIndex={-1}
          label={words.clear()}
          keys="Escape"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            clear();
            field.current?.focus();
          }}
        >
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
      <FoundPanel ref={panel} popover="manual">
        {isOpen && <SearchList asked={asked} options={options} box={box} take={take} />}
      </FoundPanel>
      <output className={kit.spoken}>{isOpen && <ListInWords options={options} />}</output>
    </search>
  );
}
