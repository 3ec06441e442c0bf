import type { CSSProperties } from "react";
import kit from "../../../lib/ui/kit.module.css";
import { drawnByWords as words } from "../../../words/en/drawn-by.ts";
import { numberText } from "../../../words/numbers.ts";
import { clearSelection, select } from "../../../workspace/selection-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { isKeptBy, keepPart } from "../drawn-by-commands.ts";
import { countIn, entitiesIn, type KeyPart } from "../key-parts.ts";
import styles from "./DrawnByKey.module.css";

/** How a part is drawn: in a colour, filled or hollow, and of a radius in CSS pixels; without a colour there is no sign. */
interface Sign {
  readonly colour: string | null;
  readonly isHollow?: boolean;
  readonly radius?: number;
}

/**
 * One part of what the legend explains, with its sign and how many entities are in it. Pressed, it is all that is shown, or
 * what is selected; pressed again, no longer.
 */
export function Part({ part, label, count, sign }: { part: KeyPart; label: string; count: number; sign: Sign }) {
  const workspace = useWorkspace();
  const isPressed = useWorkspaceState(({ knowledge, derived, view }) => {
    if ("filter" in part) return isKeptBy(view.fields, part.filter);
    const { entities, claims } = view.selection;
    if (claims.length > 0 || entities.length === 0) return false;
    const held = entities.every((id) => {
      const e = knowledge.entityNumber.get(id);
      return e !== undefined && part.holds(e);
    });
    // Whether it is all of them takes longer to find out.
    return held && countIn(derived, part.holds) === entities.length;
  });
  const press = () => {
    if ("filter" in part) return workspace.dispatch(keepPart, [part.filter]);
    if (isPressed) return workspace.dispatch(clearSelection);
    const { knowledge, derived } = workspace.store.getState();
    return workspace.dispatch(select, { entities: [...entitiesIn(knowledge, derived, part.holds)], claims: [] });
  };
  const { colour, isHollow = false, radius = 6 } = sign;
  const look: CSSProperties = { width: 2 * radius, height: 2 * radius };
  if (colour !== null) Object.assign(look, isHollow ? { borderColor: colour } : { background: colour });
  return (
    <li>
      <button
        type="button"
        className={styles.part}
        aria-pressed={isPressed}
        title={"filter" in part ? words.filterTo({ what: label }) : words.selectThose({ what: label })}
        onClick={press}
      >
        <span className={styles.sign}>
          <span className={isHollow ? styles.hollow : styles.swatch} style={look} />
        </span>{" "}
        <bdi className={`${kit.cut} ${styles.name}`}>{label}</bdi>{" "}
        <span className={styles.count}>{numberText(count)}</span>
      </button>
    </li>
  );
}
