import { onTestFinished, vi } from "vitest";

const createObjectURL = URL.createObjectURL.bind(URL);
const clickLink = HTMLAnchorElement.prototype.click;

/** What the page hands to the browser's downloads, read back: the real blob, not a stand-in. */
export function recordDownloads(): { readonly blobs: Blob[]; readonly names: string[] } {
  const taken = { blobs: [] as Blob[], names: [] as string[] };
  const spies = [
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      if (blob instanceof Blob) taken.blobs.push(blob);
      return createObjectURL(blob);
    }),
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      taken.names.push(this.download);
      clickLink.call(this);
    }),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return taken;
}
