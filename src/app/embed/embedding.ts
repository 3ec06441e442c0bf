import { type EmbedControl, parseEmbed } from "../../features/sharing/embed.ts";
import type { Issue } from "../../model/issue.ts";
import type { Action } from "../actions.ts";

/** What of the page is there: all of it, or what the address of an embedded page asks for. */
export interface Embedding {
  readonly isEmbedded: boolean;
  /** Whether a control is there. Always, where the page is not embedded. */
  shows(control: EmbedControl): boolean;
  /** What the address asks for and is not known. */
  readonly issues: readonly Issue[];
}

/** @param query of the page's address, as `location.search` has it. */
export function embeddingOf(query: string): Embedding {
  const { controls, issues } = parseEmbed(query);
  return { isEmbedded: controls !== null, shows: (control) => controls?.includes(control) ?? true, issues };
}

/** What undoes or ends what clicks and gestures do: its keys remain where an embedded page has no menus. */
const WAY_BACK = /^(?:history\.|camera\.|view\.step-back$|focus\.clear$)/;

/** What changes the document, which cannot be saved where the page is embedded. */
const EDITS = /^(?:page\.save|document\.|stories\.|scenes\.|positions\.keep$)/;

/** The actions that the page offers. */
export function offeredActions(actions: readonly Action[], { isEmbedded }: Embedding): readonly Action[] {
  return isEmbedded ? actions.filter(({ id }) => !EDITS.test(id)) : actions;
}

/** The actions whose keys are bound. */
export function boundActions(actions: readonly Action[], { shows }: Embedding): readonly Action[] {
  return shows("menu") ? actions : actions.filter(({ id }) => WAY_BACK.test(id));
}
