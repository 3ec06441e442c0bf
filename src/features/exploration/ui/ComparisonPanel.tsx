import { ArrowUpDown } from "lucide-react";
import { useMemo, useState } from "react";
import { stanceInWords } from "../../../derive/claim-words.ts";
import { stanceFacet } from "../../../derive/lens-facets.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { predicateFamilyFacet } from "../../../derive/record-facets.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { comparisonWords as words } from "../../../words/en/comparison.ts";
import { numberText } from "../../../words/numbers.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { ClaimRowButton } from "../../../workspace/ui/ClaimRowButton.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { EntityPicker } from "../../search/ui/EntityPicker.tsx";
import { type ComparedCount, type Comparison, compareEntities } from "../comparison.ts";
import { setCompared, swapCompared } from "../comparison-panel-commands.ts";
import { type JoinedParts, joinedParts } from "../joined-parts.ts";
import styles from "./ComparisonPanel.module.css";
import endStyles from "./ends.module.css";
import { Lanes } from "./Lanes.tsx";

/** Names in a column before the user asks for more. */
const FIRST_NAMES = 12;

const roomOf = ({ view }: WorkspaceState) => (view.room.kind === "comparison" ? view.room : null);

/** The panel that compares two entities: the claims between them, and what both, or only one, are connected to. */
export function ComparisonPanel() {
  const workspace = useWorkspace();
  const room = useWorkspaceState(roomOf);
  const knowledge = useWorkspaceState((state) => state.knowledge);
  if (room === null) return null;
  const { a, b } = room;
  const [first, second] = [knowledge.entityNumber.get(a), knowledge.entityNumber.get(b)];
  return (
    <PanelFrame title={words.title()} testId="comparison-panel">
      <div className={endStyles.ends}>
        <div className={endStyles.pickers}>
          <EntityPicker label={words.a()} value={a} onChange={(id) => workspace.dispatch(setCompared, { a: id, b })} />
          <EntityPicker label={words.b()} value={b} onChange={(id) => workspace.dispatch(setCompared, { a, b: id })} />
        </div>
        <IconButton label={words.swap()} onClick={() => workspace.dispatch(swapCompared)}>
          <ArrowUpDown size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      {first === undefined || second === undefined ? (
        <EmptyState>{words.chooseTwo()}</EmptyState>
      ) : first === second ? (
        <EmptyState>{words.chooseDifferent()}</EmptyState>
      ) : (
        <Compared key={`${a} ${b}`} a={first} b={second} />
      )}
    </PanelFrame>
  );
}

function Compared({ a, b }: { a: number; b: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const comparison = useMemo(() => compareEntities(knowledge, derived, a, b), [knowledge, derived, a, b]);
  const parts = useMemo(() => joinedParts(knowledge, derived, a, b), [knowledge, derived, a, b]);
  const { direct, shared, onlyA, onlyB, alone, timelines, byFamily, byStance } = comparison;
  const { vocabulary } = knowledge.dataset;
  const [nameA, nameB] = [nameOf(entityAt(knowledge, a)), nameOf(entityAt(knowledge, b))];
  return (
    <>
      <JoinedByParts parts={parts} a={a} b={b} />
      <Glance comparison={comparison} />
      <ShowOnGraph a={a} b={b} />
      {direct.length === 0 ? (
        <EmptyState>{words.noneBetween()}</EmptyState>
      ) : (
        <ClaimList title={words.between()} claims={direct} />
      )}
      {shared.length > 0 && (
        <Section title={words.connectedToBoth()} count={shared.length}>
          {shared.slice(0, FIRST_NAMES).map(({ entity, claimsA, claimsB }) => (
            <div key={entity} className={styles.shared}>
              <p className={kit.name}>
                <EntityLink id={entityAt(knowledge, entity).id} />
              </p>
              <ClaimList title={words.a()} claims={claimsA} seenFrom={a} />
              <ClaimList title={words.b()} claims={claimsB} seenFrom={b} />
            </div>
          ))}
          {shared.length > FIRST_NAMES && (
            <p className={kit.small}>{words.moreShared({ count: shared.length - FIRST_NAMES })}</p>
          )}
        </Section>
      )}
      <Lanes a={a} b={b} timelines={timelines} />
      <Counts
        title={predicateFamilyFacet.title()}
        counts={byFamily}
        nameOf={(value) => vocabulary.predicateFamilies[value]?.label ?? ""}
      />
      <Counts title={stanceFacet.title()} counts={byStance} nameOf={(value) => stanceInWords(knowledge, value)} />
      <ClaimList
        title={words.onlyNamed({ letter: words.a(), name: nameA })}
        claims={[...onlyA.flatMap(({ claims }) => claims), ...alone.a]}
        seenFrom={a}
        first={4}
      />
      <ClaimList
        title={words.onlyNamed({ letter: words.b(), name: nameB })}
        claims={[...onlyB.flatMap(({ claims }) => claims), ...alone.b]}
        seenFrom={b}
        first={4}
      />
    </>
  );
}

/** What joins the parts of the two, under the one whose parts they are, by what makes them parts. */
function JoinedByParts({ parts, a, b }: { parts: JoinedParts; a: number; b: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const groups = [
    { whole: a, parts: parts.a },
    { whole: b, parts: parts.b },
  ].flatMap(({ whole, parts: own }) =>
    (["part-of", "member-of"] as const).map((role) => ({
      whole,
      role,
      parts: own.filter((each) => each.role === role),
    })),
  );
  const count = groups.flatMap((group) => group.parts).reduce((sum, { claims }) => sum + claims.length, 0);
  if (count === 0) return null;
  return (
    <div className={styles.parts}>
      <Section title={words.joinedByParts()} count={count}>
        {groups.map(
          ({ whole, role, parts: own }) =>
            own.length > 0 && (
              <div key={`${whole} ${role}`}>
                <h4 className={styles.whole}>
                  {words.partsOf({
                    role: role === "member-of" ? "member" : "part",
                    name: nameOf(entityAt(knowledge, whole)),
                  })}
                </h4>
                {own.map(({ entity, claims }) => (
                  <div key={entity} className={styles.shared}>
                    <p className={kit.name}>
                      <EntityLink id={entityAt(knowledge, entity).id} />
                    </p>
                    <ul>
                      {claims.map((claim) => (
                        <ClaimRowButton key={claim} claim={claim} seenFrom={entity} />
                      ))}
                    </ul>
                  </div>
                ))}
              </div>
            ),
        )}
      </Section>
    </div>
  );
}

/** Three columns: what only A is connected to, what both are, what only B is. */
function Glance({ comparison: { onlyA, shared, onlyB } }: { comparison: Comparison }) {
  const entities = (neighbours: readonly { readonly entity: number }[]) => neighbours.map(({ entity }) => entity);
  return (
    <div className={styles.glance}>
      <Column title={words.onlyA()} entities={entities(onlyA)} />
      <Column title={words.both()} entities={entities(shared)} isMiddle />
      <Column title={words.onlyB()} entities={entities(onlyB)} />
    </div>
  );
}

function Column({
  title,
  entities,
  isMiddle = false,
}: {
  title: string;
  entities: readonly number[];
  isMiddle?: boolean;
}) {
  const [limit, setLimit] = useState(FIRST_NAMES);
  const rest = entities.length - limit;
  return (
    <section
      className={styles.column}
      data-middle={isMiddle || undefined}
      aria-label={words.column({ title, count: entities.length })}
    >
      <p className={styles.number} aria-hidden>
        {numberText(entities.length)}
      </p>
      <h3 className={kit.head}>{title}</h3>
      <ul>
        {entities.slice(0, limit).map((entity) => (
          <Name key={entity} entity={entity} />
        ))}
      </ul>
      {rest > 0 && (
        <Button weight="quiet" className={styles.more ?? ""} onClick={() => setLimit(limit + 4 * FIRST_NAMES)}>
          {words.more({ count: rest })}
        </Button>
      )}
    </section>
  );
}

function Name({ entity }: { entity: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const look = lookOfEntity(knowledge, entity);
  const pointing = usePointing("entity", entity);
  return (
    <li className={styles.name} {...pointing}>
      <span className={styles.glyph}>
        <GlyphIcon look={look} size={10} />
      </span>
      <EntityLink id={entityAt(knowledge, entity).id} />
    </li>
  );
}

/** A way back to the two on the canvas, once something else was selected. */
function ShowOnGraph({ a, b }: { a: number; b: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const selection = useWorkspaceState((state) => state.view.selection);
  const ids = [entityAt(knowledge, a).id, entityAt(knowledge, b).id] as const;
  const isSelected = selection.claims.length === 0 && ids.every((id) => selection.entities.includes(id));
  if (isSelected && selection.entities.length === 2) return null;
  return (
    <Button className={styles.show ?? ""} onClick={() => workspace.dispatch(setCompared, { a: ids[0], b: ids[1] })}>
      {words.showBoth()}
    </Button>
  );
}

/** Counts of both, as bars back to back: A filled, B hollow, so that they print. */
function Counts({
  title,
  counts,
  nameOf,
}: {
  title: string;
  counts: readonly ComparedCount[];
  nameOf: (value: number) => string;
}) {
  const most = Math.max(1, ...counts.flatMap(({ a, b }) => [a, b]));
  if (counts.length === 0) return null;
  return (
    <Section title={title}>
      <table className={styles.counts} aria-label={title}>
        <thead>
          <tr>
            <th scope="col" className={styles.sideA}>
              {words.a()}
            </th>
            <td />
            <th scope="col">{words.b()}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ value, a, b }) => (
            <tr key={value}>
              <td className={styles.sideA} data-none={a === 0 || undefined}>
                {numberText(a)} <span className={styles.bar} style={{ width: `${(a / most) * 60}%` }} />
              </td>
              <th scope="row">{nameOf(value)}</th>
              <td data-none={b === 0 || undefined}>
                <span className={styles.bar} data-hollow style={{ width: `${(b / most) * 60}%` }} /> {numberText(b)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
