import { useMemo } from "react";
import { DrawnView } from "../../../drawing/ui/DrawnView.tsx";
import { ViewChoice } from "../../../drawing/ui/ViewChoice.tsx";
import type { ViewProps } from "../../../drawing/ui/view.ts";
import { MATRIX_CELLS, MATRIX_ORDERS } from "../../../model/view-slices/matrix.ts";
import { matrixWords as words } from "../../../words/en/matrix.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { setMatrix } from "../matrix-commands.ts";
import { matrixKind } from "../matrix-view.ts";

const settingOf = ({ view }: WorkspaceState) => view.matrix;
const fieldsOf = ({ knowledge }: WorkspaceState) => knowledge.dataset.vocabulary.fields;
const CELLS = { claims: words.claims, certainty: words.certainty } as const;
const ORDERS = {
  claims: words.byClaims,
  name: words.byName,
  type: words.byType,
  community: words.byCommunity,
} as const;

/** The matrix with the choices of what its rows are, what its cells show and how it is ordered. */
export function MatrixView(props: ViewProps) {
  const workspace = useWorkspace();
  const setting = useWorkspaceState(settingOf);
  const { by, cells, order } = setting;
  const fields = useWorkspaceState(fieldsOf);
  const groups = useMemo(
    (): readonly (readonly [id: string, label: Words])[] => [
      ["_kind", words.kinds()],
      ["_family", words.families()],
      ["_community", words.communities()],
      ["_entity", words.entities()],
      ...(fields ?? [])
        .filter(({ of, type, list }) => of === "entity" && type === "category" && !list)
        .map(({ id, label }) => [id, verbatim(label)] as const),
    ],
    [fields],
  );
  return (
    <DrawnView
      {...props}
      kind={matrixKind}
      label={words.label()}
      settings={
        <>
          <ViewChoice
            label={words.by()}
            options={groups}
            value={groups.some(([id]) => id === by) ? by : "_kind"}
            onChange={(next) => workspace.dispatch(setMatrix, { ...setting, by: next })}
          />
          <ViewChoice
            label={words.cells()}
            options={MATRIX_CELLS.map((id) => [id, CELLS[id]()] as const)}
            value={cells}
            onChange={(next) => workspace.dispatch(setMatrix, { ...setting, cells: next })}
          />
          <ViewChoice
            label={words.order()}
            options={MATRIX_ORDERS.map((id) => [id, ORDERS[id]()] as const)}
            value={order}
            onChange={(next) => workspace.dispatch(setMatrix, { ...setting, order: next })}
          />
        </>
      }
    />
  );
}
