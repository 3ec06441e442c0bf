import kit from "../../../lib/ui/kit.module.css";
import type { Source } from "../../../model/dataset.ts";
import { describeWhen } from "../../../model/when.ts";
import { AddressLink } from "./AddressLink.tsx";

/** What is recorded of a source that is known by reference: the citation as given, pages, when it was read, its address. */
export function SourceReference({ source: { citation, page, accessedAt, address } }: { source: Source }) {
  const details = [
    ...(page === undefined ? [] : [`pages ${page}`]),
    ...(accessedAt === undefined ? [] : [`read ${describeWhen(accessedAt)}`]),
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
