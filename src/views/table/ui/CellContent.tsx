import type { PointerEvent } from "react";
import { lookOfStance } from "../../../derive/claim-words.ts";
import kit from "../../../lib/ui/kit.module.css";
import { tableWords as words } from "../../../words/en/table.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Cell, Goal } from "../columns.ts";
import styles from "./TableView.module.css";

/**
 * What a cell shows. Its links are no stops of the Tab key but the one that the arrow keys have come to.
 * @param stop which of its links is that; null where it is elsewhere.
 */
export function CellContent({
  cell: { text, links, look, stance },
  stop,
  onGo,
}: {
  cell: Cell;
  stop: number | null;
  onGo: (goal: Goal) => void;
}) {
  const line = useWorkspaceState(({ knowledge }) => (stance === undefined ? null : lookOfStance(knowledge, stance)));
  return (
    <>
      {look !== undefined && <GlyphIcon look={look} size={11} />}
      {line !== null && <LineSample pattern={line} width={32} />}
      {links === undefined ? (
        <span className={text === null ? `${kit.cut} ${kit.mute}` : kit.cut} dir="auto" title={text ?? undefined}>
          {text ?? words.notStated()}
        </span>
      ) : (
        <span className={styles.links}>
          {links.map(({ text: said, says, goal }, at) => {
            const given = {
              className: kit.link,
              "aria-label": at === stop ? says?.() : undefined,
              tabIndex: at === stop ? 0 : -1,
              dir: "auto" as const,
              onPointerEnter: ({ currentTarget }: PointerEvent<HTMLElement>) => {
                currentTarget.title = says?.() ?? said;
              },
            };
            return goal.kind === "address" ? (
              <a key={said} {...given} href={goal.address} target="_blank" rel="noopener noreferrer">
                {said}
              </a>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: two entities may have one name, and links never change places
              <button key={at} {...given} type="button" onClick={() => onGo(goal)}>
                {said}
              </button>
            );
          })}
        </span>
      )}
    </>
  );
}
