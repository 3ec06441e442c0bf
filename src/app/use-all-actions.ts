import { useMemo } from "react";
import { drawnByChoices } from "../features/filters/drawn-by-commands.ts";
import { furtherCommands, writingCommands } from "../product/writing-commands.ts";
import { needsNoPayload } from "../workspace/command.ts";
import { useMayEdit, useWorkspace } from "../workspace/ui/workspace-context.tsx";
import { byHeading } from "./action-headings.ts";
import { type Action, actionOf } from "./actions.ts";

/** The page's actions, further ones on a view and, if the document may be edited, those that edit it, whose code is loaded with the caller; by heading. */
export function useAllActions(given: readonly Action[]): readonly Action[] {
  const workspace = useWorkspace();
  const mayEdit = useMayEdit();
  return useMemo(() => {
    const commands = [...furtherCommands.all, ...(mayEdit ? writingCommands.all : [])].filter(needsNoPayload);
    const choices = drawnByChoices(workspace.store.getState().knowledge).map(
      ({ id, title, command, chosen }): Action => ({
        id,
        title,
        keys: [],
        menu: [],
        isEnabled: () => true,
        run: () => void workspace.dispatch(command, chosen),
      }),
    );
    return byHeading([...given, ...commands.map((command) => actionOf(workspace, command)), ...choices]);
  }, [given, workspace, mayEdit]);
}
