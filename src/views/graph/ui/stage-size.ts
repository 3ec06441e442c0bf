/**
 * Tells when an element changes its size while it is visible. Sigma hears of the window's size alone; a stage also
 * changes when what lies beside it does.
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
  // In a frame of its own: a size that is changed while sizes are told would be told too late.
  const observer = new ResizeObserver(() => {
    frame ||= requestAnimationFrame(compare);
  });
  observer.observe(host);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
