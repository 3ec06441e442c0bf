/** Time between two looks, in milliseconds. */
const APART = 5_000;
/** Looks with nothing heard in between. What is heard of comes every second, or after the longest step in some fifteen. */
const MOST_SILENT = 24;

/**
 * Watches over work of which something is heard now and then. A worker that runs out of memory just stops: no browser
 * says so. Looks are counted and not time, so that a machine that sleeps has not waited in vain.
 * @param onSilence called once when nothing has been heard for two minutes.
 */
export function watchForSilence(onSilence: () => void): { readonly heard: () => void; readonly end: () => void } {
  let silent = 0;
  const timer = setInterval(() => {
    if (++silent < MOST_SILENT) return;
    clearInterval(timer);
    onSilence();
  }, APART);
  return {
    heard: () => {
      silent = 0;
    },
    end: () => clearInterval(timer),
  };
}
