import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Guess } from "../../formats/readers/guess.ts";
import type { ReadChoices } from "../../formats/readers/reader.ts";
import type { IssueReport } from "../../product/tasks/open-file-task.ts";
import { recalledTable, rememberTable } from "./column-memory.ts";
import { type OpenedFile, openFile } from "./open-file.ts";

interface Reading {
  /** What was read last without a fault. */
  readonly opened: OpenedFile;
  /** What the reader chose so far. */
  readonly choices: ReadChoices;
  /** What was chosen in the reading of `opened`. */
  readonly readWith: ReadChoices;
  /** What was assumed in the last reading, and what was chosen since and is assumed no more, to be chosen again. */
  readonly guesses: readonly Guess[];
  /** What is wrong with the file if it is read as was chosen last; else null. */
  readonly problems: IssueReport | null;
  readonly isReading: boolean;
}

/** Files that were read once, and are read anew whenever something else is chosen of what a reading assumes. */
export function useReading(files: readonly File[], first: OpenedFile) {
  const [state, setState] = useState<Reading>({
    opened: first,
    choices: {},
    readWith: {},
    guesses: first.reading?.guesses ?? [],
    problems: null,
    isReading: false,
  });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const choose = async (added: ReadChoices) => {
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    const isOtherText = added.encoding !== undefined || added.separator !== undefined;
    // Of another format, what was chosen means nothing.
    const { tables, ...others } = added.format === undefined ? state.choices : {};
    // Read as another text, a table has other headings.
    const choices = { ...others, ...(tables !== undefined && !isOtherText && { tables }), ...added };
    setState((before) => ({ ...before, choices, isReading: true }));
    const result = await openFile({ files, choices }, { signal: run.signal, onProgress: () => {} });
    if (result === "cancelled" || run.signal.aborted) return;
    setState((before) => {
      const after = { ...before, choices, isReading: false };
      if (!result.ok) return { ...after, problems: result.error };
      if (!("dataset" in result.value)) return after;
      const opened = result.value;
      return {
        ...after,
        opened,
        readWith: choices,
        problems: null,
        guesses: merged(before.guesses, opened.reading?.guesses ?? [], choices),
      };
    });
  };
  const recall = useEffectEvent(() => {
    const recalled = (first.reading?.tables ?? []).flatMap((table) => {
      const chosen = recalledTable(table);
      return chosen === null ? [] : [[table.name, chosen] as const];
    });
    if (recalled.length > 0) void choose({ tables: new Map(recalled) });
  });
  useEffect(() => recall(), []);
  return {
    ...state,
    choose,
    /** Takes back what was chosen since the file could last be read. */
    goBack: () => setState((before) => ({ ...before, choices: before.readWith, problems: null })),
    /** Lets the work on what was read last go on, whose search index may still be under construction, and remembers it. */
    keep: () => {
      running.current = null;
      for (const table of state.opened.reading?.tables ?? [])
        if (state.choices.tables?.has(table.name)) rememberTable(table);
    },
  };
}

/** The assumptions of the last reading, and in their old places those that were made before and are chosen by now. */
function merged(before: readonly Guess[], now: readonly Guess[], choices: ReadChoices): readonly Guess[] {
  const isChosen = ({ about }: Guess) => about in choices;
  const latest = new Map([...before.filter(isChosen), ...now].map((guess) => [guess.about, guess]));
  return [...latest.values()];
}
