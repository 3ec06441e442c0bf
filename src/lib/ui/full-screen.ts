/** Whether the page fills the screen because it asked to. */
export function isFullScreen(): boolean {
  return document.fullscreenElement !== null;
}

/** Asks for the whole screen, from within a user's gesture. False where the browser refuses, or has no such thing. */
export async function enterFullScreen(): Promise<boolean> {
  try {
    // Some browsers give it to films alone.
    if (typeof document.documentElement.requestFullscreen !== "function") return false;
    await document.documentElement.requestFullscreen({ navigationUI: "hide" });
    return true;
  } catch {
    return false;
  }
}

/** Gives the screen back. */
export async function leaveFullScreen(): Promise<void> {
  try {
    if (isFullScreen()) await document.exitFullscreen();
  } catch {
    // It was left in the meantime.
  }
}
