import { X } from "lucide-react";
import { leadingAttribution, lookOfAttribution, saidInWords, sentenceInWords } from "../../../derive/claim-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import type { Scene } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { storyCommandWords } from "../../../words/en/story-commands.ts";
import { numberText } from "../../../words/numbers.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { citeSelected, uncite } from "../scene-commands.ts";
import styles from "./StoriesPanel.module.css";

/** The claims that a caption rests on, as sentences; more are added from the selection. */
export function CitationList({ story, scene }: { story: string; scene: Scene }) {
  const workspace = useWorkspace();
  const isOffered = useWorkspaceState((state) => citeSelected.isEnabled(state));
  return (
    <section className={styles.section}>
      <h3 className={styles.head}>
        {words.citations()} <span className={styles.count}>{numberText(scene.cites.length)}</span>
      </h3>
      {scene.cites.length === 0 && <p className={styles.aside}>{words.noCitations()}</p>}
      <ul>
        {scene.cites.map((claim) => (
          <Citation
            key={claim}
            claim={claim}
            onRemove={() => workspace.dispatch(uncite, { story, scene: scene.id, claim })}
          />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button weight="quiet" disabled={!isOffered} onClick={() => workspace.dispatch(citeSelected)}>
          {storyCommandWords.citeSelected()}
        </Button>
      </div>
    </section>
  );
}

function Citation({ claim, onRemove }: { claim: string; onRemove: () => void }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const number = knowledge.claimNumber.get(claim) ?? -1;
  const pointing = usePointing("claim", number);
  const remove = (claimInWords: string) => (
    <Button
      weight="quiet"
      className={styles.remove ?? ""}
      aria-label={words.removeCitation({ claim: claimInWords })}
      onClick={onRemove}
    >
      <X size={14} strokeWidth={1.75} aria-hidden />
    </Button>
  );
  if (number === -1)
    return (
      <li className={styles.citation}>
        <LineSample pattern="unsourced" />
        <span className={styles.amiss}>{words.missingClaim({ id: claim })}</span>
        {remove(claim)}
      </li>
    );
  const leading = leadingAttribution(knowledge, derived, number);
  return (
    <li className={styles.citation}>
      <LineSample pattern={lookOfAttribution(knowledge, leading)} />
      <button
        type="button"
        className={styles.sentence}
        onClick={() => workspace.dispatch(select, { entities: [], claims: [claim] })}
        {...pointing}
      >
        {saidInWords(knowledge, number, leading)}
      </button>
      {remove(sentenceInWords(knowledge, number))}
    </li>
  );
}
