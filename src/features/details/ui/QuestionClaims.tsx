import { useMemo } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { recordWords as words } from "../../../words/en/records.ts";
import { openClaims } from "../../../workspace/panel-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { claimsInView } from "../../claims/claims-in-view.ts";

/** Rows under an answer before the user asks for more. */
const FIRST_ROWS = 20;

/** The claims that answer a question which selects nothing: those that its view shows, as they stand in the sources. */
export function QuestionClaims() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const { claims } = useMemo(() => claimsInView(knowledge, derived, null), [knowledge, derived]);
  return (
    <>
      <ClaimList title={words.claimsInView()} claims={claims} first={FIRST_ROWS} />
      <Button weight="quiet" onClick={() => workspace.dispatch(openClaims)}>
        {words.orderOrCopy()}
      </Button>
    </>
  );
}
