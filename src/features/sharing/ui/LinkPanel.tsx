import { useState } from "react";
import { capitalised } from "../../../lib/capitalised.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { isChanged } from "../../../model/document.ts";
import { linkTo } from "../../../model/page-address.ts";
import { encodeStoryLink } from "../../../model/story-link.ts";
import { DEFAULT_VIEW, type Selection } from "../../../model/view-state.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { EntityPicker } from "../../search/ui/EntityPicker.tsx";
import { usePresentation } from "../../stories/ui/use-presentation.ts";
import { CopyField } from "./CopyField.tsx";
import { selectionInWords, viewInWords } from "./described-view.ts";
import { LinkField } from "./LinkField.tsx";
import { Reach, reachOfChanges, reachOfLinks } from "./Reach.tsx";
import { firstScene, SceneSelect } from "./SceneSelect.tsx";
import styles from "./ShareDialog.module.css";
import { sharedStories } from "./shared-stories.ts";
import type { SharingProperties } from "./sharing.ts";

const wholeState = (state: WorkspaceState) => state;

/** Links to the view, to the selection or one entity, and to a scene. */
export function LinkPanel({ page, isOwnFile, copy, report }: SharingProperties) {
  const state = useWorkspaceState(wholeState);
  const [picked, setPicked] = useState("");
  const stories = sharedStories(state);
  const presented = usePresentation((on) => on);
  const [scene, setScene] = useState(() => firstScene(stories, presented));
  const { view } = state;
  const hasSelection = view.selection.entities.length + view.selection.claims.length > 0;
  const selection: Selection = hasSelection ? view.selection : { entities: picked === "" ? [] : [picked], claims: [] };
  const target = selectionInWords({ ...state, view: { ...view, selection } });
  const shown = viewInWords(state);
  const sceneLink = scene && linkTo(page, encodeStoryLink(scene));
  const sharing = { page, copy, report };
  return (
    <>
      <Reach warning={reachOfLinks(page.reach, isOwnFile)} />
      <Reach warning={reachOfChanges(isChanged(state.document))} />
      <Section title={words.currentView()}>
        <p className={`${kit.read} ${styles.words}`}>{shown === null ? words.wholeGraph() : capitalised(shown)}</p>
        <LinkField {...sharing} label={words.linkToView()} view={view} />
      </Section>
      <Section title={words.oneThing()}>
        {!hasSelection && (
          <>
            <p className={kit.mute}>{words.nothingSelected()}</p>
            <div className={styles.picker}>
              <EntityPicker label={words.entity()} value={picked} onChange={setPicked} />
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
            <LinkField {...sharing} label={words.linkTo({ target })} view={{ ...DEFAULT_VIEW, selection }} />
            <p className={kit.mute}>{words.noFilters()}</p>
          </>
        )}
      </Section>
      <Section title={words.sceneOfStory()}>
        {sceneLink === null ? (
          <p className={kit.mute}>{words.noStories()}</p>
        ) : (
          <>
            <SceneSelect label={words.scene()} stories={stories} value={scene} onChange={setScene} />
            <CopyField
              label={words.linkToScene()}
              text={sceneLink}
              onCopy={() => copy(words.linkCopied(), sceneLink)}
            />
            <p className={kit.mute}>{words.presentsScene()}</p>
          </>
        )}
      </Section>
    </>
  );
}
