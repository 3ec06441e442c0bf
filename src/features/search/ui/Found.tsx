import { drawnStance, lookOfStance, stanceInWords } from "../../../derive/claim-words.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Matched } from "../../../lib/ui/Options.tsx";
import { rich } from "../../../lib/ui/rich.tsx";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { searchResultWords as words } from "../../../words/en/search-results.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { SearchHit } from "../search-hits.ts";
import styles from "./Found.module.css";

/** The contents of a search result's row: its symbol, its label with matches in bold, and what it is. */
export function Found({ hit }: { hit: SearchHit }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const isEntity = hit.kind === "entity";
  const isHidden = (isEntity ? derived.entityMask : derived.claimMask)[hit.number] === 0;
  const stance = isEntity ? null : drawnStance(knowledge, derived, hit.number);
  // An entity says why it was found if its label does not.
  const whyEntity = () => (hit.field === "gloss" ? (entityAt(knowledge, hit.number).gloss ?? null) : hit.alias);
  const more = hit.stated ?? (isEntity ? whyEntity() : hit.secondary);
  return (
    <>
      <span className={isEntity ? styles.glyph : styles.line}>
        {stance === null ? (
          <GlyphIcon look={lookOfEntity(knowledge, hit.number)} />
        ) : (
          <LineSample pattern={lookOfStance(knowledge, stance)} width={30} />
        )}
      </span>
      <span className={styles.words}>
        <bdi>
          <Matched text={hit.label} ranges={hit.ranges} />
        </bdi>{" "}
        <span className={`${kit.small} ${kit.cut}`}>
          {isHidden && (
            <>
              <em>{words.hidden()}</em>
              {" · "}
            </>
          )}
          {stance === null ? hit.secondary : stanceInWords(knowledge, stance)}
          {more !== null && (
            <>
              {" · "}
              {hit.alias === null ? <bdi>{more}</bdi> : rich(words.alias, { alias: <bdi>{more}</bdi> })}
            </>
          )}
        </span>
      </span>
    </>
  );
}
