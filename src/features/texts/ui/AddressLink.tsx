import { ExternalLink } from "lucide-react";
import kit from "../../../lib/ui/kit.module.css";
import { textWords } from "../../../words/en/texts.ts";

/** A link to a source elsewhere. Its contents are not in the dataset and have not been checked. */
export function AddressLink({ address }: { address: string }) {
  return (
    <p className={kit.mute}>
      <a href={address} target="_blank" rel="noopener noreferrer">
        <ExternalLink size={13} strokeWidth={1.75} aria-hidden /> <bdi>{shortened(address)}</bdi>
      </a>{" "}
      <span className={kit.mute}>{textWords.external()}</span>
    </p>
  );
}

const LONGEST = 60;

function shortened(address: string): string {
  const bare = address.replace(/^https?:\/\//i, "");
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}
