/**
 * Calls a listener when a visible element changes size. Sigma listens only to the window's size; a stage also changes
 * when its neighbours on the page do.
 * @returns a function that stops listening.
 */
export function onResize(host: HTMLElement, listener: () => void): () => void {
  let [width, height] = [host.clientWidth, host.clientHeight];
  let frame = 0;
  const compare = () => {
    frame = 0;
    const { clientWidth, clientHeight } = host;
    if ((clientWidth === width && clientHeight === height) || clientWidth === 0 || clientHeight === 0) return;
    [width, height] = [clientWidth, clientHeight];
    listener();
  };
  // In a frame of its own: a size that is changed while observers are called would be reported too late.
  const observer = new ResizeObserver(() => {
    frame ||= requestAnimationFrame(compare);
  });
  observer.observe(host);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
