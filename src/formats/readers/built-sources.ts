import type { DatasetInput } from "../../model/dataset.ts";
import type { EvidenceInput, SourceInput } from "./graph-builder.ts";
import { createSlugs } from "./slugs.ts";
import { readableTime } from "./times.ts";
import { isWebAddress } from "./web-address.ts";

type SourceRecord = DatasetInput["sources"][number];

/** Records of sources: one for each id, or for all that are described alike where there is none. */
export function createSources() {
  const slugs = createSlugs();
  const known = new Map<string, SourceRecord[]>();
  const severalAccessed = new Set<string>();

  /**
   * A known source, with what else is now said of it. What has an address is the same source though one place says more of
   * it than another, and no source is another one for being looked at on another day.
   */
  function sameSource(
    all: SourceRecord[],
    isLinked: boolean,
    { publishedAt, publisher, accessedAt }: Pick<SourceRecord, "publishedAt" | "publisher" | "accessedAt">,
  ): SourceRecord | undefined {
    const fits = (before: string | null, now: string | null) =>
      before === now || (isLinked && (before === null || now === null));
    const at = all.findIndex((each) => fits(each.publishedAt, publishedAt) && fits(each.publisher, publisher));
    const found = all[at];
    if (found === undefined) return undefined;
    const dates = [found.accessedAt, accessedAt].flatMap((date) => date ?? []).toSorted();
    const latest = dates.at(-1);
    if (latest !== undefined && dates[0] !== latest) severalAccessed.add(found.title ?? found.address ?? "");
    all[at] = {
      ...found,
      publishedAt: found.publishedAt ?? publishedAt,
      publisher: found.publisher ?? publisher,
      ...(latest === undefined ? {} : { accessedAt: latest }),
    };
    return found;
  }

  function sourceOf({ id, title, address, publisher, publishedAt, accessedAt }: SourceInput): string | null {
    const link = address && isWebAddress(address) ? address : null;
    // An address that is none is still what the file says.
    const name = title || (link === null ? address : null) || null;
    if (name === null && link === null) return null;
    const accessed = readableTime(accessedAt);
    const said = {
      publishedAt: readableTime(publishedAt),
      publisher: publisher || null,
      ...(accessed === null ? {} : { accessedAt: accessed }),
    };
    const key = JSON.stringify(
      id ? [id] : link !== null ? [name, link] : [name, null, said.publisher, said.publishedAt],
    );
    const all = known.get(key) ?? [];
    known.set(key, all);
    const same = id ? all[0] : sameSource(all, link !== null, said);
    if (same !== undefined) return same.id;
    const source: SourceRecord = {
      id: `s.${slugs.take(name ?? link ?? "")}`,
      ...(name === null ? {} : { title: name }),
      authors: [],
      ...said,
      ...(link === null ? {} : { address: link }),
      segments: [],
      coverage: [],
      origin: { how: "import", ...(id ? { id } : {}) },
    };
    all.push(source);
    return source.id;
  }

  return {
    /** Where a thing is written about: each source once. */
    mentions: (inputs: readonly SourceInput[]) =>
      [...new Set(inputs.map(sourceOf))].flatMap((source) => (source === null ? [] : [{ source }])),
    evidence: (inputs: readonly EvidenceInput[] = []) =>
      inputs.flatMap((input) => {
        const source = sourceOf(input);
        const { page, quotation } = input;
        return source === null ? [] : [{ source, ...(page && { page }), ...(quotation && { quotation }) }];
      }),
    all: (): SourceRecord[] => [...known.values()].flat(),
    /** What sources are called that were accessed on several dates. */
    severalAccessed: (): readonly string[] => [...severalAccessed],
  };
}

export type Sources = ReturnType<typeof createSources>;
