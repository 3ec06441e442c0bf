import { useState } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import { Section } from "../../lib/ui/Section.tsx";
import { workspaceWords as words } from "../../words/en/workspace.ts";
import { ClaimRowButton } from "./ClaimRowButton.tsx";

/** Rows shown at first: an entity of a large graph may stand in thousands of claims. */
const FIRST_ROWS = 60;

/**
 * A titled list of claims; a long one is opened step by step. Nothing is drawn where there are none.
 * @param first rows shown before the user asks for more.
 */
export function ClaimList({
  title,
  claims,
  seenFrom,
  first = FIRST_ROWS,
}: {
  title: string;
  claims: readonly number[];
  seenFrom?: number;
  first?: number;
}) {
  const [limit, setLimit] = useState(first);
  if (claims.length === 0) return null;
  const rest = claims.length - limit;
  return (
    <Section title={title} count={claims.length}>
      <ul>
        {claims.slice(0, limit).map((claim) => (
          <ClaimRowButton key={claim} claim={claim} {...(seenFrom === undefined ? {} : { seenFrom })} />
        ))}
      </ul>
      {rest > 0 && (
        <Button weight="quiet" onClick={() => setLimit(limit + 4 * FIRST_ROWS)}>
          {words.showMore({ count: Math.min(rest, 4 * FIRST_ROWS) })}
        </Button>
      )}
    </Section>
  );
}
