import { useMemo } from "react";
import kit from "../../../lib/ui/kit.module.css";
import type { Evidence, Source } from "../../../model/dataset.ts";
import styles from "../../../workspace/ui/Record.module.css";
import { passageLocator } from "../check-text.ts";
import { matchInWords, type OpenedText } from "../opened-text.ts";
import { markStretch, wordsOf } from "../passage-marks.ts";

/** The sentence of a passage in the reader's own copy, with the passage marked. */
export function PassageWords({ source, text, evidence }: { source: Source; text: OpenedText; evidence: Evidence }) {
  const textOf = useMemo(() => wordsOf(text.normal), [text]);
  const { start, end } = text.segments.find(({ at }) => at === evidence.at) ?? {};
  const passage = passageLocator(source, text.segments)(evidence);
  const holder = typeof start === "number" && typeof end === "number" ? { start, end } : null;
  return (
    <>
      {holder !== null && (
        <blockquote className={styles.ownWords} lang={source.language} dir="auto">
          {markStretch(holder, [passage]).map((piece) =>
            piece.isMarked ? <mark key={piece.start}>{textOf(piece)}</mark> : textOf(piece),
          )}
        </blockquote>
      )}
      <p className={kit.mute}>{matchInWords(passage.state)}</p>
    </>
  );
}
