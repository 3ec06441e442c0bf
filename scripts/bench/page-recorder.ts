/** What a benchmark reads in the page; put there before the page's own script, as `window.bench`. */
export interface PageRecorder {
  /** Tasks of the main thread over 50 ms, in milliseconds since navigation. */
  readonly longTasks: { readonly start: number; readonly duration: number }[];
  /** When the graph was first on screen, on the stage or as a picture in the page; null until then. */
  pictureAt: number | null;
  /** When the opening screen was complete, in milliseconds since navigation; null until then. */
  drawnAt: number | null;
  /** Times of the frames since `watchFrames(true)`. */
  readonly frames: number[];
  /** Those of them that came after a move of the pointer. */
  readonly movedFrames: number[];
  watchFrames(isOn: boolean): void;
  /**
   * Waits for an event and then for what it changes: `response` is the time from the event to the frame in which the
   * text of `selector` is another one.
   */
  expectChange(event: string, selector: string): void;
  readonly response: number | null;
  /** When that frame ended, in milliseconds since navigation; null until then. */
  readonly respondedAt: number | null;
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
    pictureAt: null,
    drawnAt: null,
    frames: [],
    movedFrames: [],
    response: null,
    respondedAt: null,
    textOf: (selector) => document.querySelector(selector)?.textContent ?? "",
    watchFrames,
    expectChange,
  };
  window.bench = recorder;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) recorder.longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  // The first picture: what the stage draws first, or a picture that stands in the page itself, at the end of its frame.
  const hasPicture = () =>
    Array.from(document.querySelectorAll("svg")).some(
      (svg) => svg.childElementCount > 0 && svg.querySelectorAll("*").length > 100 && svg.clientWidth > 100,
    );
  const notePicture = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      recorder.pictureAt ??= performance.now();
      port1.close();
    };
    port2.postMessage(null);
  };
  const lookForPicture = () => {
    if (recorder.pictureAt !== null) return;
    if (hasPicture()) notePicture();
    else requestAnimationFrame(lookForPicture);
  };
  requestAnimationFrame(lookForPicture);
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const drawing = prototype as unknown as Record<string, (...values: unknown[]) => unknown>;
    for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
      const draw = drawing[name];
      if (draw === undefined) continue;
      drawing[name] = function drawFirst(...values) {
        drawing[name] = draw;
        if (recorder.pictureAt === null) requestAnimationFrame(notePicture);
        return draw.apply(this, values);
      };
    }
  }

  // Complete: the page says that it is ready, counts and time bar stand there, and two frames have begun since.
  const opening = new MutationObserver(() => {
    if (document.documentElement.dataset.state !== "ready" || !document.querySelector('[data-testid="counts"]')) return;
    if (!document.querySelector('section[aria-label="Time"]')) return;
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
  window.addEventListener(
    "pointermove",
    () => {
      hasMoved = true;
    },
    { capture: true, passive: true },
  );
  function watchFrames(isOn: boolean): void {
    if (isOn && !isWatching) {
      recorder.frames.length = 0;
      recorder.movedFrames.length = 0;
      requestAnimationFrame(onFrame);
    }
    isWatching = isOn;
  }
  function onFrame(time: number): void {
    if (!isWatching) return;
    recorder.frames.push(time);
    if (hasMoved) recorder.movedFrames.push(time);
    hasMoved = false;
    requestAnimationFrame(onFrame);
  }

  let changing: MutationObserver | undefined;
  function expectChange(event: string, selector: string): void {
    recorder.response = null;
    recorder.respondedAt = null;
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
              recorder.respondedAt = performance.now();
              recorder.response = recorder.respondedAt - timeStamp;
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
