import { Columns2, X } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Selected } from "../drawing/ui/Selected.tsx";
import type { ViewProps } from "../drawing/ui/view.ts";
import { asOneRow } from "../lib/ui/as-one-stop.ts";
import { IconButton } from "../lib/ui/IconButton.tsx";
import kit from "../lib/ui/kit.module.css";
import { Separator } from "../lib/ui/Separator.tsx";
import { VIEW_SHARE, type ViewId } from "../model/view-slices/views.ts";
import { views } from "../product/ui/views.ts";
import { viewsWords as words } from "../words/en/views.ts";
import { closeView, divideViews, openBeside, openView } from "../workspace/open-views.ts";
import { useWorkspace, useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../workspace/workspace.ts";
import styles from "./Views.module.css";

const viewsOf = ({ view }: WorkspaceState) => view.views;

/**
 * The canvas: one view, or two beside each other where there is room, with the tabs that open them. A tab opens its view in
 * the place that was used last.
 * @param hasTabs without them, it shows what the view says.
 * @param isNarrow whether there is room for one view only: of two the first.
 * @param counts what is shown and hidden, above the first view.
 */
export function Views({
  hasTabs,
  isNarrow,
  counts,
  onPicture,
  ...given
}: Omit<ViewProps, "onPicture"> & {
  hasTabs: boolean;
  isNarrow: boolean;
  counts: ReactNode;
  onPicture?: (view: ViewId) => void;
}) {
  const workspace = useWorkspace();
  const { first, second, share } = useWorkspaceState(viewsOf);
  const [active, setActive] = useState<"first" | "second">("second");
  const isTwo = second !== null && !isNarrow;
  const shown: readonly ViewId[] = isTwo ? [first, second] : [first];
  const used = isTwo && active === "second" ? second : first;
  const [panes, width] = useWidth();
  const press = (id: ViewId) => {
    const at = shown.indexOf(id);
    if (isTwo && at >= 0) setActive(at === 0 ? "first" : "second");
    else workspace.dispatch(openView, isTwo ? { view: id, inPlaceOf: active } : { view: id });
  };
  const split = () => {
    const beside = views.all.find(({ id }) => id !== first);
    if (beside === undefined) return;
    setActive("second");
    workspace.dispatch(openBeside, beside.id);
  };
  const secondWidth = Math.round((1 - share) * width);
  return (
    <div className={styles.views}>
      {hasTabs && (
        <div ref={asOneRow} role="toolbar" aria-label={words.views()} className={styles.strip}>
          {views.all.map(({ id }) => (
            <button
              key={id}
              type="button"
              className={`${kit.press} ${styles.tab}`}
              aria-pressed={shown.includes(id)}
              onClick={() => press(id)}
            >
              {words.name({ view: id })}
            </button>
          ))}
          {!isNarrow && (
            <span className={styles.end}>
              {isTwo ? (
                <IconButton
                  label={words.closeNamed({ name: words.name({ view: used }) })}
                  onClick={() => workspace.dispatch(closeView, used)}
                >
                  <X size={15} strokeWidth={1.75} />
                </IconButton>
              ) : (
                <IconButton label={words.beside()} onClick={split}>
                  <Columns2 size={15} strokeWidth={1.75} />
                </IconButton>
              )}
            </span>
          )}
        </div>
      )}
      {/* The graph says it by itself. */}
      {!shown.includes("graph") && <Selected />}
      <div
        ref={panes}
        className={styles.panes}
        data-two={isTwo || undefined}
        style={{ "--share": `${100 * share}%` } as React.CSSProperties}
      >
        {shown.map((id, at) => {
          const Component = views.get(id)?.Component;
          const place = at === 0 ? "first" : "second";
          return [
            at > 0 && (
              <Separator
                key="divider"
                label={words.divider()}
                value={secondWidth}
                min={Math.ceil((1 - VIEW_SHARE.most) * width)}
                max={Math.floor((1 - VIEW_SHARE.least) * width)}
                onChange={(next) => workspace.dispatch(divideViews, sharesOf(next, width))}
              />
            ),
            <div
              key={id}
              className={styles.pane}
              data-view={id}
              data-active={isTwo && active === place ? "" : undefined}
              onFocusCapture={() => setActive(place)}
              onPointerDownCapture={() => setActive(place)}
            >
              {at === 0 && counts !== null && (
                <div className={styles.counts} data-floating={id === "graph" || undefined}>
                  {counts}
                </div>
              )}
              {Component && <Component {...given} {...(onPicture ? { onPicture: () => onPicture(id) } : {})} />}
            </div>,
          ];
        })}
      </div>
    </div>
  );
}

/** The first view's share of a width of which the second has so much, in whole percent. */
function sharesOf(second: number, width: number): number {
  const share = Math.round(100 * (1 - second / Math.max(1, width))) / 100;
  return Math.min(VIEW_SHARE.most, Math.max(VIEW_SHARE.least, share));
}

function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}
