import { GripVertical } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, type ReactNode, type RefObject, useId } from "react";
import kit from "./kit.module.css";
import styles from "./OrderedRows.module.css";
import { Tooltip } from "./Tooltip.tsx";
import { useReorder } from "./use-reorder.ts";

/**
 * A list whose order the user makes. A row is moved by its handle, which is dragged or takes the arrow keys, or by Alt and
 * the arrow keys anywhere in it. What else stands in a row is the children's; the list's other properties are those of `ol`.
 * @param list where the list's element is kept.
 * @param attributes what a row's element has beside its place in the drag.
 * @param moveLabel the name of a row's handle.
 * @param help what a handle is described by.
 * @param spoken what is said to a screen reader when it changes.
 * @param onMove takes the row at a place to another; null where the order is fixed, and the rows have no handles.
 */
export function OrderedRows<Row extends { readonly id: string }>({
  list,
  rows,
  attributes,
  moveLabel,
  help,
  spoken,
  onMove,
  children,
  className,
  ...properties
}: Omit<ComponentProps<"ol">, "children" | "ref"> & {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly rows: readonly Row[];
  readonly attributes?: (row: Row) => object;
  readonly moveLabel: (row: Row) => string;
  readonly help: string;
  readonly spoken: string;
  readonly onMove: ((from: number, to: number) => void) | null;
  readonly children: (row: Row, at: number) => ReactNode;
}) {
  const helpId = useId();
  const { drag, handleAt } = useReorder(list, (from, to) => onMove?.(from, to));
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (onMove === null || !event.altKey || by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(at, at + by);
  };
  return (
    <>
      <ol ref={list} className={`${styles.rows} ${className}`} {...properties}>
        {rows.map((row, at) => (
          <li
            key={row.id}
            {...attributes?.(row)}
            className={styles.row}
            data-dragged={drag?.from === at || undefined}
            data-drop={
              drag !== null && drag.to === at && drag.from !== at ? (drag.from < at ? "after" : "before") : undefined
            }
            style={drag?.from === at ? { transform: `translateY(${drag.by}px)` } : undefined}
            onKeyDown={(event) => onKeyDown(event, at)}
          >
            {onMove !== null && (
              <>
                <button
                  type="button"
                  className={styles.handle}
                  aria-label={moveLabel(row)}
                  aria-describedby={helpId}
                  {...handleAt(at)}
                >
                  <GripVertical size={14} strokeWidth={1.75} aria-hidden />
                </button>
                <Tooltip label={moveLabel(row)} />
              </>
            )}
            {children(row, at)}
          </li>
        ))}
      </ol>
      <p id={helpId} hidden>
        {help}
      </p>
      <output className={kit.spoken}>{spoken}</output>
    </>
  );
}
