import { type ReactNode, useMemo, useState } from "react";
import { locatorInWords, NOT_STATED, sourceName } from "../../../derive/claim-words.ts";
import { supportColumns } from "../../../derive/support.ts";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import type { FamilyLook } from "../../../model/family-looks.ts";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { neverSpeaking, onOneSentence, paragraphLoads, type Voice, voicesOf } from "../voices.ts";
import { VoiceFigure } from "./VoiceFigure.tsx";
import styles from "./VoicesPanel.module.css";

/** Holders in the matrix: the most talkative. */
const MOST_HOLDERS = 10;
/** Rows of a list shown before the reader asks for more. */
const FIRST_ROWS = 8;

/** The room about who speaks about whom, and what the graph rests on. All of it is of what the lens and filters show. */
export function VoicesPanel() {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const voices = useMemo(() => voicesOf(knowledge, derived), [knowledge, derived]);
  const silent = useMemo(() => neverSpeaking(knowledge, derived), [knowledge, derived]);
  const oneSentence = useMemo(() => onOneSentence(knowledge, derived), [knowledge, derived]);
  const loads = useMemo(() => paragraphLoads(knowledge, derived), [knowledge, derived]);
  const heaviest = loads[0]?.claims.length ?? 1;
  const sources = knowledge.dataset.sources;
  const titleOf = (id: string) => {
    const source = sources.find((each) => each.id === id);
    return source === undefined ? "" : sourceName(source);
  };
  return (
    <PanelFrame
      title="Who speaks about whom"
      testId="voices-room"
      lead={leadOf(knowledge, voices, derived.shownClaims)}
    >
      <Matrix voices={voices.slice(0, MOST_HOLDERS)} />
      <SupportSection />
      <Rows
        title="Spoken about, never speaking"
        note="Of a kind that does speak elsewhere; by the number of claims about them."
        rows={silent.map(({ entity, claims }) => ({
          key: entity,
          content: <EntityLink id={entityAt(knowledge, entity).id} />,
          number: counted(claims, "claim"),
        }))}
      />
      <Rows
        title="Known from one sentence alone"
        note="All that is said of them stands in a single sentence."
        rows={oneSentence.entities.map(({ entity, claims, at }) => ({
          key: entity,
          content: <EntityLink id={entityAt(knowledge, entity).id} />,
          number: `${counted(claims, "claim")}, ${at}`,
        }))}
      />
      <ClaimList
        key={oneSentence.claims.length}
        title="Claims on one sentence"
        claims={oneSentence.claims}
        first={FIRST_ROWS / 2}
      />
      <Rows
        title="Paragraphs that carry most"
        note="Our own line on each, and the claims that rest on it."
        rows={loads.map(({ source, at, digest, claims }) => ({
          key: `${source} ${at}`,
          content: null,
          number: "",
          whole: (
            <ParagraphBar
              at={at}
              title={sources.length > 1 ? titleOf(source) : ""}
              digest={digest}
              claims={claims}
              share={claims.length / heaviest}
            />
          ),
        }))}
      />
    </PanelFrame>
  );
}

function leadOf(knowledge: KnowledgeGraph, voices: readonly Voice[], shownClaims: number): string {
  const [first] = voices;
  if (first === undefined) return "No word is taken, so nobody speaks.";
  const named = voices.filter(({ holder }) => holder >= 0).length;
  const share = `${holderName(knowledge, first)} stands behind ${first.claims.length.toLocaleString("en")} of ${counted(shownClaims, "claim")}`;
  const others = named - (first.holder >= 0 ? 1 : 0);
  return others === 0
    ? `${share}; nobody else is named.`
    : `${share}; ${counted(others, "other")} ${others === 1 ? "is" : "are"} named.`;
}

function holderName(knowledge: KnowledgeGraph, { holder }: Voice): string {
  return holder < 0 ? NOT_STATED : nameOf(entityAt(knowledge, holder));
}

/** Holders against families: each cell counts a holder's claims about that family and selects those it speaks about. */
function Matrix({ voices }: { voices: readonly Voice[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const [open, setOpen] = useState<number | null>(null);
  const { families } = knowledge.dataset.vocabulary;
  const used = families.flatMap((family, at) => (voices.some(({ byFamily }) => byFamily[at]) ? [{ family, at }] : []));
  const selectAbout = (voice: Voice, family: number | null) =>
    workspace.dispatch(select, {
      entities: voice.about
        .filter(({ entity }) => family === null || knowledge.entityFamily[entity] === family)
        .map(({ entity }) => entityAt(knowledge, entity).id as string),
      claims: [],
    });
  const opened = voices.find(({ holder }) => holder === open);
  return (
    <>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            {used.map(({ family, at }) => (
              <th key={family.id} scope="col" title={family.label}>
                <GlyphIcon look={knowledge.familyLooks[at] as FamilyLook} size={13} />
                <span hidden>{family.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {voices.map((voice) => {
            const name = holderName(knowledge, voice);
            const most = Math.max(...voice.byFamily, 1);
            return (
              <tr key={voice.holder}>
                <th scope="row">
                  <button
                    type="button"
                    className={`${kit.press} ${kit.cut} ${styles.holder}`}
                    title={name}
                    aria-expanded={open === voice.holder}
                    onClick={() => {
                      setOpen(voice.holder);
                      selectAbout(voice, null);
                    }}
                  >
                    {name}
                  </button>
                </th>
                {used.map(({ family, at }) => {
                  const claims = voice.byFamily[at] ?? 0;
                  return (
                    <td key={family.id}>
                      {claims === 0 ? (
                        <span className={kit.mute}>·</span>
                      ) : (
                        <button
                          type="button"
                          className={`${kit.press} ${styles.cell}`}
                          style={{ "--share": claims / most } as React.CSSProperties}
                          onClick={() => selectAbout(voice, at)}
                        >
                          {claims}
                          <span className={kit.spoken}>
                            {claims === 1 ? " claim" : " claims"} by {name} about {family.label}: select these
                          </span>
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      <VoiceFigure voices={opened === undefined ? voices : [opened]} />
    </>
  );
}

/** How many claims rest on how many independent voices. */
function SupportSection() {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const rows = useMemo(() => {
    const { holders, unstated, passages } = supportColumns(knowledge, derived.attributionMask);
    const counts = { several: 0, one: 0, unstated: 0, nobody: 0, passages: 0 };
    derived.claimMask.forEach((shown, c) => {
      if (shown === 0) return;
      if ((passages[c] as number) > 1) counts.passages++;
      if ((holders[c] as number) > 1) counts.several++;
      else if (holders[c] === 1) counts.one++;
      else if ((unstated[c] as number) > 0) counts.unstated++;
      else counts.nobody++;
    });
    return [
      ["Two or more independent holders", counts.several],
      ["One holder", counts.one],
      [`A holder ${NOT_STATED}`, counts.unstated],
      ["Nobody affirms it", counts.nobody],
      ["Two or more passages", counts.passages],
    ] as const;
  }, [knowledge, derived]);
  return (
    <Rows
      title="What claims rest on"
      note="Independent holders are counted once each; one who is not stated counts for nobody else."
      rows={rows
        .filter(([, count]) => count > 0)
        .map(([words, count]) => ({ key: words, content: words, number: counted(count, "claim") }))}
    />
  );
}

interface RowOfList {
  readonly key: string | number;
  readonly content: ReactNode;
  readonly number: string;
  /** What stands in place of content and number. */
  readonly whole?: ReactNode;
}

/** A titled list, the long ones opened step by step. */
function Rows({ title, note, rows }: { title: string; note: string; rows: readonly RowOfList[] }) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const rest = rows.length - limit;
  if (rows.length === 0) return null;
  return (
    <Section title={title} count={rows.length}>
      <p className={`${kit.mute} ${styles.note}`}>{note}</p>
      <ul className={`${kit.read} ${styles.rows}`}>
        {rows.slice(0, limit).map(({ key, content, number, whole }) =>
          whole === undefined ? (
            <li key={key}>
              <span>{content}</span>
              <span className={styles.number}>{number}</span>
            </li>
          ) : (
            <li key={key} style={{ padding: 0, border: 0 }}>
              {whole}
            </li>
          ),
        )}
      </ul>
      {rest > 0 && (
        <Button weight="quiet" onClick={() => setLimit(limit + 5 * FIRST_ROWS)}>
          Show {Math.min(rest, 5 * FIRST_ROWS)} more of {rest}
        </Button>
      )}
    </Section>
  );
}

function ParagraphBar({
  at,
  title,
  digest,
  claims,
  share,
}: {
  at: string;
  title: string;
  digest: string | null;
  claims: readonly number[];
  share: number;
}) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const ids = () => claims.flatMap((c) => knowledge.dataset.claims[c]?.id ?? []);
  return (
    <button
      type="button"
      className={`${kit.row} ${styles.paragraph}`}
      onClick={() => workspace.dispatch(select, { entities: [], claims: ids() })}
    >
      <span className={kit.mute} title={locatorInWords(at)}>
        {at}
      </span>
      <span>
        {digest ?? locatorInWords(at)}
        {title !== "" && <span className={kit.mute}> {title}</span>}
      </span>
      <span className={styles.weight}>{claims.length}</span>
      <span className={styles.load} style={{ width: `${100 * share}%` }} />
    </button>
  );
}
