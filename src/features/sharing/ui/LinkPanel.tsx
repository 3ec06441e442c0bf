import { useState } from "react";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { isChanged } from "../../../model/document.ts";
import { encodeStoryLink } from "../../../model/story-link.ts";
import { DEFAULT_VIEW, type Selection } from "../../../model/view-state.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { EntityPicker } from "../../search/ui/EntityPicker.tsx";
import { usePresentation } from "../../stories/ui/use-presentation.ts";
import { linkTo } from "../page-address.ts";
import { CopyField } from "./CopyField.tsx";
import { selectionInWords, viewInWords } from "./described-view.ts";
import { LinkField } from "./LinkField.tsx";
import { Reach, reachOfChanges, reachOfLinks } from "./Reach.tsx";
import { firstScene, SceneSelect } from "./SceneSelect.tsx";
import styles from "./ShareDialog.module.css";
import { sharedStories } from "./shared-stories.ts";
import type { SharingProperties } from "./sharing.ts";

const wholeState = (state: WorkspaceState) => state;

/** Links to the view, to one thing alone, and to a scene. */
export function LinkPanel({ page, isOwnFile, copy, tell }: SharingProperties) {
  const state = useWorkspaceState(wholeState);
  const [picked, setPicked] = useState("");
  const stories = sharedStories(state);
  const presented = usePresentation((on) => on);
  const [scene, setScene] = useState(() => firstScene(stories, presented));
  const { view } = state;
  const hasSelection = view.selection.entities.length + view.selection.claims.length > 0;
  const selection: Selection = hasSelection ? view.selection : { entities: picked === "" ? [] : [picked], claims: [] };
  const target = selectionInWords({ ...state, view: { ...view, selection } });
  const sceneLink = scene && linkTo(page, encodeStoryLink(scene));
  const hands = { page, copy, tell };
  return (
    <>
      <Reach words={reachOfLinks(page.reach, isOwnFile)} />
      <Reach words={reachOfChanges(isChanged(state.document))} />
      <Section title="To this view">
        <p className={`${kit.read} ${styles.words}`}>{capitalised(viewInWords(state) ?? "the whole graph")}</p>
        <LinkField {...hands} label="Link to this view" what="The link to this view" view={view} />
      </Section>
      <Section title="To one thing alone">
        {!hasSelection && (
          <>
            <p className={kit.mute}>Nothing is selected. Select a node or line to link to it, or name an entity.</p>
            <div className={styles.picker}>
              <EntityPicker label="Entity" value={picked} onChange={setPicked} />
            </div>
          </>
        )}
        {target !== null && (
          <>
            {hasSelection && (
              <p className={`${kit.read} ${styles.words}`} dir="auto">
                {target}
              </p>
            )}
            <LinkField
              {...hands}
              label={`Link to ${target}`}
              what="The link to this alone"
              view={{ ...DEFAULT_VIEW, selection }}
            />
            <p className={kit.mute}>Opens the whole graph with this selected; no filter goes along.</p>
          </>
        )}
      </Section>
      <Section title="To a scene of a story">
        {sceneLink === null ? (
          <p className={kit.mute}>This dataset has no story yet.</p>
        ) : (
          <>
            <SceneSelect label="Scene" stories={stories} value={scene} onChange={setScene} />
            <CopyField
              label="Link to the scene"
              text={sceneLink}
              onCopy={() => copy("The link to the scene", sceneLink)}
            />
            <p className={kit.mute}>Opens the story at this scene, as it is presented.</p>
          </>
        )}
      </Section>
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}
