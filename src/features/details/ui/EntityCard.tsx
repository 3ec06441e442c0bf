import { claimGroupsOf, claimsHeldBy, claimsQualifiedBy } from "../../../derive/entity-claims.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { unseenNeighbours } from "../../../derive/unseen-neighbours.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { claimAt, claimsAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { describeWhen } from "../../../model/when.ts";
import { recordWords as words } from "../../../words/en/records.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { expand, focusOn, foldSelected, leaveFocus } from "../../../workspace/selection-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import styles from "../../../workspace/ui/Record.module.css";
import { WouldFall } from "../../../workspace/ui/WouldFall.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { ChangedRecord } from "./Changes.tsx";
import { FieldRows } from "./FieldRows.tsx";
import { HiddenNote } from "./HiddenNote.tsx";
import { OriginRow } from "./OriginRow.tsx";
import { EntityFields, useEditing } from "./RecordFields.tsx";

/** One entity: its record, then its claims by predicate family. */
export function EntityCard({ entity }: { entity: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const isHidden = useWorkspaceState((state) => state.derived.entityMask[entity] === 0);
  const record = entityAt(knowledge, entity);
  const { isEdited, done, button } = useEditing();
  const isFocused = useWorkspaceState((state) => state.view.focus?.entities.includes(record.id) ?? false);
  const { vocabulary, derivedFrom } = knowledge.dataset;
  const isContext = derivedFrom?.context.includes(record.id) ?? false;
  const kind = vocabulary.entityKinds[knowledge.entityKind[entity] as number];
  const look = lookOfEntity(knowledge, entity);
  const groups = claimGroupsOf(knowledge, claimMask, entity);
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const all = knowledge.entityClaimCount[entity] as number;
  const held = claimsHeldBy(knowledge, claimMask, entity);
  return (
    <article>
      <p className={styles.overline}>
        <GlyphIcon look={look} size={12} />
        {kind?.label}
        {record.subkind && (record.subkind as string) !== kind?.id ? ` · ${record.subkind.replaceAll("-", " ")}` : ""}
        {record.named ? "" : ` · ${words.notNamed()}`}
      </p>
      {isEdited ? (
        <EntityFields record={record} onDone={done} />
      ) : (
        <>
          <h2 className={kit.title} dir="auto">
            {nameOf(record)}
          </h2>
          {record.label === undefined && <p className={kit.mute}>{words.noLabel()}</p>}
          {record.described === false && <p className={kit.note}>{words.notDescribed()}</p>}
          {isContext && <p className={kit.note}>{words.forContext()}</p>}
          {record.gloss !== undefined && <p className={styles.gloss}>{record.gloss}</p>}
        </>
      )}
      <ChangedRecord of="entity" id={record.id} />
      <dl className={kit.facts}>
        {record.aliases.length > 0 && !isEdited && (
          <div>
            <dt>{words.aliases()}</dt>
            <dd dir="auto">{listText(record.aliases, "comma")}</dd>
          </div>
        )}
        {record.time !== null && (
          <div>
            <dt>{words.when()}</dt>
            <dd>{describeWhen(record.time)}</dd>
          </div>
        )}
        {record.place !== null && (
          <div>
            <dt>{words.where()}</dt>
            <dd>
              {coordinates(record.place)}
              {record.place.precision !== undefined && ` ${words.precision({ precision: record.place.precision })}`}
              {record.place.basis === "external" && <span className={kit.mute}> {words.ourCoordinates()}</span>}
            </dd>
          </div>
        )}
        <FieldRows of="entity" values={record.fields} />
        {record.note !== null && !isEdited && (
          <div>
            <dt>{words.note()}</dt>
            <dd>{record.note}</dd>
          </div>
        )}
        <OriginRow origin={record.origin} />
      </dl>
      <div className={kit.tools}>
        {isFocused ? (
          <Button onClick={() => workspace.dispatch(leaveFocus)}>{words.clearFocus()}</Button>
        ) : (
          <Button onClick={() => workspace.dispatch(focusOn, { entities: [record.id], hops: 1 })}>
            {words.focus()}
          </Button>
        )}
        {button}
      </div>
      {held.length > 0 && <WouldFall ground={{ holder: record.id }} room={{ kind: "voices", holder: record.id }} />}
      <NotShown entity={entity} />
      {isHidden && <HiddenNote entities={[record.id]} />}
      {groups.map(({ label, rows }) => (
        <ClaimList key={label} title={label} claims={rows.map(({ claim }) => claim)} seenFrom={entity} />
      ))}
      <ClaimList title={words.attributedToIt()} claims={held} />
      <ClaimList title={words.placeOrMeans()} claims={claimsQualifiedBy(knowledge, claimMask, entity)} />
      {shown < all && (
        <HiddenNote
          text={words.hiddenClaims({ hidden: all - shown, all })}
          button={words.showAllAnyway({ count: all - shown })}
          claims={[...claimsAt(knowledge, entity)].map((c) => claimAt(knowledge, c).id)}
        />
      )}
      {all === 0 && <p className={kit.note}>{words.noClaims()}</p>}
    </article>
  );
}

/** While a focus is on: the neighbours of an entity that it leaves out, by family of relation types, each to be added. */
function NotShown({ entity }: { entity: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const isOn = useWorkspaceState((state) => state.view.focus !== null);
  const canCollapse = useWorkspaceState((state) => foldSelected.isEnabled(state));
  if (!isOn || derived.entityMask[entity] === 0) return null;
  const { count, byFamily } = unseenNeighbours(knowledge, derived, entity);
  if (count === 0 && !canCollapse) return null;
  const { id } = entityAt(knowledge, entity);
  const expandBy = (family: string | null) => workspace.dispatch(expand, { entity: id, family });
  return (
    <div className={`${kit.tools} ${kit.mute}`}>
      {count > 0 && <span>{words.notShown()}</span>}
      {[...byFamily].map(([number, more]) => {
        const family = knowledge.dataset.vocabulary.predicateFamilies[number];
        return family === undefined ? null : (
          <Button
            key={family.id}
            weight="chip"
            aria-label={words.expand({ count: more, family: family.label })}
            onClick={() => expandBy(family.id)}
          >
            {words.neighbours({ count: more, family: family.label })}
          </Button>
        );
      })}
      {byFamily.size > 1 && (
        <Button weight="chip" aria-label={words.expandAll({ count })} onClick={() => expandBy(null)}>
          {words.allNeighbours({ count })}
        </Button>
      )}
      {canCollapse && (
        <Button weight="quiet" isSmall onClick={() => workspace.dispatch(foldSelected)}>
          {words.collapse()}
        </Button>
      )}
    </div>
  );
}

function coordinates({ latitude, longitude }: { latitude: number; longitude: number }): Words {
  return words.coordinates({
    latitude: Math.abs(latitude),
    northSouth: latitude < 0 ? "south" : "north",
    longitude: Math.abs(longitude),
    eastWest: longitude < 0 ? "west" : "east",
  });
}
