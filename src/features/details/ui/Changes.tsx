import { counted } from "../../../lib/count-words.ts";
import { isSameJson } from "../../../lib/same-json.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { type Change, changesOf, isChanged } from "../../../model/document.ts";
import { RECORD_LISTS } from "../../../model/edit.ts";
import { discardChanges, restoreRecord } from "../../../workspace/document-commands.ts";
import { ClaimRowButton } from "../../../workspace/ui/ClaimRowButton.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useMayEdit, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { SaveChanges } from "../../files/ui/SaveChanges.tsx";
import { WORDS_OF } from "../record-commands.ts";
import styles from "./RecordFields.module.css";

/** Says that a record differs from the opened file, what the file says, and offers to restore that. */
export function ChangedRecord({ of, id }: { of: "entity" | "claim"; id: string }) {
  const workspace = useWorkspace();
  const mayEdit = useMayEdit();
  const change = useWorkspaceState(({ document }) =>
    changesOf(document).find((each) => each.of === of && each.id === id && each.is === "changed"),
  );
  const dataset = useWorkspaceState(({ document }) => document.dataset);
  if (change === undefined) return null;
  const record = RECORD_LISTS[of].read(dataset).find((each) => each.id === id);
  const [before, now] = [change.opened, record] as unknown as readonly Readonly<Record<string, unknown>>[];
  const fields = Object.entries(WORDS_OF[of] ?? {}).filter(([key]) => !isSameJson(before?.[key], now?.[key]));
  return (
    <section className={`${kit.warning} ${styles.changed}`} aria-label="Changed">
      <p>You have changed this. The original says:</p>
      <ul>
        {fields.map(([key, title]) => (
          <li key={key}>
            {title}: <Value value={before?.[key]} />
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Button
          weight="quiet"
          className={kit.flush ?? ""}
          onClick={() => workspace.dispatch(restoreRecord, { of, id })}
        >
          Restore the original
        </Button>
      )}
    </section>
  );
}

function Value({ value }: { value: unknown }) {
  const text = Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : "";
  return text === "" ? <i>nothing</i> : <q dir="auto">{text}</q>;
}

/** All that differs from the opened file, and the ways to save it; nothing where nothing does. */
export function ChangedDocument() {
  const document = useWorkspaceState((state) => state.document);
  const changes = changesOf(document);
  if (!isChanged(document)) return null;
  const of = (kind: Change["of"]) => changes.filter((change) => change.of === kind && change.is !== "removed");
  return (
    <Section className={styles.changes} title="Your changes">
      <p className={kit.mute}>
        {changes.length === 0
          ? "Only the order of records differs from the original file."
          : `${changesInWords(changes)} from the original file.`}
      </p>
      <ul>
        {of("entity").map(({ id }) => (
          <li key={id}>
            <EntityLink id={id} />
          </li>
        ))}
        <ChangedClaims ids={of("claim").map(({ id }) => id)} />
      </ul>
      <SaveChanges discard={discardChanges} />
    </Section>
  );
}

function ChangedClaims({ ids }: { ids: readonly string[] }) {
  const numbers = useWorkspaceState((state) => state.knowledge.claimNumber);
  return ids.map((id) => <ClaimRowButton key={id} claim={numbers.get(id) ?? 0} />);
}

const NOUNS: Readonly<Partial<Record<Change["of"], readonly [string, string]>>> = {
  entity: ["entity", "entities"],
  claim: ["claim", "claims"],
  story: ["story", "stories"],
  arrangement: ["arrangement", "arrangements"],
};

/** How many records of which kind differ: "2 entities and 1 claim differ". */
function changesInWords(changes: readonly Change[]): string {
  const parts: string[] = [];
  let others = changes.length;
  for (const [kind, [one, many]] of Object.entries(NOUNS) as [Change["of"], readonly [string, string]][]) {
    const count = changes.filter(({ of }) => of === kind).length;
    others -= count;
    if (count > 0) parts.push(counted(count, one, many));
  }
  if (others > 0) parts.push(counted(others, "other record"));
  const last = parts.pop();
  const words = parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
  return `${words} ${changes.length === 1 ? "differs" : "differ"}`;
}
