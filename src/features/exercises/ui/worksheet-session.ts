import { createStore, type StoreApi } from "zustand/vanilla";
import type { Dataset } from "../../../model/dataset.ts";
import { encodeView } from "../../../model/share-link.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../model/view-state.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { openExercises } from "../exercise-commands.ts";
import { exerciseKinds } from "../exercise-kinds.ts";
import {
  type Answers,
  answersTo,
  type KeptAnswers,
  keptUnder,
  NOTHING_KEPT,
  readKept,
  withAnswers,
  writeKept,
} from "../kept-answers.ts";
import { makeWorksheet, type Worksheet, type WorksheetRequest } from "../make-worksheet.ts";
import type { Shown } from "../material.ts";
import { readWorksheetCode, worksheetCodeOf } from "../worksheet-code.ts";

// Which worksheet is open is part of the view, so that it has an address. A reader's answers are beside the workspace, so
// that no view, link, history or export can hold them, and in this browser's storage, so that they outlive the page but
// never leave the computer.

/** What the next worksheet is made by. */
export type WorksheetSettings = Omit<WorksheetRequest, "seed">;

/** Work on a worksheet. */
export interface WorksheetWork {
  readonly settings: WorksheetSettings;
  /** null while the reader chooses what it is made by. */
  readonly worksheet: Worksheet | null;
  /** What was shown when the worksheet was made. */
  readonly madeFrom: (Shown & { readonly view: ViewState }) | null;
  /** What the address has in place of a worksheet's code, and is none; null elsewhere. */
  readonly misread: string | null;
  readonly answers: Answers;
  /** Position of the exercise that is open; their number for the result. */
  readonly at: number;
  /** Whether this browser keeps the answers; otherwise they last as long as the page. */
  readonly isKept: boolean;
}

/** The work and all that can be done with it. */
export interface WorksheetSession {
  readonly store: StoreApi<WorksheetWork>;
  setSettings(settings: WorksheetSettings): void;
  /**
   * Goes where the address leads: to the worksheet of a code, or from one to the settings. An address that has named none
   * so far is given the code of the worksheet that is open.
   */
  follow(code: string | null): void;
  /** The panel is closed: what its address says next counts as said for the first time. */
  leave(): void;
  /** Makes a new worksheet of what is shown now. */
  begin(): void;
  /** Makes the worksheet again with the same settings, of what is shown now. */
  remake(): void;
  /** Goes back to the settings. */
  choose(): void;
  goTo(at: number): void;
  answer(exercise: string, option: string): void;
  /** Clears the incorrect answers, and opens the first of them. */
  retry(): void;
  /** Clears all answers to this worksheet and others of the dataset, in the browser's storage too. */
  forget(): void;
}

/** The numbers of exercises that can be chosen. */
export const COUNTS = [5, 10, 15] as const;
const SEEDS = 9_999;

interface Held {
  readonly opened: Dataset;
  readonly session: WorksheetSession;
  readonly source: Source;
}

/** The workspace that was asked about last: new worksheets are made from what it shows. */
interface Source {
  workspace: Workspace;
}
const sessions = new WeakMap<object, Held>();

/** The worksheets of the dataset that is open now: resumed where they were left, also after a reload. */
export function sessionOf(workspace: Workspace): WorksheetSession {
  const { opened } = workspace.store.getState().document;
  let held = sessions.get(workspace.session);
  if (held?.opened !== opened) {
    const source = { workspace };
    held = { opened, source, session: createSession(source) };
    sessions.set(workspace.session, held);
  }
  held.source.workspace = workspace;
  return held.session;
}

function createSession(source: Source): WorksheetSession {
  const store = createStore<WorksheetWork>(() => resumed(source.workspace));
  const keep = (change: (kept: KeptAnswers) => KeptAnswers) =>
    store.setState({ isKept: keepFor(source.workspace, change) });
  /** The code that the address had last; null where it had none, or the panel was closed since. */
  let followed: string | null = null;
  const setAddress = (code: string | null) => void source.workspace.dispatch(openExercises, code ?? "");
  const make = (request: WorksheetRequest) => {
    const work = workOn(source.workspace, request);
    store.setState(work);
    const { worksheet, answers } = work;
    if (worksheet !== null) keep((kept) => withAnswers(kept, worksheet, answers));
  };
  const close = (misread: string | null = null) => {
    store.setState({ worksheet: null, madeFrom: null, answers: {}, at: 0, misread });
    keep((kept) => ({ ...kept, open: null }));
  };
  const setAnswers = (answers: Answers) => {
    store.setState({ answers });
    const { worksheet } = store.getState();
    if (worksheet !== null) keep((kept) => withAnswers(kept, worksheet, answers));
  };
  return {
    store,
    setSettings: (settings) => store.setState({ settings }),
    follow: (code) => {
      const { worksheet } = store.getState();
      const open = worksheet === null ? null : worksheetCodeOf(worksheet.request);
      const isFirst = followed === null;
      followed = code;
      if (code === open) return;
      if (code === null) {
        if (isFirst) setAddress(open);
        else close();
        return;
      }
      const request = readWorksheetCode(code);
      if (request === null) close(code);
      else make(request);
    },
    leave: () => {
      followed = null;
    },
    begin: () => {
      const request = { ...store.getState().settings, seed: 1 + Math.floor(Math.random() * SEEDS) };
      make(request);
      setAddress(worksheetCodeOf(request));
    },
    remake: () => {
      const { worksheet } = store.getState();
      if (worksheet !== null) make(worksheet.request);
    },
    choose: () => {
      close();
      setAddress(null);
    },
    goTo: (at) => store.setState({ at }),
    answer: (exercise, option) => setAnswers({ ...store.getState().answers, [exercise]: option }),
    retry: () => {
      const { worksheet, answers } = store.getState();
      const wrong = wrongIn(worksheet, answers);
      setAnswers(Object.fromEntries(Object.entries(answers).filter(([id]) => !wrong.includes(id))));
      store.setState({ at: firstOpen(worksheet, store.getState().answers) });
    },
    forget: () => {
      const isForgotten = keepFor(source.workspace, () => NOTHING_KEPT);
      store.setState({ answers: {}, at: 0, isKept: isForgotten });
    },
  };
}

/**
 * The fragment of the address that makes a worksheet again: its code, and what was shown when it was made. Without the
 * camera and what was selected or moved, which change nothing of it.
 */
export function fragmentOf({ worksheet, madeFrom }: Pick<WorksheetWork, "worksheet" | "madeFrom">): string {
  if (worksheet === null || madeFrom === null) return "";
  const { camera, selection, moved, headings } = DEFAULT_VIEW;
  const room = { kind: "exercises", sheet: worksheetCodeOf(worksheet.request) } as const;
  return encodeView({ ...madeFrom.view, camera, selection, moved, headings, room });
}

/** Ids of the exercises that were answered incorrectly, in the order of the worksheet. */
export function wrongIn(worksheet: Worksheet | null, answers: Answers): readonly string[] {
  return (worksheet?.exercises ?? [])
    .filter(({ id, rightOption }) => answers[id] !== undefined && answers[id] !== rightOption)
    .map(({ id }) => id);
}

/** Position of the first exercise without an answer; their number where all have one. */
function firstOpen(worksheet: Worksheet | null, answers: Answers): number {
  const exercises = worksheet?.exercises ?? [];
  const at = exercises.findIndex(({ id }) => answers[id] === undefined);
  return at === -1 ? exercises.length : at;
}

function resumed(workspace: Workspace): WorksheetWork {
  const { open } = keptFor(workspace);
  if (open !== null) return workOn(workspace, open);
  const kinds = exerciseKinds.all.map(({ id }) => id);
  const [, count] = COUNTS;
  const isKept = keepFor(workspace, (kept) => kept);
  return { settings: { kinds, count }, worksheet: null, madeFrom: null, misread: null, answers: {}, at: 0, isKept };
}

function workOn(workspace: Workspace, request: WorksheetRequest): WorksheetWork {
  const { knowledge, derived, view } = workspace.store.getState();
  const worksheet = makeWorksheet(knowledge, derived, request);
  const answers = answersTo(keptFor(workspace), worksheet);
  const { seed: _, ...settings } = request;
  const madeFrom = { ...derived, view };
  return { settings, worksheet, madeFrom, misread: null, answers, at: firstOpen(worksheet, answers), isKept: true };
}

function keptFor(workspace: Workspace): KeptAnswers {
  try {
    return readKept(localStorage.getItem(keptUnder(workspace.store.getState().knowledge.dataset)));
  } catch {
    return NOTHING_KEPT;
  }
}

/** Whether the browser stored it: storage may be forbidden or full. */
function keepFor(workspace: Workspace, change: (kept: KeptAnswers) => KeptAnswers): boolean {
  const key = keptUnder(workspace.store.getState().knowledge.dataset);
  const kept = change(keptFor(workspace));
  try {
    if (kept.open === null && kept.sheets.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, writeKept(kept));
    return true;
  } catch {
    return false;
  }
}
