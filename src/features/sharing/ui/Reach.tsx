import kit from "../../../lib/ui/kit.module.css";
import type { PageAddress } from "../../../model/page-address.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import type { Words } from "../../../words/message.ts";

/** A warning about who can use what is shared; nothing where everybody can. */
export function Reach({ warning }: { warning: Words | null }) {
  return warning === null ? null : <p className={kit.warning}>{warning}</p>;
}

/** Who can follow a link; null where anybody can. */
export function reachOfLinks(reach: PageAddress["reach"], isOwnFile: boolean): Words | null {
  if (reach === "file") return words.fileOnComputer();
  if (isOwnFile) return words.ownFile();
  return reach === "device" ? words.localAddress() : null;
}

/** That a link does not include changes made here; null where nothing was changed. */
export function reachOfChanges(isChanged: boolean): Words | null {
  return isChanged ? words.changes() : null;
}

/** Why nothing can be embedded; null where it can. */
export function whyNotEmbeddable(reach: PageAddress["reach"], isOwnFile: boolean): Words | null {
  if (reach === "file") return words.embedFileOnComputer();
  return isOwnFile ? words.embedOwnFile() : null;
}

/** Which pages can show an embedded one; null where any can. */
export function reachOfEmbeds(reach: PageAddress["reach"]): Words | null {
  return reach === "device" ? words.embedLocalAddress() : null;
}
