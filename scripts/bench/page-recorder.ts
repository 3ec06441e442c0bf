/** What a benchmark reads in the page; put there before the page's own script, as `window.bench`. */
export interface PageRecorder {
  /** Tasks of the main thread over 50 ms, in milliseconds since navigation. */
  readonly longTasks: { readonly start: number; readonly duration: number }[];
  /** When the graph was first drawn, in milliseconds since navigation; null until then. */
  drawnAt: number | null;
  /** Times of the frames since `watchFrames(true)`. */
  readonly frames: number[];
  /** How many of them came after a pointer move or a turn of the wheel. */
  movedFrames: number;
  watchFrames(isOn: boolean): void;
  /**
   * Waits for an event and then for what it changes: `response` is the time from the event to the frame in which the
   * text of `selector` is another one.
   */
  expectChange(event: string, selector: string): void;
  readonly response: number | null;
  /** What `selector` shows, or "". */
  textOf(selector: string): string;
}

declare global {
  interface Window {
    bench: PageRecorder;
  }
}

/** Runs in the page before anything else. Stands on its own: what is outside it does not exist there. */
export function installRecorder(): void {
  const recorder: { -readonly [Key in keyof PageRecorder]: PageRecorder[Key] } = {
    longTasks: [],
    drawnAt: null,
    frames: [],
    movedFrames: 0,
    response: null,
    textOf: (selector) => document.querySelector(selector)?.textContent ?? "",
    watchFrames,
    expectChange,
  };
  window.bench = recorder;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) recorder.longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  // Drawn: the page says that it is ready, its counts stand there, and two frames have begun since.
  const opening = new MutationObserver(() => {
    if (document.documentElement.dataset.state !== "ready" || !document.querySelector('[data-testid="counts"]')) return;
    opening.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        recorder.drawnAt = performance.now();
      }),
    );
  });
  opening.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });

  let isWatching = false;
  let hasMoved = false;
  for (const event of ["pointermove", "wheel"])
    window.addEventListener(
      event,
      () => {
        hasMoved = true;
      },
      { capture: true, passive: true },
    );
  function watchFrames(isOn: boolean): void {
    if (isOn && !isWatching) {
      recorder.frames.length = 0;
      recorder.movedFrames = 0;
      requestAnimationFrame(onFrame);
    }
    isWatching = isOn;
  }
  function onFrame(time: number): void {
    if (!isWatching) return;
    recorder.frames.push(time);
    if (hasMoved) recorder.movedFrames++;
    hasMoved = false;
    requestAnimationFrame(onFrame);
  }

  let changing: MutationObserver | undefined;
  function expectChange(event: string, selector: string): void {
    recorder.response = null;
    changing?.disconnect();
    const read = () => document.querySelector(selector)?.innerHTML ?? "";
    const before = read();
    window.addEventListener(
      event,
      ({ timeStamp }) => {
        const observer = new MutationObserver(() => {
          if (read() === before) return;
          observer.disconnect();
          // A message sent from within a frame is delivered once the frame is handed to the compositor.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              recorder.response = performance.now() - timeStamp;
              port1.close();
            };
            port2.postMessage(null);
          });
        });
        changing = observer;
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      },
      { capture: true, once: true },
    );
  }
}
