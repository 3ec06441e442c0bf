import { useMemo } from "react";
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
    return byHeading([...given, ...commands.map((command) => actionOf(workspace, command))]);
  }, [given, workspace, mayEdit]);
}
