import { createDerivation } from "../../derive/derive.ts";
import { fitView } from "../../derive/fit-view.ts";
import type { Dataset } from "../../model/dataset.ts";
import { faultAt as issueAt, type KeyPath } from "../../model/dataset-faults.ts";
import type { Issue } from "../../model/issue.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { isReadable, SCENE_VERSION, type Scene, type SceneRecord, type Story } from "../../model/story.ts";
import type { ViewSpecification } from "../../model/view-state.ts";
import { verbatim } from "../../words/message.ts";
import { captionTargets, parseCaption } from "./caption.ts";
import { isIdle, viewOfScene } from "./scene-view.ts";

/**
 * Every shortcoming of a dataset's stories: what they name and the dataset lacks, scenes that show or say nothing,
 * captions that cite nothing or hold what captions cannot, steps that change nothing. None keeps the dataset from being
 * opened or a story from being told; `check` fails on any. Paths are those of the one-file form.
 * @param built the dataset's graph, where there is one already.
 */
export function checkStories(dataset: Dataset, built?: KnowledgeGraph): readonly Issue[] {
  if (dataset.stories.length === 0) return [];
  const knowledge = built ?? buildKnowledgeGraph(dataset);
  return dataset.stories.flatMap((story, at) => checkStory(knowledge, story, ["stories", at]));
}

const faultAt = (path: KeyPath, rule: string, message: string, hint: string | null = null): Issue =>
  issueAt(path, rule, verbatim(message), hint === null ? null : verbatim(hint));

/**
 * The shortcomings of one story, against a dataset that need not hold it.
 * @param path where the story stands; empty for a story by itself.
 */
export function checkStory(knowledge: KnowledgeGraph, { title, scenes }: Story, path: KeyPath = []): readonly Issue[] {
  if (scenes.length === 0) return [faultAt(path, "empty-story", `The story “${title}” has no scene.`)];
  return scenes.flatMap((scene, at) => checkScene(knowledge, scene, [...path, "scenes", at]));
}

/** The shortcomings of one scene, whose place is `path`. */
export function checkScene(knowledge: KnowledgeGraph, scene: SceneRecord, path: KeyPath = []): readonly Issue[] {
  if (isReadable(scene))
    return [
      ...missingIn(knowledge, scene, path),
      ...captionFaults(knowledge, scene, path),
      ...stageFaults(knowledge, scene, path),
    ];
  const message = `This scene is of version ${scene.schemaVersion}; this build shows scenes up to ${SCENE_VERSION}.`;
  return [faultAt(path, "newer-scene", message, "It is kept as it is. Check it with a newer Sourceline.")];
}

/** References of the scene's view, citations and steps that lead nowhere. */
function missingIn({ entityNumber, claimNumber }: KnowledgeGraph, scene: Scene, path: KeyPath): readonly Issue[] {
  const issues: Issue[] = [];
  const refer = (known: ReadonlyMap<string, number>, ids: readonly string[], noun: string, ...within: KeyPath) => {
    ids.forEach((id, index) => {
      if (known.has(id)) return;
      const message = `"${id}" is not the id of ${noun} of this dataset.`;
      issues.push(
        faultAt([...path, ...within, index], noun === "a claim" ? "unknown-claim" : "unknown-entity", message),
      );
    });
  };
  const referSelection = (held: ViewSpecification["selection"] | null, ...within: KeyPath) => {
    refer(entityNumber, held?.entities ?? [], "an entity", ...within, "entities");
    refer(claimNumber, held?.claims ?? [], "a claim", ...within, "claims");
  };
  refer(claimNumber, scene.cites, "a claim", "cites");
  refer(entityNumber, scene.view.focus?.entities ?? [], "an entity", "view", "focus", "entities");
  referSelection(scene.view.selection, "view", "selection");
  refer(entityNumber, Object.keys(scene.view.moved ?? {}), "an entity", "view", "moved");
  scene.steps.forEach(({ reveal, point }, index) => {
    referSelection(reveal, "steps", index, "reveal");
    referSelection(point, "steps", index, "point");
  });
  return issues;
}

function captionFaults(knowledge: KnowledgeGraph, scene: Scene, path: KeyPath): readonly Issue[] {
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
          faultAt([...path, ...within], `unknown-${kind}`, `It links to "${id}", which is not in this dataset.`),
        );
      else if (kind === "claim" && within[0] !== "notes" && !scene.cites.includes(id as Scene["cites"][number]))
        issues.push(
          faultAt(
            [...path, ...within],
            "uncited-claim",
            `It links to "${id}", which the scene does not cite.`,
            `Add "${id}" to its "cites".`,
          ),
        );
    }
  }
  const says = texts.slice(0, -1).some(([text]) => text !== null && text.trim() !== "");
  if (says && scene.cites.length === 0) {
    const message = `The caption of “${scene.title}” cites no claim.`;
    issues.push(faultAt([...path, "cites"], "uncited-caption", message, "Name the claims that it rests on."));
  }
  if (!says) issues.push(faultAt([...path, "caption"], "no-caption", `The scene “${scene.title}” says nothing.`));
  return issues;
}

/** What is on the stage: something, and at the end everything that the steps reveal. */
function stageFaults(knowledge: KnowledgeGraph, scene: Scene, path: KeyPath): readonly Issue[] {
  const issues: Issue[] = [];
  const { view } = fitView(knowledge, viewOfScene(scene, scene.steps.length), "scene");
  const derived = createDerivation()(knowledge, view);
  if (derived.shownEntities === 0)
    issues.push(faultAt(path, "empty-scene", `The scene “${scene.title}” shows nothing.`, "Loosen its filters."));
  scene.steps.forEach((step, index) => {
    if (isIdle(step)) issues.push(faultAt([...path, "steps", index], "idle-step", "This step changes nothing."));
    const unseen = [
      ...step.reveal.entities.filter((id) => derived.entityMask[knowledge.entityNumber.get(id) ?? -1] === 0),
      ...step.reveal.claims.filter((id) => derived.claimMask[knowledge.claimNumber.get(id) ?? -1] === 0),
    ];
    for (const id of unseen)
      issues.push(
        faultAt(
          [...path, "steps", index, "reveal"],
          "never-shown",
          `"${id}" is revealed, but the scene's view hides it.`,
        ),
      );
  });
  return issues;
}
