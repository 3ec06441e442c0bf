import { presentStory } from "../features/stories/ui/present-story.ts";
import type { Story } from "../model/story.ts";
import { commands } from "../product/commands.ts";
import { type Command, type MenuTarget, needsNoPayload, titleOf } from "../workspace/command.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Something that a key, the palette or a menu can set off as it is: a command, or a thing that the page does. */
export interface Action {
  readonly id: string;
  readonly title: string;
  /** Heading that it stands under. */
  readonly group: string;
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
  readonly export: () => void;
  readonly picture: () => void;
  readonly print: () => void;
  readonly copyLink: () => void;
  /** Copies the link that opens what is selected and nothing else of the view. */
  readonly copySelectionLink: () => void;
  readonly share: () => void;
  readonly changeTheme: () => void;
}

/** Headings by what stands before the dot of an id, in the order in which they are listed. */
const GROUPS: Readonly<Record<string, string>> = {
  page: "Page",
  story: "Present",
  history: "Undo",
  view: "View",
  focus: "Neighbourhood",
  selection: "Selection",
  aside: "Hide, dim, pin",
  filters: "Filters",
  time: "Time",
  lens: "Whose word",
  stories: "Stories",
  scenes: "Stories",
  camera: "Camera",
  positions: "Places of nodes",
};
const ORDER = Object.values(GROUPS);

/**
 * The one list that feeds keys, palette, key list and menus: every command that needs no payload, undo and redo, and
 * what the page does, and presenting each of its stories. Sorted by heading.
 */
export function actionsOf(workspace: Workspace, stories: readonly Story[], page: PageActions): readonly Action[] {
  const { store } = workspace;
  const always = () => true;
  const ofPage = (id: string, title: string, keys: readonly string[], run: () => void): Action => {
    return { id, title, group: groupOf(id), keys, menu: [], isEnabled: always, run };
  };
  const actions: readonly Action[] = [
    ofPage("page.search", "Search the graph", ["/"], page.search),
    ofPage("page.palette", "Find a command", ["$mod+k"], page.openPalette),
    // Where "?" is typed with Shift, the browser reports both.
    ofPage("page.keys", "Keys and gestures", ["?", "Shift+?"], page.openKeyList),
    ofPage("page.open", "Open a file", [], page.openFile),
    ofPage("page.export", "Export", [], page.export),
    ofPage("page.share", "Share: links, embedding, references", [], page.share),
    ofPage("page.picture", "Make a picture", [], page.picture),
    ofPage("page.print", "Print the picture and its claims", ["$mod+p"], page.print),
    ofPage("page.link", "Copy the link to this view", [], page.copyLink),
    ofPage("page.theme", "Change the theme: system, light, dark", [], page.changeTheme),
    {
      ...ofPage("history.undo", "Undo", ["$mod+z"], () => void workspace.undo()),
      isEnabled: () => store.getState().history.past.length > 0,
    },
    {
      ...ofPage("history.redo", "Redo", ["$mod+Shift+z", "$mod+y"], () => void workspace.redo()),
      isEnabled: () => store.getState().history.future.length > 0,
    },
    ...stories.map(({ id, title, scenes }) => ({
      ...ofPage(`story.present.${id}`, `Present “${title}”`, [], () => void presentStory(workspace, id)),
      isEnabled: () => scenes.length > 0,
    })),
    ...commands.all.filter(needsNoPayload).map((command) => actionOf(workspace, command)),
    // Last of what is done with a selection: it leaves the view as it is.
    {
      ...ofPage("page.link-selection", "Copy the link to what is selected", [], page.copySelectionLink),
      group: groupOf("selection."),
      menu: ["entity", "claim"],
      isEnabled: () => {
        const { entities, claims } = store.getState().view.selection;
        return entities.length + claims.length > 0;
      },
    },
  ];
  const place = ({ group }: Action) => (ORDER.indexOf(group) === -1 ? ORDER.length : ORDER.indexOf(group));
  return [...actions].sort((a, b) => place(a) - place(b));
}

/** A command that needs no payload, as an action. */
export function actionOf(workspace: Workspace, command: Command<never>): Action {
  const { id, keys, menu } = command;
  return {
    id,
    title: titleOf(command),
    group: groupOf(id),
    keys: keys === null ? [] : [keys],
    menu,
    isEnabled: () => command.isEnabled(workspace.store.getState()),
    run: () => void workspace.dispatch(command as unknown as Command<undefined>),
  };
}

/** A heading that nobody named is the word in the id: "room.leave" stands under "Room". */
function groupOf(id: string): string {
  const prefix = id.slice(0, id.indexOf("."));
  return GROUPS[prefix] ?? prefix.charAt(0).toUpperCase() + prefix.slice(1).replaceAll("-", " ");
}
