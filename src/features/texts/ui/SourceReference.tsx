import kit from "../../../lib/ui/kit.module.css";
import type { Source } from "../../../model/dataset.ts";
import { describeWhen } from "../../../model/when.ts";
import { textWords } from "../../../words/en/texts.ts";
import { AddressLink } from "./AddressLink.tsx";

/** The reference to a source: the citation as given, pages, date of access, address. */
export function SourceReference({ source: { citation, page, accessedAt, address } }: { source: Source }) {
  const details = [
    ...(page === undefined ? [] : [textWords.pages({ pages: page })]),
    ...(accessedAt === undefined ? [] : [textWords.accessed({ date: describeWhen(accessedAt) })]),
  ];
  return (
    <>
      {citation !== undefined && (
        <p className={kit.mute} dir="auto">
          {citation}
        </p>
      )}
      {details.length > 0 && <p className={kit.mute}>{details.join(" · ")}</p>}
      {address !== undefined && <AddressLink address={address} />}
    </>
  );
}
