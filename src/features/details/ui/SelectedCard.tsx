import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { openQuestion } from "../../../workspace/open-question.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { compareSelected } from "../../exploration/comparison-commands.ts";
import { pathsBetweenSelected } from "../../exploration/path-commands.ts";
import { ClaimCard } from "./ClaimCard.tsx";
import { EntityCard } from "./EntityCard.tsx";

/** The record of what is selected: of one entity or claim, else the list of them. By their numbers. */
export function SelectedCard({ entities, claims }: { entities: readonly number[]; claims: readonly number[] }) {
  const [entity] = entities;
  const [claim] = claims;
  if (entities.length + claims.length > 1) return <SeveralCard entities={entities} claims={claims} />;
  if (entity !== undefined) return <EntityCard entity={entity} />;
  return claim === undefined ? null : <ClaimCard claim={claim} />;
}

/** Several things at once: the list of them, and what is said among them. */
function SeveralCard({ entities, claims }: { entities: readonly number[]; claims: readonly number[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const question = useWorkspaceState(openQuestion);
  const chosen = new Set(entities);
  const isChosenClaim = new Set(claims);
  const among: number[] = [];
  for (let c = 0; c < knowledge.claimCount; c++) {
    const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    if (claimMask[c] === 1 && !isChosenClaim.has(c) && subject !== object && chosen.has(subject) && chosen.has(object))
      among.push(c);
  }
  return (
    <article>
      <h2 className={question === null ? kit.title : kit.mute}>
        {[counted(entities.length, "entity", "entities"), counted(claims.length, "claim", "claims")]
          .filter(Boolean)
          .join(", ")}
      </h2>
      <ul className={kit.names}>
        {entities.map((entity) => (
          <li key={entity}>
            <EntityLink id={knowledge.dataset.entities[entity]?.id ?? ""} />
          </li>
        ))}
      </ul>
      {entities.length === 2 && (
        <div className={kit.tools}>
          <Button onClick={() => workspace.dispatch(pathsBetweenSelected)}>Find paths between them</Button>
          <Button onClick={() => workspace.dispatch(compareSelected)}>Compare them</Button>
        </div>
      )}
      <ClaimList title="Selected claims" claims={claims} />
      <ClaimList title="Said among them" claims={among} />
      {entities.length > 1 && among.length + claims.length === 0 && (
        <p className={kit.note}>No shown claim joins any two of them directly.</p>
      )}
    </article>
  );
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
}
