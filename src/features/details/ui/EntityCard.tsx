import { claimGroupsOf, claimsHeldBy, claimsQualifiedBy } from "../../../derive/entity-claims.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { unseenNeighbours } from "../../../derive/unseen-neighbours.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { describeWhen } from "../../../model/when.ts";
import { expand, focusOn, foldSelected, leaveFocus } from "../../../workspace/selection-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { ChangedRecord } from "./Changes.tsx";
import { FieldRows } from "./FieldRows.tsx";
import { OriginRow } from "./OriginRow.tsx";
import { EntityFields, useEditing } from "./RecordFields.tsx";

/** What the graph says of one entity: its record, then its claims by predicate family. */
export function EntityCard({ entity }: { entity: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const isHidden = useWorkspaceState((state) => state.derived.entityMask[entity] === 0);
  const record = entityAt(knowledge, entity);
  const { isEdited, done, button } = useEditing();
  const isFocused = useWorkspaceState((state) => state.view.focus?.entities.includes(record.id) ?? false);
  const { vocabulary } = knowledge.dataset;
  const kind = vocabulary.entityKinds[knowledge.entityKind[entity] as number];
  const look = lookOfEntity(knowledge, entity);
  const groups = claimGroupsOf(knowledge, claimMask, entity);
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const all = knowledge.entityClaimCount[entity] as number;
  return (
    <article>
      <p className={styles.overline}>
        <GlyphIcon look={look} size={12} />
        {kind?.label}
        {record.subkind && (record.subkind as string) !== kind?.id ? ` · ${record.subkind.replaceAll("-", " ")}` : ""}
        {record.named ? "" : " · not named in the source"}
      </p>
      {isEdited ? (
        <EntityFields record={record} onDone={done} />
      ) : (
        <>
          <h2 className={kit.title} dir="auto">
            {nameOf(record)}
          </h2>
          {record.label === undefined && <p className={kit.mute}>No name is recorded; this is its id.</p>}
          {record.described === false && (
            <p className={kit.note}>Mentioned by a claim, but not described in this dataset.</p>
          )}
          {record.gloss !== undefined && <p className={styles.gloss}>{record.gloss}</p>}
        </>
      )}
      <ChangedRecord of="entity" id={record.id} />
      <dl className={kit.facts}>
        {record.aliases.length > 0 && !isEdited && (
          <div>
            <dt>Also</dt>
            <dd dir="auto">{record.aliases.join(", ")}</dd>
          </div>
        )}
        {record.time !== null && (
          <div>
            <dt>When</dt>
            <dd>{describeWhen(record.time)}</dd>
          </div>
        )}
        {record.place !== null && (
          <div>
            <dt>Where</dt>
            <dd>
              {degrees(record.place.latitude, "N", "S")}, {degrees(record.place.longitude, "E", "W")}
              {record.place.precision !== undefined && ` (${record.place.precision})`}
              {record.place.basis === "external" && <span className={kit.mute}> not from the source</span>}
            </dd>
          </div>
        )}
        <FieldRows of="entity" values={record.fields} />
        {record.note !== null && !isEdited && (
          <div>
            <dt>Note</dt>
            <dd>{record.note}</dd>
          </div>
        )}
        <OriginRow origin={record.origin} />
      </dl>
      <div className={kit.tools}>
        {isFocused ? (
          <Button onClick={() => workspace.dispatch(leaveFocus)}>Leave the neighbourhood</Button>
        ) : (
          <Button onClick={() => workspace.dispatch(focusOn, { entities: [record.id], hops: 1 })}>
            Focus on its neighbourhood
          </Button>
        )}
        {button}
      </div>
      <Unseen entity={entity} />
      {isHidden && <p className={kit.note}>Hidden on the graph by the filters that are on.</p>}
      {groups.map(({ label, rows }) => (
        <ClaimList key={label} title={label} claims={rows.map(({ claim }) => claim)} seenFrom={entity} />
      ))}
      <ClaimList title="On its word" claims={claimsHeldBy(knowledge, claimMask, entity)} />
      <ClaimList title="Named as place or means" claims={claimsQualifiedBy(knowledge, claimMask, entity)} />
      {shown < all && (
        <p className={kit.note}>
          {all - shown} of its {all} claims hidden.
        </p>
      )}
      {all === 0 && <p className={kit.note}>No claim says anything about it.</p>}
    </article>
  );
}

/** While a neighbourhood is on: which neighbours of an entity it leaves out, by what joins them, each to be fetched. */
function Unseen({ entity }: { entity: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const isOn = useWorkspaceState((state) => state.view.focus !== null);
  const canFold = useWorkspaceState((state) => foldSelected.isEnabled(state));
  if (!isOn || derived.entityMask[entity] === 0) return null;
  const { count, byFamily } = unseenNeighbours(knowledge, derived, entity);
  if (count === 0 && !canFold) return null;
  const { id } = entityAt(knowledge, entity);
  const grow = (family: string | null) => workspace.dispatch(expand, { entity: id, family });
  return (
    <div className={`${kit.tools} ${kit.mute}`}>
      {count > 0 && <span>Unseen:</span>}
      {[...byFamily].map(([number, unseen]) => {
        const family = knowledge.dataset.vocabulary.predicateFamilies[number];
        return family === undefined ? null : (
          <Button
            key={family.id}
            weight="chip"
            aria-label={`+${unseen} ${family.label}, expand`}
            onClick={() => grow(family.id)}
          >
            +{unseen} {family.label}
          </Button>
        );
      })}
      {byFamily.size > 1 && (
        <Button weight="chip" aria-label={`+${count} all, expand`} onClick={() => grow(null)}>
          +{count} all
        </Button>
      )}
      {canFold && (
        <Button weight="quiet" isSmall onClick={() => workspace.dispatch(foldSelected)}>
          Fold back
        </Button>
      )}
    </div>
  );
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toLocaleString("en", { maximumFractionDigits: 2 })}° ${value < 0 ? negative : positive}`;
}
