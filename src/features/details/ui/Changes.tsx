import { useStore } from "zustand";
import { isSameJson } from "../../../lib/same-json.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { rich } from "../../../lib/ui/rich.tsx";
import { Section } from "../../../lib/ui/Section.tsx";
import { type Change, changesOf, isChanged } from "../../../model/document.ts";
import { RECORD_LISTS } from "../../../model/record-lists.ts";
import { changeWords as words } from "../../../words/en/changes.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { discardChanges, restoreRecord } from "../../../workspace/document-commands.ts";
import { shownDifferences } from "../../../workspace/shown-differences.ts";
import { ClaimRowButton } from "../../../workspace/ui/ClaimRowButton.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useMayEdit, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { openChanges } from "../../differences/difference-commands.ts";
import { SaveChanges } from "../../files/ui/SaveChanges.tsx";
import { FIELD_NAMES } from "../record-commands.ts";
import styles from "./RecordFields.module.css";

/**
 * Says that a record differs from the original file, what it says there, and offers to restore that; while that file is
 * compared with, or another, what differs from it in full.
 */
export function ChangedRecord({ of, id }: { of: "entity" | "claim"; id: string }) {
  const compared = useStore(shownDifferences, ({ now }) => now);
  const lines = compared?.linesOf(of, id) ?? [];
  const change = useWorkspaceState(({ document }) =>
    changesOf(document).find((each) => each.of === of && each.id === id && each.is === "changed"),
  );
  if (compared === null || lines.length === 0) return change && <ChangedByHand change={change} />;
  return (
    <>
      <section className={`${kit.warning} ${styles.changed}`} aria-label={words.compared({ other: compared.other })}>
        <p>{words.compared({ other: compared.other })}</p>
        <ul>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and none changes places
            <li key={at} dir="auto">
              {line}
            </li>
          ))}
        </ul>
        {change && compared.is === "opened" && <Restore change={change} />}
      </section>
      {change && compared.is !== "opened" && <ChangedByHand change={change} />}
    </>
  );
}

function ChangedByHand({ change }: { change: Change }) {
  const dataset = useWorkspaceState(({ document }) => document.dataset);
  const { of, id } = change;
  const record = RECORD_LISTS[of].read(dataset).find((each) => each.id === id);
  const [before, now] = [change.opened, record] as unknown as readonly Readonly<Record<string, unknown>>[];
  const names = FIELD_NAMES[of as "entity" | "claim"] ?? {};
  const fields = Object.entries(names).filter(([key]) => !isSameJson(before?.[key], now?.[key]));
  return (
    <section className={`${kit.warning} ${styles.changed}`} aria-label={words.changed()}>
      <p>{words.original()}</p>
      <ul>
        {fields.map(([key, name]) => (
          <li key={key}>{rich(words.field, { field: name(), value: <Value value={before?.[key]} /> })}</li>
        ))}
      </ul>
      <Restore change={change} />
    </section>
  );
}

function Restore({ change: { of, id } }: { change: Change }) {
  const workspace = useWorkspace();
  if (!useMayEdit()) return null;
  return (
    <Button weight="quiet" className={kit.flush ?? ""} onClick={() => workspace.dispatch(restoreRecord, { of, id })}>
      {words.restore()}
    </Button>
  );
}

function Value({ value }: { value: unknown }) {
  const text = Array.isArray(value) ? listText(value, "comma") : typeof value === "string" ? value : "";
  return text === "" ? <i>{words.empty()}</i> : <q dir="auto">{text}</q>;
}

/** Entities, and claims, that are listed: a merge may add more than a page can hold. Of more, the number. */
const MOST_LISTED = 100;

/** All that differs from the original file, and how to save it; nothing where nothing differs. */
export function ChangedDocument() {
  const workspace = useWorkspace();
  const document = useWorkspaceState((state) => state.document);
  const changes = changesOf(document);
  if (!isChanged(document)) return null;
  const of = (kind: Change["of"]) => changes.filter((change) => change.of === kind && change.is !== "removed");
  const [entities, claims] = [of("entity"), of("claim")];
  const unlisted = [entities, claims].reduce((sum, { length }) => sum + Math.max(0, length - MOST_LISTED), 0);
  return (
    <Section className={styles.changes} title={words.title()}>
      <p className={kit.mute}>
        {changes.length === 0 ? words.onlyOrder() : words.summary({ changes: changesInWords(changes) })}
      </p>
      <ul>
        {entities.slice(0, MOST_LISTED).map(({ id }) => (
          <li key={id}>
            <EntityLink id={id} />
          </li>
        ))}
        <ChangedClaims ids={claims.slice(0, MOST_LISTED).map(({ id }) => id)} />
        {unlisted > 0 && <li className={kit.mute}>{words.more({ count: unlisted })}</li>}
      </ul>
      <Button weight="quiet" className={kit.flush ?? ""} onClick={() => workspace.dispatch(openChanges)}>
        {openChanges.title()}
      </Button>
      <SaveChanges discard={discardChanges} />
    </Section>
  );
}

function ChangedClaims({ ids }: { ids: readonly string[] }) {
  const numbers = useWorkspaceState((state) => state.knowledge.claimNumber);
  return ids.map((id) => <ClaimRowButton key={id} claim={numbers.get(id) ?? 0} />);
}

const COUNTS: readonly (readonly [Change["of"], (values: { count: number }) => Words])[] = [
  ["entity", words.entities],
  ["claim", words.claims],
  ["story", words.stories],
  ["arrangement", words.arrangements],
];

/** How many records of which kind differ: "2 entities and 1 claim". */
function changesInWords(changes: readonly Change[]): Words {
  const counts: Words[] = [];
  let others = changes.length;
  for (const [kind, counted] of COUNTS) {
    const count = changes.filter(({ of }) => of === kind).length;
    others -= count;
    if (count > 0) counts.push(counted({ count }));
  }
  if (others > 0) counts.push(words.others({ count: others }));
  return listText(counts);
}
