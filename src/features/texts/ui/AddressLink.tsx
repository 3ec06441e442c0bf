import { ExternalLink } from "lucide-react";
import kit from "../../../lib/ui/kit.module.css";

/** The way to a source that lies elsewhere. What stands there is not in the dataset, and nobody here has checked it. */
export function AddressLink({ address }: { address: string }) {
  return (
    <p className={kit.mute}>
      <a href={address} target="_blank" rel="noreferrer">
        <ExternalLink size={13} strokeWidth={1.75} aria-hidden /> <bdi>{shortened(address)}</bdi>
      </a>{" "}
      <span className={kit.mute}>external link, not checked</span>
    </p>
  );
}

const LONGEST = 60;

function shortened(address: string): string {
  const bare = address.replace(/^https?:\/\//i, "");
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}
