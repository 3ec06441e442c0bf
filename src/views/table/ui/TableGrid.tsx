import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import kit from "../../../lib/ui/kit.module.css";
import { useMedia } from "../../../lib/ui/use-media.ts";
import type { TableId } from "../../../model/view-slices/table.ts";
import { tableWords as words } from "../../../words/en/table.ts";
import type { Words } from "../../../words/message.ts";
import { landmarks } from "../../../workspace/ui/landmarks.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Column, Goal } from "../columns.ts";
import { sortTable } from "../table-commands.ts";
import { CellContent } from "./CellContent.tsx";
import styles from "./TableView.module.css";

/** What is done to rows, by their numbers. */
export type RowAction =
  | { readonly do: "select"; readonly rows: Uint32Array; readonly adds: boolean }
  | { readonly do: "open" | "focus"; readonly row: number }
  | { readonly do: "copy" }
  /** `isFocus`: whether the focus came to a row, or left the table for something else. */
  | { readonly do: "point"; readonly row: number | null; readonly isFocus?: boolean }
  /** `x` and `y` in CSS pixels of the window. */
  | { readonly do: "menu"; readonly row: number | null; readonly x: number; readonly y: number };

/** Where the keyboard is: a cell by the positions of its row, -1 for the heads, and column, and which of its links. */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly stop: number;
}

/** Height of a row in CSS pixels: for a pointer, and for a finger. */
const ROW = { fine: 33, coarse: 44 } as const;
/** Rows that are drawn beyond what is in sight, on either side. */
const OVERSCAN = 6;
/**
 * The most rows that can be scrolled to: browsers lay out nothing that is higher than some 17 million CSS pixels.
 */
const MOST_ROWS = 380_000;
/** Greatest share of the width that the first column has, which stays in sight. */
const FIRST_SHARE = 0.42;

/**
 * A table of which only the rows in sight are drawn. It is one stop of the Tab key, after the grid pattern of the ARIA
 * practices guide: arrow keys go from cell to cell and from link to link, Home, End and the page keys further; Enter follows
 * a link or opens the row, Space selects, Shift extends the selection.
 * @param reveals its first selected row is brought into sight whenever this is another object; null: none.
 * @param takesFocus whether the focus goes there, too.
 * @param isFaded by number of the row, 1 where it is drawn faintly; null where none is.
 * @param nothing why there are no rows; null where there are some.
 */
export function TableGrid({
  of,
  columns,
  rows,
  isBusy,
  selected,
  isFaded,
  reveals,
  takesFocus,
  onFocusTaken,
  onAct,
  onGo,
  nothing,
}: {
  of: TableId;
  columns: readonly [Column, ...Column[]];
  rows: Uint32Array;
  isBusy: boolean;
  selected: ReadonlySet<number>;
  isFaded: Uint8Array | null;
  reveals: object | null;
  takesFocus: boolean;
  onFocusTaken: () => void;
  onAct: (action: RowAction) => void;
  onGo: (goal: Goal, row: number) => void;
  nothing: Words | null;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const isCoarse = useMedia("(pointer: coarse)");
  const height = isCoarse ? ROW.coarse : ROW.fine;
  const [width, setWidth] = useState(0);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0, stop: 0 });
  const count = Math.min(rows.length, MOST_ROWS);
  /** Where the keyboard is among what there is now. */
  const at: Place = {
    row: Math.min(place.row, count - 1),
    column: Math.min(place.column, columns.length - 1),
    stop: place.stop,
  };
  const wantsFocus = useRef(false);
  /** Where a selection that is extended began. */
  const anchor = useRef(0);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    // Without a graph on the page, what leads to the canvas leads here.
    if (landmarks.canvas.current === null) landmarks.canvas.current = current;
    return () => {
      observer.disconnect();
      if (landmarks.canvas.current === current) landmarks.canvas.current = null;
    };
  }, []);

  const rowInUse = at.row;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      // The row that the keyboard is on stays: a focus must not go away with it.
      if (rowInUse < 0 || drawn.includes(rowInUse)) return drawn;
      return [...drawn, rowInUse].sort((a, b) => a - b);
    },
    [rowInUse],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    rangeExtractor,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew by each of them
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer]);

  const widths = columns.map((column, i) =>
    i === 0 && width > 0 ? Math.max(120, Math.min(column.width, Math.round(FIRST_SHARE * width))) : column.width,
  );

  /** Scrolls so that a row is in sight: by as little as that takes, or to the middle. */
  const bringIn = (row: number, toMiddle = false) => {
    const { current } = scroller;
    if (current === null || row < 0) return;
    const room = current.clientHeight - height;
    const top = row * height;
    if (top >= current.scrollTop && top + height <= current.scrollTop + room) return;
    if (toMiddle) current.scrollTop = top - (room - height) / 2;
    else current.scrollTop = top < current.scrollTop ? top : top + height - room;
  };

  const moveTo = (next: Place) => {
    wantsFocus.current = true;
    bringIn(next.row);
    setPlace(next);
  };

  // What is selected elsewhere is brought into sight once.
  const revealed = useRef<object | null>(null);
  useEffect(() => {
    if (reveals === null || isBusy || (revealed.current === reveals && !takesFocus)) return;
    revealed.current = reveals;
    if (takesFocus) {
      wantsFocus.current = true;
      onFocusTaken();
    }
    const first = rows.findIndex((row) => selected.has(row));
    // What is filtered out has no row: the focus then goes to where the table was.
    const isThere = first >= 0 && first < count;
    if (!isThere) return setPlace((before) => ({ ...before }));
    anchor.current = first;
    bringIn(first, true);
    setPlace((before) => ({ row: first, column: takesFocus ? 0 : before.column, stop: 0 }));
  });
  // Another order is read from its beginning.
  const lastRows = useRef(rows);
  useEffect(() => {
    const isSorted = lastRows.current !== rows && lastRows.current.length === rows.length;
    lastRows.current = rows;
    if (isSorted && scroller.current !== null) scroller.current.scrollTop = 0;
  }, [rows]);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${at.row}:${at.column}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    const stops = stopsOf(cell);
    const goal = stops[Math.min(at.stop, stops.length - 1)] ?? cell;
    goal.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (goal !== cell) goal.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const latestGo = useRef(onGo);
  latestGo.current = onGo;
  const go = useCallback((goal: Goal, row: number) => latestGo.current(goal, row), []);

  const numberAt = (position: number) => rows[position] ?? null;
  const chooseTo = (position: number) => {
    const [from, to] = [Math.min(anchor.current, position), Math.max(anchor.current, position)];
    onAct({ do: "select", rows: rows.slice(from, to + 1), adds: false });
  };
  const choose = (position: number, { adds, extends: isRange }: { adds: boolean; extends: boolean }) => {
    if (isRange) return chooseTo(position);
    anchor.current = position;
    onAct({ do: "select", rows: rows.slice(position, position + 1), adds });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { key, shiftKey } = event;
    const hasMod = event.ctrlKey || event.metaKey;
    if (event.altKey || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest<HTMLElement>("[data-cell]");
    if (cell === null) return;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const isLink = event.target !== cell;
    if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
      const { left, bottom } = event.target.getBoundingClientRect();
      onAct({ do: "menu", row: numberAt(at.row), x: left + 12, y: bottom });
      return done();
    }
    if (hasMod && key.toLowerCase() === "a") {
      onAct({ do: "select", rows, adds: false });
      return done();
    }
    // A text that somebody has marked is copied as it is.
    if (hasMod && key.toLowerCase() === "c" && getSelection()?.isCollapsed !== false) {
      onAct({ do: "copy" });
      return done();
    }
    if (key === " " && at.row >= 0) {
      choose(at.row, { adds: hasMod, extends: shiftKey });
      return done();
    }
    if (key === "Enter" && !isLink && at.row >= 0) {
      onAct({ do: "open", row: rows[at.row] as number });
      return done();
    }
    const next = destination(event, cell);
    if (next === null) return;
    moveTo(next);
    if (shiftKey && next.row !== at.row && next.row >= 0) chooseTo(next.row);
    done();
  };

  /** Where a key leads from a cell; null if it is none of ours. */
  const destination = ({ key, ctrlKey, metaKey, target }: KeyboardEvent, cell: HTMLElement): Place | null => {
    const isRightToLeft = getComputedStyle(cell).direction === "rtl";
    const last = { row: count - 1, column: columns.length - 1 };
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const inRow = (row: number): Place => ({ row: Math.max(-1, Math.min(last.row, row)), column: at.column, stop: 0 });
    switch (key) {
      case "ArrowDown":
        return inRow(ctrlKey || metaKey ? last.row : at.row + 1);
      case "ArrowUp":
        return inRow(ctrlKey || metaKey ? 0 : at.row - 1);
      case "PageDown":
        return inRow(at.row + page);
      case "PageUp":
        return inRow(Math.max(Math.min(0, last.row), at.row - page));
      case "Home":
        return ctrlKey || metaKey ? { ...inRow(0), column: 0 } : { ...at, column: 0, stop: 0 };
      case "End":
        return ctrlKey || metaKey
          ? { ...inRow(last.row), column: last.column }
          : { ...at, column: last.column, stop: 0 };
      case "ArrowLeft":
      case "ArrowRight": {
        const step = (key === "ArrowRight") === isRightToLeft ? -1 : 1;
        const stop = Math.max(0, stopsOf(cell).indexOf(target as HTMLElement)) + step;
        if (stop >= 0 && stop < stopsOf(cell).length) return { ...at, stop };
        const column = at.column + step;
        if (column < 0 || column > last.column) return at;
        return { ...at, column, stop: step > 0 ? 0 : Number.MAX_SAFE_INTEGER };
      }
      default:
        return null;
    }
  };

  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    // What leads to the canvas leads to the cell that the keys were on.
    if (target === scroller.current) return moveTo(at);
    const cell = target.closest<HTMLElement>("[data-cell]");
    const [row, column] = (cell?.dataset.cell ?? "").split(":").map(Number);
    if (cell === null || row === undefined || column === undefined) return;
    const stop = Math.max(0, stopsOf(cell).indexOf(target));
    if (row !== at.row || column !== at.column || stop !== at.stop) setPlace({ row, column, stop });
    onAct({ do: "point", row: numberAt(row), isFocus: true });
  };
  const rowUnder = (target: EventTarget): number | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
    const row = Number(cell?.dataset.cell?.split(":")[0] ?? -1);
    return row < 0 ? null : row;
  };
  const onClick = (event: MouseEvent) => {
    const row = rowUnder(event.target);
    if (row === null || (event.target as Element).closest("a, button") !== null) return;
    choose(row, { adds: event.ctrlKey || event.metaKey, extends: event.shiftKey });
  };
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    // From the keyboard it was asked for already.
    if (event.button !== 2 && event.clientX === 0) return;
    const row = rowUnder(event.target);
    onAct({ do: "menu", row: row === null ? null : numberAt(row), x: event.clientX, y: event.clientY });
  };

  const items = virtualizer.getVirtualItems();
  const total = count * height;
  let end = 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears of the focus of its cells
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={-1}
      onFocus={onFocus}
      style={
        {
          "--row": `${height}px`,
          scrollPaddingBlockStart: height,
          scrollPaddingInlineStart: widths[0],
        } as CSSProperties
      }
    >
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells keys go through
        role="grid"
        aria-label={words.grid({ table: of })}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-busy={isBusy || undefined}
        className={styles.table}
        style={{ width: widths.reduce((sum, each) => sum + each, 0) }}
        onKeyDown={onKeyDown}
        onBlur={({ relatedTarget }) =>
          onAct({ do: "point", row: null, ...(relatedTarget === null ? {} : { isFocus: false }) })
        }
        onClick={onClick}
        // A range of rows is no text to be marked.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onDoubleClick={({ target }) => {
          const row = rowUnder(target);
          if (row !== null) onAct({ do: "focus", row: rows[row] as number });
        }}
        onContextMenu={onContextMenu}
        onPointerMove={({ target }) => {
          const row = rowUnder(target);
          onAct({ do: "point", row: row === null ? null : numberAt(row) });
        }}
        onPointerLeave={() => onAct({ do: "point", row: null })}
      >
        <colgroup>
          {columns.map(({ id }, i) => (
            <col key={id} style={{ width: widths[i] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, i) => (
              <Head key={column.id} of={of} column={column} position={i} isStop={at.row < 0 && at.column === i} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.flatMap(({ index, start }) => {
            const gap = start - end;
            end = start + height;
            const number = rows[index] as number;
            return [
              gap > 0 && <Gap key={`before ${index}`} height={gap} span={columns.length} />,
              <Row
                key={index}
                columns={columns}
                number={number}
                position={index}
                stop={at.row === index ? at : null}
                isSelected={selected.has(number)}
                isFaded={isFaded?.[number] === 1}
                onGo={go}
              />,
            ];
          })}
          {total > end && <Gap height={total - end} span={columns.length} />}
        </tbody>
      </table>
      {nothing !== null && <p className={styles.nothing}>{nothing}</p>}
      {rows.length > count && <p className={styles.nothing}>{words.most({ shown: count, all: rows.length })}</p>}
    </div>
  );
}

/** What of a cell the keyboard can stop at, in its place. */
function stopsOf(cell: HTMLElement): readonly HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>("a, button")];
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row is none
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={span} />
    </tr>
  );
}

const sortsOf = ({ view }: { readonly view: { readonly table: { readonly sorts: SortsOf } } }) => view.table.sorts;
type SortsOf = { readonly [Table in TableId]?: { readonly by: string; readonly isDown: boolean } };

/** The head of a column, which sorts by it: one way, the other way, not at all. */
function Head({
  of,
  column: { id, title, isNumber },
  position,
  isStop,
}: {
  of: TableId;
  column: Column;
  position: number;
  isStop: boolean;
}) {
  const workspace = useWorkspace();
  const sort = useWorkspaceState(sortsOf)[of];
  const isDown = sort?.by === id ? sort.isDown : null;
  const next =
    isDown === null ? { by: id, isDown: isNumber } : isDown === isNumber ? { by: id, isDown: !isNumber } : null;
  return (
    <th
      scope="col"
      aria-colindex={position + 1}
      aria-sort={isDown === null ? "none" : isDown ? "descending" : "ascending"}
      data-cell={`-1:${position}`}
    >
      <div className={isNumber ? `${styles.cell} ${styles.number}` : styles.cell}>
        <button
          type="button"
          className={`${kit.press} ${styles.sort}`}
          tabIndex={isStop ? 0 : -1}
          onClick={() => workspace.dispatch(sortTable, { of, sort: next })}
        >
          <span className={kit.cut} dir="auto">
            {title}
          </span>
          {isDown === true && <ArrowDown size={13} strokeWidth={2} aria-hidden />}
          {isDown === false && <ArrowUp size={13} strokeWidth={2} aria-hidden />}
        </button>
      </div>
    </th>
  );
}

const Row = memo(function Row({
  columns,
  number,
  position,
  stop,
  isSelected,
  isFaded,
  onGo,
}: {
  columns: readonly Column[];
  number: number;
  position: number;
  stop: Place | null;
  isSelected: boolean;
  isFaded: boolean;
  onGo: (goal: Goal, row: number) => void;
}) {
  const go = (goal: Goal) => onGo(goal, number);
  return (
    <tr aria-rowindex={position + 2} aria-selected={isSelected} data-faint={isFaded || undefined}>
      {columns.map(({ id, isNumber, cell }, i) => {
        const content = cell(number);
        const here = stop?.column === i ? stop.stop : null;
        const links = content.links?.length ?? 0;
        const Cell = i === 0 ? "th" : "td";
        return (
          <Cell
            key={id}
            {...(i === 0 ? { scope: "row" } : {})}
            aria-colindex={i + 1}
            data-cell={`${position}:${i}`}
            tabIndex={here !== null && links === 0 ? 0 : -1}
          >
            <div className={isNumber ? `${styles.cell} ${styles.number}` : styles.cell}>
              <CellContent cell={content} stop={here === null ? null : Math.min(here, links - 1)} onGo={go} />
            </div>
          </Cell>
        );
      })}
    </tr>
  );
});
