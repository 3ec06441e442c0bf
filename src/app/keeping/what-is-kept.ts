import { keepingWords as words } from "../../words/en/keeping.ts";
import type { Words } from "../../words/message.ts";
import { KEPT_DRAFTS, SITE_CHANGED } from "../persistence/kept-drafts.ts";
import { DATABASE } from "./database.ts";

/** How the keys of everything in local storage begin. */
export const OUR_KEYS = "sourceline.";

/** One thing that this browser keeps. docs/keeping.md has the same table. */
export interface KeptThing {
  readonly what: () => Words;
  readonly where: () => Words;
  /** The name of the database, or how the key begins in local storage; null where it is in neither. */
  readonly key: string | null;
  readonly howLong: () => Words;
}

/** All that this browser keeps of a reader, and for how long. */
export const WHAT_IS_KEPT: readonly KeptThing[] = [
  { what: words.workspaces, where: words.inDatabase, key: DATABASE, howLong: words.untilRemoved },
  { what: words.mark, where: words.inStorage, key: SITE_CHANGED, howLong: words.untilWorkspace },
  { what: words.files, where: words.inDatabase, key: DATABASE, howLong: words.untilForgottenFiles },
  { what: words.texts, where: words.inMemory, key: DATABASE, howLong: words.textsHow },
  { what: words.aside, where: words.inDatabase, key: DATABASE, howLong: words.untilDeleted },
  { what: words.earlier, where: words.inStorage, key: KEPT_DRAFTS, howLong: words.untilTaken },
  { what: words.view, where: words.inAddress, key: null, howLong: words.asTab },
  { what: words.answers, where: words.inStorage, key: "sourceline.exercises", howLong: words.lastAnswers },
  { what: words.columns, where: words.inStorage, key: "sourceline.columns", howLong: words.lastColumns },
  { what: words.theme, where: words.inStorage, key: "sourceline.theme", howLong: words.untilForgotten },
  { what: words.singleKeys, where: words.inStorage, key: "sourceline.single-keys", howLong: words.untilOn },
  { what: words.overview, where: words.inStorage, key: "sourceline.overview", howLong: words.untilShown },
];
