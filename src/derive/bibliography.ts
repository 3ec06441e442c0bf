import { capitalised } from "../lib/capitalised.ts";
import type { Source } from "../model/dataset.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { describeWhen } from "../model/when.ts";
import { bibliographyWords as words } from "../words/en/bibliography.ts";
import { verbatim, type Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import { labelOf } from "./claim-words.ts";

/** A source as a bibliography names it: authors, title, publisher, date; each "not stated" where the record is blank. */
export function bibliographyEntry(knowledge: KnowledgeGraph, source: Source): Words {
  const { authors, title, publisher, publishedAt, address, accessedAt, page, citation } = source;
  // A reference that was given to us whole says more than we could put together.
  if (citation !== undefined) return verbatim(citation);
  const names = authors.map((id) => labelOf(knowledge, id));
  const link = address === undefined ? null : `<${address}>`;
  return verbatim(
    [
      words.reference({
        authors: names.length === 0 ? words.authorNotStated() : listText(names, "comma"),
        title: title ?? words.titleNotStated(),
        publisher: publisher === null ? words.publisherNotStated() : capitalised(publisher),
        date: publishedAt === null ? words.dateNotStated() : describeWhen(publishedAt),
      }),
      page !== undefined && words.pages({ pages: page }),
      link !== null &&
        (accessedAt === undefined
          ? words.address({ address: link })
          : words.addressRead({ address: link, date: describeWhen(accessedAt) })),
    ]
      .filter((part) => part !== false)
      .join(" "),
  );
}
