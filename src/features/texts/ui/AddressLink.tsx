import { ExternalLink } from "lucide-react";
import styles from "../../../workspace/ui/Record.module.css";

/** The way to a source that lies elsewhere. What stands there is not in the dataset, and nobody here has checked it. */
export function AddressLink({ address }: { address: string }) {
  return (
    <p className={styles.address}>
      <a href={address} target="_blank" rel="noreferrer">
        <ExternalLink size={13} strokeWidth={1.75} aria-hidden /> <bdi>{shortened(address)}</bdi>
      </a>{" "}
      <span className={styles.aside}>external link, not checked</span>
    </p>
  );
}

const LONGEST = 60;

function shortened(address: string): string {
  const bare = address.replace(/^https?:\/\//i, "");
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}
