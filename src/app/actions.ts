import { presentStory } from "../features/stories/ui/present-story.ts";
import type { Story } from "../model/story.ts";
import { VIEW_IDS } from "../model/view-slices/views.ts";
import { commands } from "../product/commands.ts";
import { canTidy, TIDY_KEY } from "../views/graph/tidy-commands.ts";
import { tidyNow } from "../views/graph/ui/tidy-now.ts";
import { canvasWords } from "../words/en/canvas.ts";
import { shellWords as words } from "../words/en/shell.ts";
import { viewsWords } from "../words/en/views.ts";
import type { Words } from "../words/message.ts";
import { type Command, type MenuTarget, needsNoPayload } from "../workspace/command.ts";
import { openView } from "../workspace/open-views.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { SaveTo } from "./saving/save-question.ts";

/** What a key, the list of commands or a menu can run: a command without a payload, or an action of the page. */
export interface Action {
  readonly id: string;
  readonly title: string;
  /** Keys in tinykeys notation; the first is the one that is shown. */
  readonly keys: readonly string[];
  readonly menu: readonly MenuTarget[];
  isEnabled(): boolean;
  run(): void;
}

/** What the page does beyond the view: it concerns the window, the clipboard or a file. */
export interface PageActions {
  readonly search: () => void;
  readonly openPalette: () => void;
  readonly openKeyList: () => void;
  readonly openFile: () => void;
  /** Shows how the file that is open was read; null where it is not another program's. */
  readonly howRead: () => (() => void) | null;
  readonly save: (to: SaveTo) => void;
  readonly workspaces: () => void;
  readonly export: () => void;
  readonly picture: () => void;
  readonly figures: () => void;
  readonly print: () => void;
  readonly copyLink: () => void;
  /** Copies the link that opens what is selected and nothing else of the view. */
  readonly copySelectionLink: () => void;
  readonly share: () => void;
  readonly changeTheme: () => void;
}

/**
 * The one list behind keys, menus and the lists of commands and shortcuts: every command that needs no payload, undo and
 * redo, the actions of the page, and presenting each of its stories.
 */
export function actionsOf(workspace: Workspace, stories: readonly Story[], page: PageActions): readonly Action[] {
  const { store } = workspace;
  const always = () => true;
  const ofPage = (id: string, title: Words, keys: readonly string[], run: () => void): Action => {
    return { id, title, keys, menu: [], isEnabled: always, run };
  };
  return [
    ofPage("page.search", words.searchGraph(), ["/"], page.search),
    ofPage("page.palette", words.findCommand(), ["$mod+k"], page.openPalette),
    // Where "?" is typed with Shift, the browser reports both.
    ofPage("page.keys", words.shortcuts(), ["?", "Shift+?"], page.openKeyList),
    ofPage("page.open", words.openFile(), [], page.openFile),
    {
      ...ofPage("page.report", words.howRead(), [], () => page.howRead()?.()),
      isEnabled: () => page.howRead() !== null,
    },
    ofPage("page.save", words.save(), ["$mod+s"], () => page.save("into")),
    ofPage("page.save-as", words.saveAs(), [], () => page.save("as")),
    ofPage("page.workspaces", words.workspaces(), [], page.workspaces),
    ofPage("page.export", words.export(), [], page.export),
    ofPage("page.share", words.shareOrCite(), [], page.share),
    ofPage("page.picture", canvasWords.exportImage(), [], page.picture),
    ofPage("document.figures", words.figures(), [], page.figures),
    ofPage("page.print", words.print(), ["$mod+p"], page.print),
    ofPage("page.link", words.copyViewLink(), [], page.copyLink),
    ofPage("page.theme", words.changeTheme(), [], page.changeTheme),
    {
      ...ofPage("history.undo", words.undo(), ["$mod+z"], () => void workspace.undo()),
      isEnabled: () => store.getState().history.past.length > 0,
    },
    {
      ...ofPage("history.redo", words.redo(), ["$mod+Shift+z", "$mod+y"], () => void workspace.redo()),
      isEnabled: () => store.getState().history.future.length > 0,
    },
    ...stories.map(({ id, title, scenes }) => ({
      ...ofPage(`story.present.${id}`, words.presentStory({ title }), [], () => void presentStory(workspace, id)),
      isEnabled: () => scenes.length > 0,
    })),
    ...VIEW_IDS.map((id) => ({
      ...ofPage(
        `view.open.${id}`,
        viewsWords.openNamed({ name: viewsWords.name({ view: id }) }),
        [],
        () => void workspace.dispatch(openView, { view: id }),
      ),
      isEnabled: () => {
        const { first, second } = store.getState().view.views;
        return first !== id || second !== null;
      },
    })),
    ...commands.all.filter(needsNoPayload).map((command) => actionOf(workspace, command)),
    {
      ...ofPage("positions.tidy", canvasWords.tidyView(), [TIDY_KEY], () => tidyNow(workspace)),
      menu: ["stage"],
      isEnabled: () => canTidy(store.getState()),
    },
    // Last of the actions on a selection: it leaves the view as it is.
    {
      ...ofPage("selection.copy-link", words.copySelectionLink(), [], page.copySelectionLink),
      menu: ["entity", "claim"],
      isEnabled: () => {
        const { entities, claims } = store.getState().view.selection;
        return entities.length + claims.length > 0;
      },
    },
  ];
}

/** A command that needs no payload, as an action. */
export function actionOf(workspace: Workspace, command: Command<never>): Action {
  const { id, keys, menu } = command;
  return {
    id,
    title: command.title(),
    keys: keys === null ? [] : [keys],
    menu,
    isEnabled: () => command.isEnabled(workspace.store.getState()),
    run: () => void workspace.dispatch(command as unknown as Command<undefined>),
  };
}
