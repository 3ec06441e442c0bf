import { type ComponentType, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { uiWords as words } from "../../words/en/ui.ts";
import { Button } from "./Button.tsx";
import { type HoldOptions, holdKeys } from "./key-hold.ts";
import kit from "./kit.module.css";
import { Waiting } from "./late-boundary.tsx";
import { type LateCode, lateCode } from "./late-code.ts";
import styles from "./late-overlay.module.css";
import { say } from "./notice.ts";
import { watchKeys } from "./page-keys.ts";
import { Skeleton } from "./Skeleton.tsx";

/**
 * A dialog, a menu or whatever else lies over the page and has the keys, whose code is loaded when it is first opened.
 * From then on the keys are its own: what is typed before it is there goes to it, in order; Escape cancels it. Where its
 * code cannot be loaded, the page gets the keys back and a notice says so.
 * @param isTypedInto whether it begins with a field for text, which may then be typed ahead by any way of writing.
 */
export function lateOverlay<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isTypedInto = false }: { readonly isTypedInto?: boolean } = {},
): (props: Props & { readonly onClose: () => void }) => ReactNode {
  const code = lateCode(load);
  return function LateOverlay(props) {
    const root = useRef<HTMLDivElement>(null);
    const Part = useHeldCode(code, root, {
      isTypedInto,
      onCancel: props.onClose,
      onFailure: () => {
        say(words.notLoaded());
        props.onClose();
      },
    });
    return (
      <div ref={root} className={styles.root}>
        {Part === null ? <Waiting /> : <Part {...props} />}
      </div>
    );
  };
}

/**
 * A panel beside the graph, whose code is loaded when it is first opened. Until it is there, keys do nothing but those with
 * Ctrl or Cmd, and Escape, which cancels it. Where its code cannot be loaded, it says so in its place.
 */
export function latePanel(
  load: () => Promise<ComponentType>,
): (props: { readonly isAsked: boolean; readonly onCancel: () => void }) => ReactNode {
  const code = lateCode(load);
  function Panel({ isAsked, onCancel, onFailure }: { isAsked: boolean; onCancel: () => void; onFailure: () => void }) {
    const root = useRef<HTMLDivElement>(null);
    const Part = useHeldCode(code, root, { isPanel: true, isAsked, onCancel, onFailure });
    return (
      <div ref={root} className={styles.root}>
        {Part === null ? (
          <Waiting>
            <Skeleton />
          </Waiting>
        ) : (
          <Part />
        )}
      </div>
    );
  }
  /** @param isAsked whether somebody opened it; else the page began with it, and nobody types ahead. */
  return function LatePanel(props) {
    const [hasFailed, setFailed] = useState(false);
    if (!hasFailed) return <Panel {...props} onFailure={() => setFailed(true)} />;
    return (
      <div className={`${kit.stack} ${styles.failed}`} role="alert">
        <p>{words.notLoaded()}</p>
        <Button onClick={() => setFailed(false)}>{words.tryAgain()}</Button>
      </div>
    );
  };
}

/** The part, null until its code has come; the keys are held for it until it has the focus. */
function useHeldCode<Props extends object>(
  code: LateCode<ComponentType<Props>>,
  root: { readonly current: HTMLElement | null },
  options: Omit<HoldOptions, "root"> & { readonly isAsked?: boolean; readonly onFailure: () => void },
): ComponentType<Props> | null {
  const [Part, setPart] = useState(code.loaded);
  const latest = useRef(options);
  latest.current = options;
  useLayoutEffect(() => {
    watchKeys();
    let isCurrent = true;
    const { isAsked = true, isPanel = false, isTypedInto = false } = latest.current;
    const isThere = code.loaded() !== null;
    const hold = isAsked
      ? holdKeys({
          root: () => root.current,
          isPanel,
          // What is there already has the focus in a field of its own.
          isTypedInto: isTypedInto && !isThere,
          onCancel: () => latest.current.onCancel(),
        })
      : null;
    if (isThere) hold?.stand();
    else
      code.load().then(
        (part) => {
          if (!isCurrent) return;
          hold?.arrive();
          // At once, with all that follows from it, so that no key comes in between.
          flushSync(() => setPart(() => part));
          hold?.stand();
        },
        (error: unknown) => {
          if (!isCurrent) return;
          console.error(error);
          hold?.end();
          latest.current.onFailure();
        },
      );
    return () => {
      isCurrent = false;
      hold?.end();
    };
  }, [code, root]);
  return Part;
}
