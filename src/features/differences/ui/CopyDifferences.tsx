import { useEffect, useRef, useState } from "react";
import { inSlices } from "../../../lib/in-slices.ts";
import type { Steps } from "../../../lib/steps.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import kit from "../../../lib/ui/kit.module.css";
import { saveText } from "../../../lib/ui/save-text.ts";
import { copyingWords as copying } from "../../../words/en/copying.ts";
import { differencesPageWords as words } from "../../../words/en/differences-page.ts";
import type { Words } from "../../../words/message.ts";

/**
 * Buttons that copy or download the list as text, and what became of it.
 * @param of what the list is made of: what was said of another is gone.
 */
export function CopyDifferences({ of, fileName, write }: { of: object; fileName: string; write: () => Steps<string> }) {
  const [outcome, setOutcome] = useState<{ readonly of: object; readonly words: Words; readonly isBusy?: true } | null>(
    null,
  );
  const shown = outcome?.of === of ? outcome : null;
  const writing = useRef(new AbortController());
  // biome-ignore lint/correctness/useExhaustiveDependencies: per list
  useEffect(() => {
    const controller = new AbortController();
    writing.current = controller;
    return () => controller.abort();
  }, [of]);
  const take = async (hand: (text: string) => Words | Promise<Words>) => {
    setOutcome({ of, words: words.writing(), isBusy: true });
    const text = await inSlices(write(), writing.current.signal);
    if (text !== null) setOutcome({ of, words: await hand(text) });
  };
  const copy = async (text: string) => ((await copyText(text)) ? copying.copied() : copying.notAllowedButDownload());
  const download = (text: string) => {
    saveText(new Blob([text], { type: "text/plain" }), fileName);
    return copying.downloaded({ fileName });
  };
  return (
    <>
      <div className={kit.tools}>
        <Button disabled={shown?.isBusy} onClick={() => void take(copy)}>
          {words.copyText()}
        </Button>
        <Button weight="quiet" disabled={shown?.isBusy} onClick={() => void take(download)}>
          {words.download()}
        </Button>
      </div>
      <p role="status" className={kit.mute}>
        {shown?.words}
      </p>
    </>
  );
}
