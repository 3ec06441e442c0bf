import kit from "../../../lib/ui/kit.module.css";
import type { Origin } from "../../../model/dataset.ts";
import { describeWhen } from "../../../model/when.ts";

const HOW: Readonly<Record<Origin["how"], string>> = {
  person: "coded by a person",
  "reviewed-draft": "drafted by a machine, reviewed by a person",
  import: "imported from a file",
};

/** Who made a record, and how, for a list of facts; nothing where that is not recorded. */
export function OriginRow({ origin }: { origin: Origin | undefined }) {
  if (origin === undefined) return null;
  return (
    <div>
      <dt>Provenance</dt>
      <dd>{originInWords(origin)}</dd>
    </div>
  );
}

/** The same as a line of its own. */
export function OriginLine({ origin }: { origin: Origin | undefined }) {
  return origin === undefined ? null : <p className={kit.mute}>Provenance: {originInWords(origin)}</p>;
}

function originInWords({ how, coder, date, id }: Origin): string {
  return [HOW[how], coder, date && describeWhen(date), id && `original id: ${id}`].filter(Boolean).join(", ");
}
