import { type ReactNode, useMemo, useState } from "react";
import { locatorInWords, sourceName } from "../../../derive/claim-words.ts";
import { NOT_STATED_VALUE } from "../../../derive/lens-facets.ts";
import { supportColumns } from "../../../derive/support-columns.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import type { FamilyLook } from "../../../model/family-looks.ts";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { attributionWords as words } from "../../../words/en/attributions.ts";
import { facetWords } from "../../../words/en/facets.ts";
import { workspaceWords } from "../../../words/en/workspace.ts";
import type { Words } from "../../../words/message.ts";
import { numberText } from "../../../words/numbers.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { WouldFall } from "../../../workspace/ui/WouldFall.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { neverSpeaking, onOneSentence, paragraphLoads, type Voice, voicesOf } from "../voices.ts";
import { VoiceFigure } from "./VoiceFigure.tsx";
import styles from "./VoicesPanel.module.css";

/** Holders in the matrix: those with the most claims, and the one that the view asks for. */
const MOST_HOLDERS = 10;
/** Rows of a list shown before the user asks for more. */
const FIRST_ROWS = 8;

/** Panel about who speaks about whom, and what the graph rests on: of what the lens and filters show. */
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
    <PanelFrame title={words.title()} testId="voices-panel" lead={words.question()}>
      <p className={styles.note}>{summaryOf(knowledge, voices, derived.shownClaims)}</p>
      <Matrix voices={voices} />
      <SupportSection />
      <Rows
        title={words.silent()}
        note={words.silentMeans()}
        rows={silent.map(({ entity, claims }) => ({
          key: entity,
          content: <EntityLink id={entityAt(knowledge, entity).id} />,
          number: words.claims({ claims }),
        }))}
      />
      <Rows
        title={words.oneSentence()}
        note={words.oneSentenceMeans()}
        rows={oneSentence.entities.map(({ entity, claims, at }) => ({
          key: entity,
          content: <EntityLink id={entityAt(knowledge, entity).id} />,
          number: words.claimsAt({ claims, at }),
        }))}
      />
      <ClaimList
        key={oneSentence.claims.length}
        title={words.claimsOnOneSentence()}
        claims={oneSentence.claims}
        first={FIRST_ROWS / 2}
      />
      <Rows
        title={words.paragraphs()}
        note={words.paragraphsMeans()}
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

function summaryOf(knowledge: KnowledgeGraph, voices: readonly Voice[], shown: number): Words {
  const [first] = voices;
  if (first === undefined) return words.none();
  const claims = first.claims.length;
  // Those who are named come first.
  if (first.holder < 0) return words.nobodyNamed({ claims, shown });
  const others = voices.filter(({ holder }) => holder >= 0).length - 1;
  return words.mostNamed({ claims, shown, name: holderName(knowledge, first), others });
}

function holderName(knowledge: KnowledgeGraph, { holder }: Voice): string {
  return holder < 0 ? facetWords.nobodyNamed() : nameOf(entityAt(knowledge, holder));
}

/** The holder of a voice, by its value of the holder facet. */
function holderId(knowledge: KnowledgeGraph, { holder }: Voice): string {
  return holder < 0 ? NOT_STATED_VALUE : entityAt(knowledge, holder).id;
}

/** Holders against families: each cell counts a holder's claims about a family, and selects the entities they are about. */
function Matrix({ voices: all }: { voices: readonly Voice[] }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const [pressed, setPressed] = useState<number | null>(null);
  const asked = useWorkspaceState(({ view: { room } }) => (room.kind === "voices" ? room.holder : undefined));
  const voices = all.filter((voice, at) => at < MOST_HOLDERS || holderId(knowledge, voice) === asked);
  const { families } = knowledge.dataset.vocabulary;
  const used = families.flatMap((family, at) => (voices.some(({ byFamily }) => byFamily[at]) ? [{ family, at }] : []));
  const selectAbout = (voice: Voice, family: number | null) =>
    workspace.dispatch(selectInSight, {
      entities: voice.about
        .filter(({ entity }) => family === null || knowledge.entityFamily[entity] === family)
        .map(({ entity }) => entityAt(knowledge, entity).id as string),
      claims: [],
    });
  const opened = voices.find((voice) =>
    pressed === null ? holderId(knowledge, voice) === asked : voice.holder === pressed,
  );
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
                    aria-expanded={voice === opened}
                    onClick={() => {
                      setPressed(voice.holder);
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
                          aria-label={words.cell({ claims, name, family: family.label })}
                          onClick={() => selectAbout(voice, at)}
                        >
                          {numberText(claims)}
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
      {opened !== undefined && (
        <WouldFall
          key={opened.holder}
          ground={{ holder: holderId(knowledge, opened) }}
          room={{ kind: "voices", holder: holderId(knowledge, opened) }}
        />
      )}
    </>
  );
}

/** How many claims are attributed to how many independent holders. */
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
      [words.toSeveral(), counts.several],
      [words.toOne(), counts.one],
      [words.toNobodyNamed(), counts.unstated],
      [words.affirmedByNobody(), counts.nobody],
      [words.severalPassages(), counts.passages],
    ] as const;
  }, [knowledge, derived]);
  return (
    <Rows
      title={words.support()}
      note={words.supportMeans()}
      rows={rows
        .filter(([, count]) => count > 0)
        .map(([support, claims]) => ({ key: support, content: support, number: words.claims({ claims }) }))}
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

/** A titled list; a long one is opened step by step. */
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
          {workspaceWords.showMore({ count: Math.min(rest, 5 * FIRST_ROWS) })}
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
      onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: ids() })}
    >
      <span className={kit.mute} title={locatorInWords(at)}>
        {at}
      </span>
      <span>
        {capitalised(digest ?? locatorInWords(at))}
        {title !== "" && <span className={kit.mute}> {title}</span>}
      </span>
      <span className={styles.weight}>{numberText(claims.length)}</span>
      <span className={styles.load} style={{ width: `${100 * share}%` }} />
    </button>
  );
}
