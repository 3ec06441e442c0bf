import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { recordWords as words } from "../../../words/en/records.ts";
import { listText } from "../../../words/numbers.ts";
import { openQuestion } from "../../../workspace/open-question.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { compareSelected } from "../../exploration/comparison-commands.ts";
import { pathsBetweenSelected } from "../../exploration/open-paths.ts";
import { ClaimCard } from "./ClaimCard.tsx";
import { EntityCard } from "./EntityCard.tsx";

/** The record of the selected entity or claim; where several are selected, the list of them. By their numbers. */
export function SelectedCard({ entities, claims }: { entities: readonly number[]; claims: readonly number[] }) {
  const [entity] = entities;
  const [claim] = claims;
  if (entities.length + claims.length > 1) return <SeveralCard entities={entities} claims={claims} />;
  if (entity !== undefined) return <EntityCard entity={entity} />;
  return claim === undefined ? null : <ClaimCard claim={claim} />;
}

/** Several entities and claims: the list of them, and the claims between them. */
function SeveralCard({ entities, claims }: { entities: readonly number[]; claims: readonly number[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const question = useWorkspaceState(openQuestion);
  const chosen = new Set(entities);
  const isChosenClaim = new Set(claims);
  const between: number[] = [];
  for (let c = 0; c < knowledge.claimCount; c++) {
    const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    if (claimMask[c] === 1 && !isChosenClaim.has(c) && subject !== object && chosen.has(subject) && chosen.has(object))
      between.push(c);
  }
  return (
    <article>
      <h2 className={question === null ? kit.title : kit.mute}>
        {listText(
          [
            ...(entities.length > 0 ? [words.entities({ count: entities.length })] : []),
            ...(claims.length > 0 ? [words.claims({ count: claims.length })] : []),
          ],
          "comma",
        )}
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
          <Button onClick={() => workspace.dispatch(pathsBetweenSelected)}>{words.findPaths()}</Button>
          <Button onClick={() => workspace.dispatch(compareSelected)}>{words.compare()}</Button>
        </div>
      )}
      <ClaimList title={words.selectedClaims()} claims={claims} />
      <ClaimList title={words.claimsBetween()} claims={between} />
      {entities.length > 1 && between.length + claims.length === 0 && (
        <p className={kit.note}>{words.notConnected()}</p>
      )}
    </article>
  );
}
