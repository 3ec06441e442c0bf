import { type ComponentType, useId, useMemo, useState } from "react";
import { DrawnView } from "../../../drawing/ui/DrawnView.tsx";
import { ViewChoice } from "../../../drawing/ui/ViewChoice.tsx";
import type { ViewProps } from "../../../drawing/ui/view.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { MAP_LOOSE } from "../../../model/view-slices/map.ts";
import { mapWords as words } from "../../../words/en/map.ts";
import type { Words } from "../../../words/message.ts";
import { ClaimRowButton } from "../../../workspace/ui/ClaimRowButton.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { Atlas } from "../atlas.ts";
import { setMap } from "../map-commands.ts";
import { mapKind } from "../map-view.ts";
import { placedOf } from "../placed.ts";
import styles from "./MapView.module.css";

const settingOf = ({ view }: WorkspaceState) => view.map;
const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const derivedOf = ({ derived }: WorkspaceState) => derived;
const LOOSE = { beside: words.beside, listed: words.listed } as const;
/** Entities of a list that are shown at once, and more at a time. */
const PAGE = 60;

/** The map, drawn over outlines that have been loaded, with the list of what has no coordinates of its own. */
export function mapViewOver(atlas: Atlas): ComponentType<ViewProps> {
  const kind = mapKind(atlas);
  return function MapView(props) {
    const workspace = useWorkspace();
    const setting = useWorkspaceState(settingOf);
    const knowledge = useWorkspaceState(knowledgeOf);
    const derived = useWorkspaceState(derivedOf);
    const [isOpen, setOpen] = useState(false);
    const list = useId();
    const { tied, loose, through } = useMemo(() => {
      const placed = placedOf({ knowledge, derived });
      const isShown = (e: number) => derived.entityMask[e] === 1;
      const byClaims = (a: number, b: number) =>
        (knowledge.entityClaimCount[b] as number) - (knowledge.entityClaimCount[a] as number) || a - b;
      return {
        tied: placed.tied.filter(isShown).sort(byClaims),
        loose: placed.loose.filter(isShown).sort(byClaims),
        through: placed.through,
      };
    }, [knowledge, derived]);
    const isAny = tied.length + loose.length > 0;
    return (
      <div className={styles.view}>
        <div className={styles.map}>
          <div className={styles.drawn}>
            <DrawnView
              {...props}
              kind={kind}
              label={words.label()}
              settings={
                <ViewChoice
                  label={words.loose()}
                  options={MAP_LOOSE.map((id) => [id, LOOSE[id]()] as const)}
                  value={setting.loose}
                  onChange={(next) => workspace.dispatch(setMap, { loose: next })}
                />
              }
              notes={
                <div className={styles.foot}>
                  {isAny && (
                    <button
                      type="button"
                      className={kit.link}
                      aria-expanded={isOpen}
                      aria-controls={list}
                      onClick={() => setOpen(!isOpen)}
                    >
                      {isOpen ? words.hideList() : words.list({ tied: tied.length, loose: loose.length })}
                    </button>
                  )}
                  <span>{words.borders()}</span>
                </div>
              }
            />
          </div>
          <section id={list} className={styles.list} aria-label={words.listLabel()} hidden={!isOpen || !isAny}>
            {isOpen && (
              <>
                <Paged title={words.withoutPlace()} entities={loose} isDense>
                  {(e) => (
                    <li key={e} className={styles.row}>
                      <EntityLink id={entityAt(knowledge, e).id} />
                    </li>
                  )}
                </Paged>
                <Paged title={words.byClaim()} entities={tied}>
                  {(e) => (
                    <li key={e} className={styles.row}>
                      <EntityLink id={entityAt(knowledge, e).id} />
                      <ul>
                        <ClaimRowButton claim={through[e] as number} seenFrom={e} />
                      </ul>
                    </li>
                  )}
                </Paged>
              </>
            )}
          </section>
        </div>
      </div>
    );
  };
}

/** Entities under a heading with their count, the first of them at once. */
function Paged({
  title,
  entities,
  isDense = false,
  children,
}: {
  title: Words;
  entities: readonly number[];
  /** Whether its rows are so short that several stand in a line. */
  isDense?: boolean;
  children: (entity: number) => React.ReactNode;
}) {
  const [shown, setShown] = useState(PAGE);
  if (entities.length === 0) return null;
  const more = Math.min(PAGE, entities.length - shown);
  return (
    <Section title={title} count={entities.length}>
      <ul className={styles.names} data-dense={isDense || undefined}>
        {entities.slice(0, shown).map(children)}
      </ul>
      {more > 0 && (
        <Button weight="quiet" onClick={() => setShown(shown + PAGE)}>
          {words.showMore({ count: more })}
        </Button>
      )}
    </Section>
  );
}
