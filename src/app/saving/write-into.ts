import { err, ok, type Result } from "../../lib/result.ts";
import type { FileStamp } from "./origins.ts";

/** Why a file was not written. "changed": it is not as it was when it was seen last, but like `now`. */
export type WriteFault =
  | { readonly is: "changed"; readonly now: FileStamp }
  | { readonly is: "gone" | "refused" | "full" }
  | { readonly is: "failed"; readonly reason: string };

/**
 * Writes a file whole or not at all, and only over what was seen: one that somebody else changed stays as it is. The
 * browser asks whoever uses the page for permission where it has not.
 * @param seen how the file was when its content was seen last; null for one that was chosen to be written over just now.
 * @returns how it is afterwards.
 */
export async function writeInto(
  handle: FileSystemFileHandle,
  blob: Blob,
  seen: FileStamp | null,
): Promise<Result<FileStamp, WriteFault>> {
  try {
    if (!(await isPermitted(handle))) return err({ is: "refused" });
    const before = await changeOf(handle, seen);
    if (before !== null) return err(before);
    const writable = await handle.createWritable();
    try {
      await writable.write(blob);
      // Until it is closed, the file itself is as it was, and somebody else may be writing it.
      const meanwhile = await changeOf(handle, seen);
      if (meanwhile !== null) {
        await writable.abort();
        return err(meanwhile);
      }
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
    return ok(stampOf(await handle.getFile()));
  } catch (error) {
    return err(faultOf(error));
  }
}

export function stampOf({ lastModified, size }: FileStamp): FileStamp {
  return { lastModified, size };
}

async function changeOf(handle: FileSystemFileHandle, seen: FileStamp | null): Promise<WriteFault | null> {
  if (seen === null) return null;
  const now = await handle.getFile();
  const isSame = now.lastModified === seen.lastModified && now.size === seen.size;
  return isSame ? null : { is: "changed", now: stampOf(now) };
}

async function isPermitted(handle: FileSystemFileHandle): Promise<boolean> {
  const mode = { mode: "readwrite" } as const;
  if ((await handle.queryPermission(mode)) === "granted") return true;
  return (await handle.requestPermission(mode)) === "granted";
}

function faultOf(error: unknown): WriteFault {
  if (!(error instanceof DOMException)) throw error;
  switch (error.name) {
    case "NotFoundError":
      return { is: "gone" };
    case "NotAllowedError":
    case "SecurityError":
      return { is: "refused" };
    case "QuotaExceededError":
      return { is: "full" };
    default:
      return { is: "failed", reason: error.message };
  }
}
