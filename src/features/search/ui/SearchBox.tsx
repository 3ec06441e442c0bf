import { X } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { lookOfStance, stanceInWords } from "../../../derive/claim-words.ts";
import { type DerivedView, NO_STANCE } from "../../../derive/derived-view.ts";
import { bug } from "../../../lib/result.ts";
import { say } from "../../../lib/ui/notice.ts";
import { onPageKey } from "../../../lib/ui/page-keys.ts";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { fitSelection } from "../../../workspace/camera-commands.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { SearchHit } from "../search-index.ts";
import { focusSearch, SEARCH_FIELD_ATTRIBUTE, takesText } from "./focus-search.ts";
import styles from "./SearchBox.module.css";
import { useEnterAhead } from "./use-enter-ahead.ts";
import { useSearchIndex } from "./use-search-index.ts";

export { focusSearch };

const PER_KIND = 8;
const MOST_SUGGESTIONS = 3;
/** Up to this many entities and claims a search takes less than a frame, and runs with every letter. */
const SMALL_DATASET = 10_000;
/** Otherwise it waits until the typing pauses, in milliseconds. */
const PAUSE = 60;
/** Between field and list, and least distance to the window's edge, in CSS pixels. */
const GAP = 6;
const EDGE = 12;
const LIST_WIDTH = 420;

const selectKnowledge = ({ knowledge }: WorkspaceState) => knowledge;
const selectDerived = ({ derived }: WorkspaceState) => derived;

/** One line of the list: something found, or another spelling to try. */
type Option =
  | { readonly kind: "hit"; readonly hit: SearchHit }
  | { readonly kind: "suggestion"; readonly label: string };

/**
 * The search over entities and claims: a field with a list below it. Enter selects what is marked in the list and
 * brings it into view, also where filters hide it; `/` comes here from anywhere but a text field.
 *
 * A field and a list of our own after the combobox pattern of the ARIA practices guide: React Aria's Autocomplete would
 * add 24 KiB (compressed) to the first load.
 */
export function SearchBox({
  slashKey = true,
  onChosen,
}: {
  /** Whether `/` focuses the field. */
  slashKey?: boolean;
  /** After something was selected: which sheet to close, say. The field has let go of the focus, so that keys act on the graph. */
  onChosen?: (hit: SearchHit) => void;
}) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(selectKnowledge);
  const derived = useWorkspaceState(selectDerived);
  const { index, load } = useSearchIndex(knowledge);
  const [query, setQuery] = useState("");
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const pause = knowledge.order + knowledge.claimCount > SMALL_DATASET ? PAUSE : 0;
  const asked = useSettled(query, pause);
  const options = useMemo((): readonly Option[] => {
    if (index === null || asked.trim() === "") return [];
    const hits = index.search(asked, { limit: 2 * PER_KIND, perKind: PER_KIND });
    if (hits.length === 0)
      return index.suggestions(asked, { limit: MOST_SUGGESTIONS }).map((label) => ({ kind: "suggestion", label }));
    const ofKind = (kind: SearchHit["kind"]) => hits.filter((hit) => hit.kind === kind);
    return [...ofKind("entity"), ...ofKind("claim")].map((hit) => ({ kind: "hit", hit }));
  }, [index, asked]);
  const isOpen = isWanted && index !== null && asked.trim() !== "";
  const hasList = isOpen && options.length > 0;
  const optionId = (at: number) => `${id}-option-${at}`;
  const panel = usePanelBelow(field, isOpen);

  useEffect(() => {
    if (!slashKey) return;
    const onSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!takesText(event.target) && focusSearch()) event.preventDefault();
    };
    return onPageKey(onSlash, { on: document });
  }, [slashKey]);
  useEffect(() => {
    if (hasList) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [hasList, active, id]);

  const ask = (text: string) => {
    setQuery(text);
    setActive(0);
    setWanted(true);
    load();
  };
  const choose = (option: Option) => {
    if (option.kind === "suggestion") return ask(option.label);
    const { hit } = option;
    setWanted(false);
    const chosen = hit.kind === "entity" ? { entities: [hit.id], claims: [] } : { entities: [], claims: [hit.id] };
    workspace.dispatch(select, chosen);
    workspace.dispatch(fitSelection);
    field.current?.blur();
    onChosen?.(hit);
  };
  const chooseFirst = () => {
    const [first] = index?.search(query, { limit: 1 }) ?? [];
    if (first === undefined) setWanted(true);
    else choose(asHit(first));
  };
  const enterAhead = useEnterAhead(index !== null, query, chooseFirst);
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choosing of a Chinese or Japanese character.
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (options.length === 0) return;
        if (!hasList) setWanted(true);
        else setActive((active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
        break;
      case "Enter": {
        if (index === null) {
          enterAhead.keep();
          load(() => {
            enterAhead.drop();
            say("The search could not be loaded. Check the connection, then try again.");
          });
          break;
        }
        // What was typed since the list was made counts, not the list.
        if (asked !== query) return chooseFirst();
        const option = isOpen ? options[active] : undefined;
        if (option === undefined) return setWanted(true);
        choose(option);
        break;
      }
      case "Escape":
        if (query === "") field.current?.blur();
        setQuery("");
        setWanted(false);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const groups = groupsOf(options);
  return (
    <search className={styles.search}>
      <input
        ref={field}
        {...{ [SEARCH_FIELD_ATTRIBUTE]: "" }}
        className={styles.field}
        type="text"
        role="combobox"
        aria-label="Search the graph"
        aria-autocomplete="list"
        aria-expanded={hasList}
        aria-controls={hasList ? `${id}-list` : undefined}
        aria-activedescendant={hasList ? optionId(active) : undefined}
        aria-keyshortcuts={slashKey ? "/" : undefined}
        placeholder="Search the graph"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
        dir="auto"
        value={query}
        onChange={(event) => ask(event.currentTarget.value)}
        onFocus={() => load()}
        onClick={() => setWanted(true)}
        onBlur={() => setWanted(false)}
        onKeyDown={onKeyDown}
      />
      {query === "" ? (
        slashKey && (
          <span className={styles.key} aria-hidden="true">
            /
          </span>
        )
      ) : (
        <button
          type="button"
          className={styles.clear}
          // Escape does the same; the list is what Tab should not be kept from.
          tabIndex={-1}
          aria-label="Clear the search"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setQuery("");
            setWanted(false);
            field.current?.focus();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
      {/* Keeps the focus, and with it the keyboard of a phone, in the field. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here but to keep the focus where it is */}
      <div ref={panel} popover="manual" className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
        {isOpen && (options.length === 0 || options[0]?.kind === "suggestion") && (
          <p className={styles.nothing}>
            Nothing found for “<bdi>{asked.trim()}</bdi>”.
          </p>
        )}
        {hasList && (
          <div role="listbox" id={`${id}-list`} aria-label="Found">
            {groups.map(({ title, members }, g) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
              <div key={title} role="group" aria-labelledby={`${id}-head-${g}`} className={styles.group}>
                <div id={`${id}-head-${g}`} className={styles.head}>
                  {title}
                </div>
                {members.map(({ option, at }) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
                  <div
                    key={option.kind === "hit" ? option.hit.id : option.label}
                    id={optionId(at)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={at === active}
                    className={styles.option}
                    onPointerMove={() => setActive(at)}
                    onClick={() => choose(option)}
                  >
                    {option.kind === "hit" ? (
                      <Found hit={option.hit} knowledge={knowledge} derived={derived} />
                    ) : (
                      <bdi className={styles.suggestion}>{option.label}</bdi>
                    )}
                  </div>
                ))}
              </div>
            ))}
          </div>
        )}
      </div>
      <output className={styles.spoken}>{isOpen ? inWords(options) : ""}</output>
    </search>
  );
}

/** Something found: its sign, its label with what matched in bold, and a line on what it is. */
function Found({ hit, knowledge, derived }: { hit: SearchHit; knowledge: KnowledgeGraph; derived: DerivedView }) {
  const isHidden = (hit.kind === "entity" ? derived.entityMask : derived.claimMask)[hit.number] === 0;
  const look = knowledge.familyLooks[knowledge.entityFamily[hit.number] ?? -1];
  const stance = hit.kind === "claim" ? stanceOf(knowledge, derived, hit.number) : null;
  // An entity says why it is here where its label does not.
  const more =
    hit.kind === "claim"
      ? hit.secondary
      : hit.field === "gloss"
        ? (entityAt(knowledge, hit.number).gloss ?? null)
        : hit.alias;
  return (
    <>
      <span className={hit.kind === "entity" ? styles.glyph : styles.line}>
        {hit.kind === "entity"
          ? look && <GlyphIcon look={look} />
          : stance !== null && <LineSample pattern={lookOfStance(knowledge, stance)} width={30} />}
      </span>
      <span className={styles.words}>
        <bdi className={styles.label}>{withMatches(hit)}</bdi>{" "}
        <span className={styles.secondary}>
          {isHidden && <em>hidden by filters · </em>}
          {hit.kind === "entity" ? hit.secondary : stance !== null && stanceInWords(knowledge, stance)}
          {more !== null && (
            <>
              {" · "}
              {hit.alias !== null && "also "}
              <bdi>{more}</bdi>
            </>
          )}
        </span>
      </span>
    </>
  );
}

function withMatches({ label, ranges }: SearchHit): readonly ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(label.slice(at, start), <b key={start}>{label.slice(start, end)}</b>);
    at = end;
  }
  return [...parts, label.slice(at)];
}

/** Position of the stance that the lens makes of a claim; of one that the lens hides, of the firmest that it has. */
function stanceOf(knowledge: KnowledgeGraph, derived: DerivedView, claim: number): number {
  const { attributionStance, attributionStart } = knowledge;
  let stance = derived.claimStance[claim] ?? NO_STANCE;
  if (stance === NO_STANCE)
    stance = Math.min(...attributionStance.subarray(attributionStart[claim], attributionStart[claim + 1]));
  return stance;
}

interface Group {
  readonly title: string;
  readonly members: readonly { readonly option: Option; readonly at: number }[];
}

function groupsOf(options: readonly Option[]): readonly Group[] {
  const numbered = options.map((option, at) => ({ option, at }));
  const titleOf = ({ option }: { readonly option: Option }) =>
    option.kind === "suggestion" ? "Did you mean" : option.hit.kind === "entity" ? "Entities" : "Claims";
  return [...Map.groupBy(numbered, titleOf)].map(([title, members]) => ({ title, members }));
}

/** What a screen reader hears while the list changes. */
function inWords(options: readonly Option[]): string {
  const counted = groupsOf(options).map(({ title, members }) => {
    const [first] = members;
    if (first?.option.kind === "suggestion") return `Nothing found. Did you mean ${first.option.label}?`;
    return `${title}: ${members.length}`;
  });
  return counted.length === 0 ? "Nothing found" : counted.join(", ");
}

function asHit(hit: SearchHit): Option {
  return { kind: "hit", hit };
}

/** A value that follows another at once, or only when that one has not changed for a while. */
function useSettled(value: string, delay: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (delay === 0) return;
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return delay === 0 ? value : settled;
}

/** Shows an element above everything, below a field and as wide as fits; the rail that the field is in cannot clip it. */
function usePanelBelow(field: React.RefObject<HTMLInputElement | null>, isOpen: boolean) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isOpen) return;
    const shown = panel.current ?? bug("usePanelBelow: the panel is not mounted.");
    const place = () => {
      const box = field.current?.getBoundingClientRect();
      if (box === undefined) return;
      const height = window.visualViewport?.height ?? window.innerHeight;
      const width = Math.min(Math.max(box.width, LIST_WIDTH), window.innerWidth - 2 * EDGE);
      const left = Math.max(EDGE, Math.min(box.left, window.innerWidth - EDGE - width));
      Object.assign(shown.style, {
        left: `${left}px`,
        top: `${box.bottom + GAP}px`,
        width: `${width}px`,
        maxHeight: `${height - box.bottom - GAP - EDGE}px`,
      });
    };
    place();
    shown.showPopover();
    window.addEventListener("resize", place);
    window.visualViewport?.addEventListener("resize", place);
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      window.removeEventListener("resize", place);
      window.visualViewport?.removeEventListener("resize", place);
      document.removeEventListener("scroll", place, { capture: true });
      shown.hidePopover();
    };
  }, [field, isOpen]);
  return panel;
}
