import { ArrowUpDown } from "lucide-react";
import { useMemo, useState } from "react";
import { stanceInWords } from "../../../derive/claim-words.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { EntityPicker } from "../../search/ui/EntityPicker.tsx";
import { type ComparedCount, type Comparison, compareEntities } from "../comparison.ts";
import { setCompared, swapCompared } from "../comparison-commands.ts";
import styles from "./ComparisonPanel.module.css";
import endStyles from "./ends.module.css";
import { Lanes } from "./Lanes.tsx";

/** Names in a column before the reader asks for more. */
const FIRST_NAMES = 12;

const roomOf = ({ view }: WorkspaceState) => (view.room.kind === "comparison" ? view.room : null);

/** The room in which two entities stand side by side: what joins them, whom both are joined to, whom only one is. */
export function ComparisonPanel() {
  const workspace = useWorkspace();
  const room = useWorkspaceState(roomOf);
  const knowledge = useWorkspaceState((state) => state.knowledge);
  if (room === null) return null;
  const { a, b } = room;
  const [first, second] = [knowledge.entityNumber.get(a), knowledge.entityNumber.get(b)];
  return (
    <PanelFrame title="Two side by side" testId="comparison-room">
      <div className={endStyles.ends}>
        <div className={endStyles.pickers}>
          <EntityPicker label="A" value={a} onChange={(id) => workspace.dispatch(setCompared, { a: id, b })} />
          <EntityPicker label="B" value={b} onChange={(id) => workspace.dispatch(setCompared, { a, b: id })} />
        </div>
        <IconButton label="Swap A and B" onClick={() => workspace.dispatch(swapCompared)}>
          <ArrowUpDown size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      {first === undefined || second === undefined ? (
        <EmptyState>Name two entities, or select two on the graph.</EmptyState>
      ) : first === second ? (
        <EmptyState>Name two different entities.</EmptyState>
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
  const { direct, shared, onlyA, onlyB, alone, timelines, byFamily, byStance } = comparison;
  const { vocabulary } = knowledge.dataset;
  const [nameA, nameB] = [nameOf(entityAt(knowledge, a)), nameOf(entityAt(knowledge, b))];
  return (
    <>
      <Glance comparison={comparison} />
      <ShowOnGraph a={a} b={b} />
      {direct.length === 0 ? (
        <EmptyState>No shown claim joins the two directly.</EmptyState>
      ) : (
        <ClaimList title="Said of the two" claims={direct} />
      )}
      {shared.length > 0 && (
        <Section title="Joined to both" count={shared.length}>
          {shared.slice(0, FIRST_NAMES).map(({ entity, claimsA, claimsB }) => (
            <div key={entity} className={styles.shared}>
              <p className={kit.name}>
                <EntityLink id={entityAt(knowledge, entity).id} />
              </p>
              <ClaimList title="A" claims={claimsA} seenFrom={a} />
              <ClaimList title="B" claims={claimsB} seenFrom={b} />
            </div>
          ))}
          {shared.length > FIRST_NAMES && (
            <p className={kit.small}>and {counted(shared.length - FIRST_NAMES, "other")}, in the column above</p>
          )}
        </Section>
      )}
      <Lanes a={a} b={b} timelines={timelines} />
      <Counts
        title="What is said"
        counts={byFamily}
        nameOf={(value) => vocabulary.predicateFamilies[value]?.label ?? ""}
      />
      <Counts title="How it is said" counts={byStance} nameOf={(value) => stanceInWords(knowledge, value)} />
      <ClaimList
        title={`Only A, ${nameA}`}
        claims={[...onlyA.flatMap(({ claims }) => claims), ...alone.a]}
        seenFrom={a}
        first={4}
      />
      <ClaimList
        title={`Only B, ${nameB}`}
        claims={[...onlyB.flatMap(({ claims }) => claims), ...alone.b]}
        seenFrom={b}
        first={4}
      />
    </>
  );
}

/** Three columns: whom only A is joined to, whom both are, whom only B is. */
function Glance({ comparison: { onlyA, shared, onlyB } }: { comparison: Comparison }) {
  const entities = (neighbours: readonly { readonly entity: number }[]) => neighbours.map(({ entity }) => entity);
  return (
    <div className={styles.glance}>
      <Column title="Only A" entities={entities(onlyA)} />
      <Column title="Both" entities={entities(shared)} isMiddle />
      <Column title="Only B" entities={entities(onlyB)} />
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
    <section className={styles.column} data-middle={isMiddle || undefined} aria-label={`${title}: ${entities.length}`}>
      <p className={styles.number} aria-hidden>
        {entities.length}
      </p>
      <h3 className={kit.head}>{title}</h3>
      <ul>
        {entities.slice(0, limit).map((entity) => (
          <Name key={entity} entity={entity} />
        ))}
      </ul>
      {rest > 0 && (
        <Button weight="quiet" className={styles.more ?? ""} onClick={() => setLimit(limit + 4 * FIRST_NAMES)}>
          {rest} more
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

/** A way back to the two on the graph, once something else was selected. */
function ShowOnGraph({ a, b }: { a: number; b: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const selection = useWorkspaceState((state) => state.view.selection);
  const ids = [entityAt(knowledge, a).id, entityAt(knowledge, b).id] as const;
  const isSelected = selection.claims.length === 0 && ids.every((id) => selection.entities.includes(id));
  if (isSelected && selection.entities.length === 2) return null;
  return (
    <Button className={styles.show ?? ""} onClick={() => workspace.dispatch(setCompared, { a: ids[0], b: ids[1] })}>
      Show both on the graph
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
              A
            </th>
            <td />
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ value, a, b }) => (
            <tr key={value}>
              <td className={styles.sideA} data-none={a === 0 || undefined}>
                {a} <span className={styles.bar} style={{ width: `${(a / most) * 60}%` }} />
              </td>
              <th scope="row">{nameOf(value)}</th>
              <td data-none={b === 0 || undefined}>
                <span className={styles.bar} data-hollow style={{ width: `${(b / most) * 60}%` }} /> {b}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
