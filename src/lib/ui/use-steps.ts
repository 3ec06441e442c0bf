import { useEffect, useMemo, useState } from "react";
import { inSlices } from "../in-slices.ts";
import { finished, type Steps } from "../steps.ts";

/** Records that are looked at without a pause. */
const AT_ONCE = 20_000;

/**
 * What steps over records come to: at once where the records are few; of many, one turn after the other, and until then the
 * outcome before.
 * @param make begins the steps. Where it is another function, they are taken anew.
 * @param records how many there are.
 * @param of what the outcome holds for. One that holds for something else is not given out.
 * @returns null until there is an outcome.
 */
export function useSteps<Outcome>(make: () => Steps<Outcome>, records: number, of: object): Outcome | null {
  const areFew = records <= AT_ONCE;
  const now = useMemo(() => (areFew ? finished(make()) : null), [areFew, make]);
  const [late, setLate] = useState<{ readonly outcome: Outcome; readonly of: object } | null>(null);
  useEffect(() => {
    if (areFew) return;
    const work = new AbortController();
    inSlices(make(), work.signal).then((outcome) => outcome !== null && setLate({ outcome, of }), console.error);
    return () => work.abort();
  }, [areFew, make, of]);
  return now ?? (late?.of === of ? late.outcome : null);
}
