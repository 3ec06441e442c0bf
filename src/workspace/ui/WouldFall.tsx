import { Copy, Unplug } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Ground, groundInWords, idsOfFalling, whatFalls, whatFallsInWords } from "../../derive/what-falls.ts";
import { isSameJson } from "../../lib/same-json.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { copyText } from "../../lib/ui/copy-text.ts";
import kit from "../../lib/ui/kit.module.css";
import { say } from "../../lib/ui/notice.ts";
import { LONGEST_FRAGMENT } from "../../model/link-fragment.ts";
import { linkTo, pageAddressOf } from "../../model/page-address.ts";
import { encodeView } from "../../model/share-link.ts";
import type { PanelState } from "../../model/view-state.ts";
import { copyingWords } from "../../words/en/copying.ts";
import { whatFallsWords as words } from "../../words/en/what-falls.ts";
import { fadeWhatFalls } from "../fade-what-falls.ts";
import styles from "./WouldFall.module.css";
import { useWorkspace, useWorkspaceState } from "./workspace-context.tsx";

/**
 * Asks what would fall without a holder, a source or a passage of one: fades it on the graph, and says it in a sentence to
 * copy with a link. Pressed as long as just that is faded, also where a link opened it so.
 * @param room the panel in which the sentence stands while nothing is selected; the press leads there.
 */
export function WouldFall({ ground, room }: { ground: Ground; room: PanelState }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const faded = useWorkspaceState((state) => state.view.aside.dimmed);
  const [isAsked, setAsked] = useState(false);
  // Looks at all claims, so not before it is asked.
  const isNeeded = isAsked || faded.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a ground is new each time, and the same by what it says
  const falling = useMemo(
    () => (isNeeded ? whatFalls(knowledge, derived, ground) : null),
    [isNeeded, knowledge, derived, JSON.stringify(ground)],
  );
  const isOn = falling !== null && falling.claims.length > 0 && isSameJson(faded, idsOfFalling(knowledge, falling));
  const isBlank = isAsked && falling?.claims.length === 0;
  const sentence = falling !== null && (isOn || isBlank) ? whatFallsInWords(knowledge, derived, ground, falling) : null;
  const whole = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in the panel that it was pressed for, once, when that opens
  useEffect(() => (isOn ? bringIntoSight(whole.current) : undefined), []);
  const copy = async (text: string) => {
    const fragment = encodeView(workspace.store.getState().view);
    const isTooLong = fragment.length > LONGEST_FRAGMENT;
    const isCopied = await copyText(isTooLong ? text : `${text}\n${linkTo(pageAddressOf(location.href), fragment)}`);
    say(isCopied ? (isTooLong ? words.copiedAlone() : words.copied()) : copyingWords.notAllowed());
  };
  return (
    <div ref={whole} className={styles.fall}>
      <Button
        weight="quiet"
        className={`${kit.flush} ${styles.ask}`}
        aria-pressed={isOn}
        onClick={() => {
          setAsked(true);
          workspace.dispatch(fadeWhatFalls, { ground, room });
        }}
      >
        <Unplug size={14} strokeWidth={1.75} aria-hidden /> {words.ask({ name: groundInWords(knowledge, ground) })}
      </Button>
      <p aria-live="polite" className={kit.read}>
        {sentence}
      </p>
      {isOn && sentence !== null && (
        <Button isSmall onClick={() => void copy(sentence)}>
          <Copy size={14} strokeWidth={1.75} aria-hidden /> {copyingWords.copy()}
        </Button>
      )}
    </div>
  );
}

/** Scrolls its panel, and nothing around that, as far as it takes to see an element that is below. */
function bringIntoSight(element: HTMLElement | null): void {
  const panel = element?.closest(`.${kit.panel}`);
  if (!element || !panel) return;
  const hidden = element.getBoundingClientRect().bottom - panel.getBoundingClientRect().bottom;
  if (hidden > 0) panel.scrollBy({ top: hidden });
}
