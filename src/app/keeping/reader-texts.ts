import type { OpenedText } from "../../features/texts/opened-text.ts";
import { keepText, textKeeping, watchTexts } from "../../features/texts/ui/session-texts.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Database } from "./database.ts";

// A reader's own copy of a text is kept with a workspace where the reader asked for it, and nowhere else. See
// docs/decisions/2026-11-23-a-readers-copy-stays-in-memory.md.

const allOfWorkspace = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** The copies that are kept in step with what is open. */
export interface KeptTexts {
  /** The document is kept as another workspace, which may have the reader's consent or not. */
  follow(id: string, isOn: boolean): void;
  stop(): void;
}

/**
 * Keeps the reader's copies of a workspace as long as that is asked for, and opens those that were kept.
 * @param consent notes what the reader wants; done when it is noted.
 */
export function keepTexts(
  workspace: Workspace,
  database: Database,
  first: { readonly id: string; readonly isOn: boolean },
  consent: (isOn: boolean) => Promise<void>,
): KeptTexts {
  let { id, isOn } = first;
  let texts: ReadonlyMap<string, OpenedText> = new Map();
  let work: Promise<unknown> = Promise.resolve();
  /** How often the reader said what they want, and it is not noted yet: what the database says meanwhile is older. */
  let unnoted = 0;
  const then = (next: () => Promise<unknown>) => {
    work = work.then(next).catch(() => {});
  };
  const put = (added: Iterable<OpenedText>) => {
    const at = id;
    for (const text of added) then(() => database.put("texts", text, [at, text.sourceHash]));
  };
  const say = () => textKeeping.setState({ isOn, set });
  const set = (wanted: boolean) => {
    isOn = wanted;
    unnoted++;
    say();
    then(async () => {
      await consent(wanted).finally(() => unnoted--);
      if (!wanted) await database.delete("texts", allOfWorkspace(id));
    });
    if (wanted) then(async () => put(texts.values()));
  };
  say();
  if (isOn)
    then(async () => {
      for (const text of await database.getAll("texts", allOfWorkspace(id)))
        if (isText(text) && isOn) keepText(workspace, text);
    });
  const stopWatching = watchTexts(workspace, (now) => {
    const before = texts;
    texts = now;
    if (!isOn) return;
    put([...now.values()].filter((text) => before.get(text.sourceHash) !== text));
    const at = id;
    for (const hash of before.keys()) if (!now.has(hash)) then(() => database.delete("texts", [at, hash]));
  });
  return {
    follow: (nextId, nextIsOn) => {
      if (nextId === id && (nextIsOn === isOn || unnoted > 0)) return;
      const isMoved = nextId !== id;
      id = nextId;
      isOn = nextIsOn;
      if (isMoved && isOn) put(texts.values());
      say();
    },
    stop: () => {
      stopWatching();
      textKeeping.setState({ isOn: false, set: null });
    },
  };
}

function isText(value: unknown): value is OpenedText {
  const { sourceHash, segments } = (value ?? {}) as Partial<OpenedText>;
  return typeof sourceHash === "string" && Array.isArray(segments);
}
