import type { Source } from "../../../model/dataset.ts";
import { describeWhen } from "../../../model/when.ts";
import styles from "../../../workspace/ui/Record.module.css";
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
        <p className={styles.aside} dir="auto">
          {citation}
        </p>
      )}
      {details.length > 0 && <p className={styles.aside}>{details.join(" · ")}</p>}
      {address !== undefined && <AddressLink address={address} />}
    </>
  );
}
