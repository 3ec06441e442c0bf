import { placeInWords, sourceName } from "../../../derive/claim-words.ts";
import type { Evidence } from "../../../model/dataset.ts";
import { textWords } from "../../../words/en/texts.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { OpenTextButton } from "./OpenTextButton.tsx";
import { PassageWords } from "./PassageWords.tsx";
import { useOpenedText } from "./session-texts.ts";

/** A passage: its text, where it is quoted or the reader has opened their own copy, and a button that opens it. */
export function OwnPassage({ evidence }: { evidence: Evidence }) {
  const source = useWorkspaceState(({ knowledge }) =>
    knowledge.dataset.sources.find(({ id }) => id === evidence.source),
  );
  const text = useOpenedText(evidence.source);
  if (source === undefined) return null;
  return (
    <>
      {text !== null && <PassageWords source={source} text={text} evidence={evidence} />}
      {evidence.quotation !== undefined && <q dir="auto">{evidence.quotation}</q>}
      <OpenTextButton source={evidence.source} at={evidence.at ?? null}>
        {textWords.open({ place: placeInWords(evidence) ?? sourceName(source) })}
      </OpenTextButton>
    </>
  );
}
