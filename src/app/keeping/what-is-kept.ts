import { keepingWords as words } from "../../words/en/keeping.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { KEPT_DRAFTS, SITE_CHANGED } from "../persistence/kept-drafts.ts";
import { DATABASE } from "./database.ts";

/** How the keys of everything in local storage begin. */
export const OUR_KEYS = "sourceline.";

const inDatabase = () => words.inDatabase({ name: DATABASE });
const inStorage = (key: string) => () => words.inStorage({ key: verbatim(key) });

/** One thing that this browser keeps. docs/keeping.md has the same table. */
export interface KeptThing {
  readonly what: () => Words;
  readonly where: () => Words;
  readonly howLong: () => Words;
}

/** All that this browser keeps of a reader, and for how long. */
export const WHAT_IS_KEPT: readonly KeptThing[] = [
  { what: words.workspaces, where: inDatabase, howLong: words.untilRemoved },
  { what: words.mark, where: inStorage(SITE_CHANGED), howLong: words.untilWorkspace },
  { what: words.files, where: inDatabase, howLong: words.untilRemoved },
  { what: words.texts, where: words.inMemory, howLong: words.textsHow },
  { what: words.aside, where: inDatabase, howLong: words.untilDeleted },
  { what: words.earlier, where: inStorage(`${KEPT_DRAFTS}…`), howLong: words.untilTaken },
  { what: words.view, where: words.inAddress, howLong: words.asTab },
  { what: words.answers, where: inStorage("sourceline.exercises…"), howLong: words.lastAnswers },
  { what: words.columns, where: inStorage("sourceline.columns"), howLong: words.lastColumns },
  { what: words.theme, where: inStorage("sourceline.theme"), howLong: words.untilForgotten },
  { what: words.singleKeys, where: inStorage("sourceline.single-keys"), howLong: words.untilOn },
];
