import kit from "../../../lib/ui/kit.module.css";
import type { PageAddress } from "../page-address.ts";

/** Says for whom something works, where it is not for everybody. */
export function Reach({ words }: { words: string | null }) {
  return words === null ? null : <p className={kit.warning}>{words}</p>;
}

/** Who can follow a link; null where anybody can. */
export function reachOfLinks(reach: PageAddress["reach"], isOwnFile: boolean): string | null {
  if (reach === "file")
    return "This page is a file on this device, so links to it work here alone. To share it, hand out the file itself.";
  if (isOwnFile)
    return "This graph was opened from a file of yours. Whoever follows a link has to open the same file first: the link does not bring it along.";
  if (reach === "device")
    return "This device serves the page to itself, so links to it work here alone. To send links, put the page on a web host.";
  return null;
}

/** That changes made here do not travel in a link; null where nothing was changed. */
export function reachOfChanges(isChanged: boolean): string | null {
  return isChanged
    ? "You have changed the graph. A link does not include your changes: whoever follows it sees the original graph. To share your changes, export the graph as a file."
    : null;
}

/** Why nothing can be embedded; null where it can. */
export function hindranceToEmbedding(reach: PageAddress["reach"], isOwnFile: boolean): string | null {
  if (reach === "file")
    return "A page that is a file on this device cannot be embedded: no other page can reach it. A link to it works on this device alone. Put the file on a web host and open it from there; the code is then offered here.";
  if (isOwnFile)
    return "This graph was opened from a file of yours, and an embedded page would show the graph that this site opens with. Put your graph on a web host with a page of its own to embed it.";
  return null;
}

/** Which pages can show an embedded one; null where any can. */
export function reachOfEmbeds(reach: PageAddress["reach"]): string | null {
  return reach === "device"
    ? "This device serves the page to itself, so pages elsewhere cannot show it. Put it on a web host before you embed it."
    : null;
}
