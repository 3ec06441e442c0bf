import { createDerivation } from "../../derive/derive.ts";
import { fitView } from "../../derive/fit-view.ts";
import type { Dataset } from "../../model/dataset.ts";
import { faultAt, type KeyPath } from "../../model/dataset-faults.ts";
import type { Issue } from "../../model/issue.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Scene, SceneRecord, Story } from "../../model/story.ts";
import type { ViewSpecification } from "../../model/view-state.ts";
import { storyProblemWords as words } from "../../words/en/story-problems.ts";
import { captionTargets, parseCaption } from "./caption.ts";
import { newerSceneInWords } from "./newer-scene.ts";
import { isIdle, viewOfScene } from "./scene-view.ts";

/**
 * Every problem of a dataset's stories: what they name and the dataset lacks, scenes that show or say nothing,
 * captions that cite nothing or contain what captions cannot, steps that change nothing. None prevents opening the
 * dataset or presenting a story; `check` fails on any. Paths are those of the one-file form.
 * @param built the dataset's graph, where there is one already.
 */
export function checkStories(dataset: Dataset, built?: KnowledgeGraph): readonly Issue[] {
  if (dataset.stories.length === 0) return [];
  const knowledge = built ?? buildKnowledgeGraph(dataset);
  return dataset.stories.flatMap((story, at) => checkStory(knowledge, story, ["stories", at]));
}

/**
 * The problems of one story, against a dataset that need not hold it.
 * @param path where the story stands; empty for a story by itself.
 */
export function checkStory(knowledge: KnowledgeGraph, { title, scenes }: Story, path: KeyPath = []): readonly Issue[] {
  if (scenes.length === 0) return [faultAt(path, "empty-story", words.noScenes({ title }))];
  return scenes.flatMap((scene, at) => checkScene(knowledge, scene, [...path, "scenes", at]));
}

/** The problems of one scene, whose place is `path`. */
export function checkScene(knowledge: KnowledgeGraph, scene: SceneRecord, path: KeyPath = []): readonly Issue[] {
  if (isReadable(scene))
    return [
      ...missingIn(knowledge, scene, path),
      ...captionProblems(knowledge, scene, path),
      ...stageProblems(knowledge, scene, path),
    ];
  return [faultAt(path, "newer-scene", newerSceneInWords(scene), words.newerSceneHint())];
}

/** Ids in the scene's view, citations and steps that the dataset does not have. */
function missingIn({ entityNumber, claimNumber }: KnowledgeGraph, scene: Scene, path: KeyPath): readonly Issue[] {
  const issues: Issue[] = [];
  const refer = (of: "claim" | "entity", ids: readonly string[], ...within: KeyPath) => {
    const known = of === "claim" ? claimNumber : entityNumber;
    const message = of === "claim" ? words.unknownClaim : words.unknownEntity;
    ids.forEach((id, index) => {
      if (!known.has(id)) issues.push(faultAt([...path, ...within, index], `unknown-${of}`, message({ id })));
    });
  };
  const referSelection = (held: ViewSpecification["selection"] | null, ...within: KeyPath) => {
    refer("entity", held?.entities ?? [], ...within, "entities");
    refer("claim", held?.claims ?? [], ...within, "claims");
  };
  refer("claim", scene.cites, "cites");
  refer("entity", scene.view.focus?.entities ?? [], "view", "focus", "entities");
  referSelection(scene.view.selection, "view", "selection");
  refer("entity", Object.keys(scene.view.moved ?? {}), "view", "moved");
  scene.steps.forEach(({ reveal, point }, index) => {
    referSelection(reveal, "steps", index, "reveal");
    referSelection(point, "steps", index, "point");
  });
  return issues;
}

function captionProblems(knowledge: KnowledgeGraph, scene: Scene, path: KeyPath): readonly Issue[] {
  const issues: Issue[] = [];
  const texts: readonly (readonly [string | null, KeyPath])[] = [
    [scene.caption, ["caption"]],
    ...scene.steps.map(({ caption }, index) => [caption, ["steps", index, "caption"]] as const),
    [scene.notes, ["notes"]],
  ];
  for (const [text, within] of texts) {
    if (text === null) continue;
    const caption = parseCaption(text);
    for (const { code, message, hint } of caption.issues)
      issues.push(faultAt([...path, ...within], code.replace("caption/", "caption-"), message, hint));
    for (const { kind, id } of captionTargets(caption)) {
      const isKnown = (kind === "claim" ? knowledge.claimNumber : knowledge.entityNumber).has(id);
      if (!isKnown)
        issues.push(
          faultAt([...path, ...within], `unknown-${kind}`, words.brokenLink({ where: String(within.at(-1)), id })),
        );
      else if (kind === "claim" && within[0] !== "notes" && !scene.cites.includes(id as Scene["cites"][number]))
        issues.push(
          faultAt([...path, ...within], "uncited-claim", words.uncitedLink({ id }), words.uncitedLinkHint({ id })),
        );
    }
  }
  const hasCaption = texts.slice(0, -1).some(([text]) => text !== null && text.trim() !== "");
  const { title } = scene;
  if (!hasCaption) issues.push(faultAt([...path, "caption"], "no-caption", words.noCaption({ title })));
  else if (scene.cites.length === 0)
    issues.push(
      faultAt([...path, "cites"], "uncited-caption", words.uncitedCaption({ title }), words.uncitedCaptionHint()),
    );
  return issues;
}

/** What the canvas lacks: anything at all, or at the end something that the steps reveal. */
function stageProblems(knowledge: KnowledgeGraph, scene: Scene, path: KeyPath): readonly Issue[] {
  const issues: Issue[] = [];
  const { view } = fitView(knowledge, viewOfScene(scene, scene.steps.length), "scene");
  const derived = createDerivation()(knowledge, view);
  if (derived.shownEntities === 0)
    issues.push(faultAt(path, "empty-scene", words.emptyScene({ title: scene.title }), words.emptySceneHint()));
  scene.steps.forEach((step, index) => {
    if (isIdle(step)) issues.push(faultAt([...path, "steps", index], "idle-step", words.idleStep()));
    const hidden = [
      ...step.reveal.entities.filter((id) => derived.entityMask[knowledge.entityNumber.get(id) ?? -1] === 0),
      ...step.reveal.claims.filter((id) => derived.claimMask[knowledge.claimNumber.get(id) ?? -1] === 0),
    ];
    for (const id of hidden)
      issues.push(faultAt([...path, "steps", index, "reveal"], "never-shown", words.neverShown({ id })));
  });
  return issues;
}
