/**
 * Waits until nothing on the page moves any more, two frames in a row: while something fades in, its colours are not yet
 * its own, and a check of contrast would judge the fading.
 */
export async function settled(): Promise<void> {
  for (let still = 0; still < 2; ) {
    const running = document.getAnimations().filter(({ playState }) => playState === "running");
    await Promise.allSettled(running.map(({ finished }) => finished));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    still = running.length === 0 ? still + 1 : 0;
  }
}
