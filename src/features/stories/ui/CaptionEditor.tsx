import { useDeferredValue, useId, useMemo, useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import type { Scene } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type CaptionTarget, captionTargets, parseCaption } from "../caption.ts";
import { captionWithLink, cite, insertLink, targetInWords, writeCaption } from "../scene-commands.ts";
import { CaptionView } from "./CaptionView.tsx";
import styles from "./StoriesPanel.module.css";

/** The id of what is selected, where a caption can link to it; null where that is nothing or more than one record. */
function selectedTarget({ view: { selection } }: WorkspaceState): string | null {
  const { entities, claims } = selection;
  return entities.length + claims.length === 1 ? (claims[0] ?? entities[0] ?? null) : null;
}

/** A field for the caption, its problems, and a preview. */
export function CaptionEditor({ story, scene }: { story: string; scene: Scene }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const selected = useWorkspaceState(selectedTarget);
  const field = useRef<HTMLTextAreaElement>(null);
  const issuesId = useId();
  const written = useDeferredValue(scene.caption);
  const caption = useMemo(() => parseCaption(written), [written]);
  const place = { story, scene: scene.id };
  const target: CaptionTarget | null =
    selected === null ? null : { kind: knowledge.claimNumber.has(selected) ? "claim" : "entity", id: selected };
  const uncited = captionTargets(caption)
    .filter(({ kind, id }) => kind === "claim" && knowledge.claimNumber.has(id))
    .map(({ id }) => id)
    .filter((id) => !scene.cites.some((held) => held === id));

  const link = () => {
    const element = field.current;
    if (element === null || target === null) return;
    const [from, to] = [element.selectionStart, element.selectionEnd];
    const { end } = captionWithLink(knowledge, scene.caption, { from, to }, target);
    workspace.dispatch(insertLink, { ...place, from, to, target });
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(end, end);
    });
  };
  return (
    <Section title={words.caption()}>
      <WrittenField
        label={words.caption()}
        mayBeBlank
        placeholder={words.captionHelp()}
        field={field}
        describedBy={issuesId}
        value={scene.caption}
        onWrite={(text) => workspace.dispatch(writeCaption, { ...place, caption: text })}
      />
      <div className={`${kit.tools} ${kit.flush} ${styles.tools}`}>
        <Button weight="quiet" disabled={target === null} onClick={link}>
          {target === null
            ? words.linkToSelection()
            : words.linkTo({ name: shortened(targetInWords(knowledge, target)) })}
        </Button>
        {uncited.length > 0 && (
          <Button weight="quiet" onClick={() => workspace.dispatch(cite, { ...place, claims: [...new Set(uncited)] })}>
            {words.citeLinked()}
          </Button>
        )}
      </div>
      <ul id={issuesId} className={styles.issues}>
        {caption.issues.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {caption.blocks.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and this is text
        <div className={styles.rendered} role="group" aria-label={words.captionPreview()}>
          <CaptionView
            blocks={caption.blocks}
            onOpen={({ kind, id }) =>
              workspace.dispatch(
                select,
                kind === "claim" ? { entities: [], claims: [id] } : { entities: [id], claims: [] },
              )
            }
          />
        </div>
      )}
    </Section>
  );
}

const LONGEST_NAME = 34;

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
