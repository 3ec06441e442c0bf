import { X } from "lucide-react";
import { lookOfAttribution } from "../../../derive/claim-details.ts";
import { leadingAttribution, saidInWords, sentenceInWords } from "../../../derive/claim-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import type { Scene } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { storyCommandWords } from "../../../words/en/story-commands.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
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
    <Section title={words.citations()} count={scene.cites.length}>
      {scene.cites.length === 0 && <p className={kit.mute}>{words.noCitations()}</p>}
      <ul>
        {scene.cites.map((claim) => (
          <Citation
            key={claim}
            claim={claim}
            onRemove={() => workspace.dispatch(uncite, { story, scene: scene.id, claim })}
          />
        ))}
      </ul>
      <div className={`${kit.tools} ${kit.flush} ${styles.tools}`}>
        <Button weight="quiet" disabled={!isOffered} onClick={() => workspace.dispatch(citeSelected)}>
          {storyCommandWords.citeSelected()}
        </Button>
      </div>
    </Section>
  );
}

function Citation({ claim, onRemove }: { claim: string; onRemove: () => void }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const number = knowledge.claimNumber.get(claim) ?? -1;
  const pointing = usePointing("claim", number);
  const remove = (claimInWords: string) => (
    <IconButton
      className={styles.remove ?? ""}
      label={words.removeCitation({ claim: claimInWords })}
      onClick={onRemove}
    >
      <X size={14} strokeWidth={1.75} aria-hidden />
    </IconButton>
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
        className={`${kit.press} ${kit.read}`}
        onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: [claim] })}
        {...pointing}
      >
        {saidInWords(knowledge, number, leading)}
      </button>
      {remove(sentenceInWords(knowledge, number))}
    </li>
  );
}
