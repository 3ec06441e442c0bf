import * as v from "valibot";
import { labelOf, sentenceInWords } from "../../derive/claim-words.ts";
import { freshSlug } from "../../lib/fresh-slug.ts";
import { moveItem } from "../../lib/move-item.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Scene, SceneRecord } from "../../model/story.ts";
import { storyCommandWords as words } from "../../words/en/story-commands.ts";
import type { Command, CommandContext } from "../../workspace/command.ts";
import type { CaptionTarget } from "./caption.ts";
import { defineWriting, inStories, sceneInPanel, storiesPanelIn, withScene, withScenes } from "./story-edits.ts";

/** Which scene of which story, by their ids. */
export const sceneAt = { story: v.string(), scene: v.string() };

/**
 * A command that changes one scene. It leaves a scene of a newer version as it is.
 * @param entries what it is given besides story and scene.
 */
export function sceneEdit<Entries extends v.ObjectEntries>(
  command: Pick<Command, "id" | "title"> & Partial<Pick<Command, "recording">>,
  entries: Entries,
  edit: (
    scene: Scene,
    payload: v.InferOutput<v.StrictObjectSchema<Entries & typeof sceneAt, undefined>>,
    context: CommandContext,
  ) => Scene,
) {
  const payload = v.strictObject({ ...sceneAt, ...entries }) as unknown as v.StrictObjectSchema<
    Entries & typeof sceneAt,
    undefined
  >;
  type Payload = v.InferOutput<typeof payload>;
  return defineWriting<Payload>({
    ...command,
    payload: payload as unknown as v.GenericSchema<unknown, Payload>,
    write: (work, given, context) => {
      const { story, scene } = given as unknown as { story: string; scene: string };
      return withScene(work, story, scene, (held) => edit(held, given, context));
    },
  });
}

/** The scene that is being written, where this build can read it. */
export function openScene(context: CommandContext): { readonly story: string; readonly scene: Scene } | undefined {
  const open = sceneInPanel(context);
  return open !== undefined && isReadable(open.scene) ? { story: open.story.id, scene: open.scene } : undefined;
}

export const renameScene = sceneEdit(
  { id: "scenes.rename", title: words.renameScene, recording: "gesture" },
  {
    title: v.pipe(
      v.string(),
      v.check((title) => title.trim() !== ""),
    ),
  },
  (scene, { title }) => ({ ...scene, title }),
);

export const writeCaption = sceneEdit(
  { id: "scenes.caption", title: words.editCaption, recording: "gesture" },
  { caption: v.string() },
  (scene, { caption }) => ({ ...scene, caption }),
);

/** Writes notes that only the presenter reads; blanks remove them. */
export const writeNotes = sceneEdit(
  { id: "scenes.notes", title: words.editNotes, recording: "gesture" },
  { notes: v.string() },
  (scene, { notes }) => ({ ...scene, notes: notes.trim() === "" ? null : notes }),
);

/** Sets how long each step is shown in autoplay; null: as long as it takes to read. */
export const setSeconds = sceneEdit(
  { id: "scenes.seconds", title: words.setSeconds },
  { seconds: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))) },
  (scene, { seconds }) => (scene.seconds === seconds ? scene : { ...scene, seconds }),
);

/** Cites more claims in a scene; those that it cites already are ignored. */
export const cite = sceneEdit(
  { id: "scenes.cite", title: words.cite },
  { claims: v.array(v.string()) },
  (scene, { claims }) => citing(scene, claims),
);

export const uncite = sceneEdit(
  { id: "scenes.uncite", title: words.removeCitation },
  { claim: v.string() },
  (scene, { claim }) => {
    const cites = scene.cites.filter((id) => id !== claim);
    return cites.length === scene.cites.length ? scene : { ...scene, cites };
  },
);

/** Cites the selected claims in the scene that is being written. */
export const citeSelected = defineWriting({
  id: "scenes.cite-selected",
  title: words.citeSelected,
  payload: v.undefined(),
  isEnabled: (context) => {
    const cites: readonly string[] | undefined = openScene(context)?.scene.cites;
    return cites !== undefined && context.view.selection.claims.some((id) => !cites.includes(id));
  },
  write: (work, _, context) => {
    const open = openScene(context);
    if (open === undefined) return work;
    return withScene(work, open.story, open.scene.id, (scene) => citing(scene, work.view.selection.claims));
  },
});

/**
 * Puts a link to a claim or an entity into a caption, from one UTF-16 offset to another: the text between
 * them becomes its text, or else the name of the target does. A claim that is linked to is cited, too.
 */
export const insertLink = sceneEdit(
  { id: "scenes.link", title: words.insertLink },
  {
    from: v.pipe(v.number(), v.integer(), v.minValue(0)),
    to: v.pipe(v.number(), v.integer(), v.minValue(0)),
    target: v.strictObject({ kind: v.picklist(["claim", "entity"]), id: v.string() }),
  },
  (scene, { from, to, target }, { knowledge }) => {
    const linked = captionWithLink(knowledge, scene.caption, { from, to }, target);
    const changed = { ...scene, caption: linked.caption };
    return target.kind === "claim" ? citing(changed, [target.id]) : changed;
  },
);

/** The caption with a link in it, and the offset after the link: where a writer goes on. */
export function captionWithLink(
  knowledge: KnowledgeGraph,
  caption: string,
  { from, to }: { readonly from: number; readonly to: number },
  target: CaptionTarget,
): { readonly caption: string; readonly end: number } {
  const [start, stop] = [Math.min(from, to, caption.length), Math.min(Math.max(from, to), caption.length)];
  const chosen = caption.slice(start, stop);
  const text = chosen.trim() === "" ? literally(targetInWords(knowledge, target)) : chosen;
  const link = `[${text}](#${target.kind}/${target.id})`;
  return { caption: caption.slice(0, start) + link + caption.slice(stop), end: start + link.length };
}

/** The name of a link's target: an entity's label, a claim as a sentence; its id where the dataset lacks it. */
export function targetInWords(knowledge: KnowledgeGraph, { kind, id }: CaptionTarget): string {
  if (kind === "entity") return labelOf(knowledge, id);
  const claim = knowledge.claimNumber.get(id);
  return claim === undefined ? id : sentenceInWords(knowledge, claim);
}

/** Removes the camera from a scene, so that all that it shows is fitted to any screen. */
export const fitSceneCamera = sceneEdit({ id: "scenes.fit-camera", title: words.fitScene }, {}, (scene) => {
  if (scene.view.camera === undefined) return scene;
  const { camera: _, ...view } = scene.view;
  return { ...scene, view };
});

/** Puts a copy of a scene after it, under an id of its own. */
export const duplicateScene = defineWriting({
  id: "scenes.duplicate",
  title: words.duplicateScene,
  payload: v.strictObject(sceneAt),
  write: (before, { story, scene }) => {
    let copied: string | null = null;
    const work = withScenes(before, story, (scenes) => {
      const at = scenes.findIndex(({ id }) => id === scene);
      const held = scenes[at];
      if (held === undefined || !isReadable(held)) return scenes;
      const id = freshSceneId(scenes, held.id);
      copied = id;
      return scenes.toSpliced(at + 1, 0, { ...held, id, title: words.copyOf({ title: held.title }) });
    });
    const isOpen = storiesPanelIn(work.view)?.scene === scene;
    return isOpen && copied !== null ? { ...work, view: inStories(work.view, story, copied) } : work;
  },
});

/** Deletes a scene of any version; if it is open, its story is opened instead. */
export const deleteScene = defineWriting({
  id: "scenes.delete",
  title: words.deleteScene,
  payload: v.strictObject(sceneAt),
  write: (before, { story, scene }) => {
    const work = withScenes(before, story, (scenes) => {
      const at = scenes.findIndex(({ id }) => id === scene);
      return at === -1 ? scenes : scenes.toSpliced(at, 1);
    });
    const isGone = work.stories !== before.stories && storiesPanelIn(work.view)?.scene === scene;
    return isGone ? { ...work, view: inStories(work.view, story, null) } : work;
  },
});

/** Moves a scene of any version to another place in its story, counted from 0. */
export const moveScene = defineWriting({
  id: "scenes.move",
  title: words.moveScene,
  payload: v.strictObject({ ...sceneAt, to: v.pipe(v.number(), v.integer()) }),
  write: (work, { story, scene, to }) =>
    withScenes(work, story, (scenes) =>
      moveItem(
        scenes,
        scenes.findIndex(({ id }) => id === scene),
        to,
      ),
    ),
});

/** An id for a scene that no other scene of its story has. */
export function freshSceneId(scenes: readonly SceneRecord[], title: string): Scene["id"] {
  return freshSlug(
    title,
    scenes.map(({ id }) => id),
    "scene",
  ) as Scene["id"];
}

function citing(scene: Scene, claims: readonly string[]): Scene {
  const cites = [...new Set<string>([...scene.cites, ...claims])];
  return cites.length === scene.cites.length ? scene : { ...scene, cites: cites as unknown as Scene["cites"] };
}

/** A name with the signs of Markdown escaped. */
function literally(name: string): string {
  return name.replace(/[\\`*_[\]<>&#!]/g, "\\$&");
}
