import * as v from "valibot";
import { prefixed, slug } from "./field-schemas.ts";
import { list, text } from "./plain-schemas.ts";
import { SCENE_VERSION } from "./scene-version.ts";
import { selectionSchema } from "./view-slices/selection.ts";
import { viewSpecificationSchema } from "./view-state.ts";

/** One press of the presenter's key within a scene. */
const stepSchema = v.strictObject({
  /** What appears now and was hidden until now. An entity brings the claims along that no later step reveals. */
  reveal: selectionSchema,
  /** What is pointed at from now on; null leaves the pointer where it was. */
  point: v.nullable(selectionSchema),
  /** What is said in addition from now on, in the captions' subset of Markdown; null where the picture says it. */
  caption: v.nullable(text),
});
export type SceneStep = v.InferOutput<typeof stepSchema>;

/** One picture of a story and what is said about it. */
export const sceneSchema = v.strictObject({
  id: slug<"scene">(),
  schemaVersion: v.literal(SCENE_VERSION),
  /** Names the scene in lists. */
  title: text,
  /** What is said, in a subset of Markdown: paragraphs, lists, emphasis, links to claims and entities. May be empty. */
  caption: v.string(),
  /** The claims that the caption rests on. */
  cites: list(prefixed<"claim">("c")),
  /** The view, or a part of one; what it does not name has its default. Without a camera all that is shown is fitted. */
  view: viewSpecificationSchema,
  steps: list(stepSchema),
  /** What the presenter alone reads; null where there is nothing. The same subset of Markdown. */
  notes: v.nullable(text),
  /** How long each step stays while the story plays by itself; null: as long as its words take to read. */
  seconds: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))),
});
export type Scene = v.InferOutput<typeof sceneSchema>;

/** A scene that a later version of the program wrote: carried along untouched, and never shown in part. */
const newerSceneSchema = v.looseObject({
  id: slug<"scene">(),
  schemaVersion: v.pipe(v.number(), v.integer(), v.gtValue(SCENE_VERSION)),
});
export type NewerScene = v.InferOutput<typeof newerSceneSchema>;
export type SceneRecord = Scene | NewerScene;

const storyEntries = {
  id: slug<"story">(),
  title: text,
  /** What the story tells, in one sentence. */
  description: text,
};

/** A sequence of scenes that is walked with the arrow keys. */
export const storySchema = v.strictObject({
  ...storyEntries,
  scenes: list(v.union([sceneSchema, newerSceneSchema])),
});
export type Story = v.InferOutput<typeof storySchema>;

/** A story whose scenes nobody has looked at yet: each is held against the schema of its own version. */
export const storyHeadSchema = v.strictObject({ ...storyEntries, scenes: list(v.unknown()) });

/** The schema that a scene in a file has to answer to. */
export function schemaOfScene(scene: unknown): typeof sceneSchema | typeof newerSceneSchema {
  const version = (scene as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  return typeof version === "number" && version > SCENE_VERSION ? newerSceneSchema : sceneSchema;
}
