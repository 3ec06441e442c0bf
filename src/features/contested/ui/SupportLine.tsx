import { supportInWords, supportOf } from "../../../derive/support.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { claimAt } from "../../../model/knowledge-graph.ts";
import { supportWords as words } from "../../../words/en/support.ts";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { openClash } from "../clash-commands.ts";
import { clashesIn, contestedMask } from "../contested.ts";

/** What a claim rests on, how much of that the lens includes, and the way to the claims that contest it. */
export function SupportLine({ claim }: { claim: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const attributionMask = useWorkspaceState((state) => state.derived.attributionMask);
  const { id, attributions } = claimAt(knowledge, claim);
  const isContested = contestedMask(knowledge)[claim] === 1;
  const all = supportInWords(supportOf(knowledge, [claim]));
  const included = supportInWords(supportOf(knowledge, [claim], attributionMask));
  const clash = () => clashesIn(knowledge).find(({ claims }) => claims.includes(id));
  return (
    <p className={styles.support}>
      {attributions.length > 0 && words.inFull({ support: all })}{" "}
      {attributions.length > 0 && all !== included && words.inLens({ support: included })}{" "}
      {isContested && (
        <Button
          weight="quiet"
          onClick={() => {
            const pair = clash()?.pairs[0]?.id;
            if (pair !== undefined) workspace.dispatch(openClash, { pair });
          }}
        >
          {words.contested()}
        </Button>
      )}
    </p>
  );
}
