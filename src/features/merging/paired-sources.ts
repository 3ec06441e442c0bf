import type { Steps } from "../../lib/steps.ts";
import type { Source } from "../../model/dataset.ts";
import type { SourceId } from "../../model/ids.ts";
import { foldText } from "../search/fold-text.ts";

/**
 * Which source of A each of B is, where it is one: by its address if no other has it on its side, else by title and date, or
 * title and id. Two whose texts differ are never one, since passages are counted in the text.
 */
export function* pairingSources(a: readonly Source[], b: readonly Source[]): Steps<ReadonlyMap<SourceId, SourceId>> {
  const free = new Set(a);
  const pairs = new Map<SourceId, SourceId>();
  const rounds: readonly ((source: Source) => string | null)[] = [
    (source) => JSON.stringify([source.id, titleOf(source), addressOf(source)]),
    (source) => (addressOf(source) === null ? null : JSON.stringify([titleOf(source), addressOf(source)])),
    (source) => (titleOf(source) === "" ? null : JSON.stringify([source.id, titleOf(source)])),
    (source) =>
      titleOf(source) === "" || source.publishedAt === null
        ? null
        : JSON.stringify([titleOf(source), source.publishedAt]),
  ];
  const pair = (keyOf: (source: Source) => string | null, isOnlyOnce: boolean) => {
    const byKey = Map.groupBy(free, keyOf);
    const rest = Map.groupBy(
      b.filter(({ id }) => !pairs.has(id)),
      keyOf,
    );
    for (const [key, others] of rest) {
      const ones = byKey.get(key) ?? [];
      if (key === null || (isOnlyOnce && (ones.length > 1 || others.length > 1))) continue;
      for (const other of others) {
        const one = ones.find((each) => free.has(each) && mayBeOne(each, other));
        if (one === undefined) continue;
        free.delete(one);
        pairs.set(other.id, one.id);
      }
    }
  };
  for (const keyOf of rounds) {
    yield;
    pair(keyOf, false);
  }
  pair(addressOf, true);
  return pairs;
}

function mayBeOne(one: Source, other: Source): boolean {
  const [own, its] = [addressOf(one), addressOf(other)];
  const haveOneAddress = own === null || its === null || own === its;
  return (
    haveOneAddress && (one.text === undefined || other.text === undefined || one.text.sha256 === other.text.sha256)
  );
}

function titleOf({ title = "" }: Source): string {
  return foldText(title).replace(/\s+/gu, " ").trim();
}

/** An address as browsers write it, whatever its scheme; null where there is none. */
function addressOf({ address }: Source): string | null {
  if (address === undefined) return null;
  const href = URL.canParse(address) ? new URL(address).href : address;
  return href.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}
