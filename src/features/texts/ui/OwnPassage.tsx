import { placeInWords, sourceName } from "../../../derive/claim-words.ts";
import type { Evidence } from "../../../model/dataset.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { OpenTextButton } from "./OpenTextButton.tsx";
import { PassageWords } from "./PassageWords.tsx";
import { useOpenedText } from "./session-texts.ts";

/** Where a passage stands: its words, if the reader has opened their own copy of the text, and the way to it. */
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
        Open {placeInWords(evidence) ?? sourceName(source)}
      </OpenTextButton>
    </>
  );
}
