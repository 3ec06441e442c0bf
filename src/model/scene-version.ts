/** The version of scenes that this build writes and shows. A scene of a later one is kept as it is, and said to be so. */
export const SCENE_VERSION = 1;

/** Whether this build can show a scene. */
export function isReadable<Scene extends { readonly schemaVersion: number }>(
  scene: Scene,
): scene is Extract<Scene, { readonly schemaVersion: typeof SCENE_VERSION }> {
  return scene.schemaVersion === SCENE_VERSION;
}
