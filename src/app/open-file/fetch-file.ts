import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { fileProblemWords as words } from "../../words/en/file-problems.ts";
import type { Words } from "../../words/message.ts";
import { sizeText } from "../../words/numbers.ts";
import type { Fetching } from "./open-attempt.ts";
import { MOST_BYTES } from "./open-file.ts";

/** Set by the build of a one-file only. */
const IS_ONE_FILE = import.meta.env.ONE_FILE_SHELL !== undefined;

/**
 * Fetches a file that the address of the page names, from the site that the page comes from and no other.
 * @param address as it stands after "file=", relative to the page.
 * @param page address of the page.
 * @param signal aborting it ends the work; the result is then "cancelled".
 * @returns the file, or why there is none. Never throws.
 */
export async function fetchFile(
  address: string,
  page: string,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (at: Fetching) => void },
): Promise<Result<File, Issue> | "cancelled"> {
  const refuse = (code: string, message: Words, hint: Words | null = null) =>
    err({ code: `file/${code}`, path: address, message, hint });
  const { origin, protocol } = new URL(page);
  if (IS_ONE_FILE || !/^https?:$/.test(protocol)) return refuse("from-disk", words.fromDisk(), words.fromDiskHint());
  const url = URL.canParse(address, page) ? new URL(address, page) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return refuse("no-address", words.noAddress({ address }));
  if (url.origin !== origin) return refuse("other-site", words.otherSite({ site: url.host }), words.otherSiteHint());
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || response.body === null)
      return refuse("not-there", words.serverRefused({ status: String(response.status) }), words.serverRefusedHint());
    // Of what is packed on the way, the server tells the packed size.
    const isPacked = response.headers.has("Content-Encoding");
    const total = Number((!isPacked && response.headers.get("Content-Length")) || Number.NaN);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let done = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { value } = done > MOST_BYTES || total > MOST_BYTES ? { value: null } : await reader.read();
      if (value === undefined) break;
      if (value === null) {
        await reader.cancel();
        const size = sizeText(Math.max(done, total || 0));
        return refuse("too-large", words.tooLarge({ size, limit: sizeText(MOST_BYTES) }), words.tooLargeHint());
      }
      parts.push(value);
      done += value.length;
      onProgress({ phase: "fetching", done, unit: "byte", ...(Number.isNaN(total) ? {} : { total }) });
    }
    return ok(new File(parts, nameOf(url)));
  } catch (error) {
    if (signal.aborted) return "cancelled";
    const reason = error instanceof Error ? error.message : String(error);
    return refuse("unreachable", words.unreachable({ reason }), words.unreachableHint());
  }
}

/** The last part of the path, as people read it. */
function nameOf({ pathname }: URL): string {
  const last = pathname.split("/").findLast((part) => part !== "") ?? "file";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
