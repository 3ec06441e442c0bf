import kit from "../../../lib/ui/kit.module.css";
import type { Origin } from "../../../model/dataset.ts";
import { describeWhen } from "../../../model/when.ts";
import { recordWords as words } from "../../../words/en/records.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";

const HOW: Readonly<Record<Origin["how"], () => Words>> = {
  person: words.byPerson,
  "reviewed-draft": words.reviewedDraft,
  import: words.imported,
};

/** Who made a record, and how, for a list of facts; nothing where that is not recorded. */
export function OriginRow({ origin }: { origin: Origin | undefined }) {
  if (origin === undefined) return null;
  return (
    <div>
      <dt>{words.provenance()}</dt>
      <dd>{originInWords(origin)}</dd>
    </div>
  );
}

/** The same as a line of its own. */
export function OriginLine({ origin }: { origin: Origin | undefined }) {
  return origin === undefined ? null : (
    <p className={kit.mute}>{words.provenanceLine({ origin: originInWords(origin) })}</p>
  );
}

function originInWords({ how, coder = "", date = "", id = "" }: Origin): Words {
  const parts = [HOW[how](), coder, date && describeWhen(date), id && words.originalId({ id })];
  return listText(
    parts.filter((part) => part !== ""),
    "comma",
  );
}
