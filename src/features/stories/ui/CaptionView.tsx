import type { ReactNode } from "react";
import { Link } from "react-aria-components/Link";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { CaptionBlock, CaptionSpan, CaptionTarget } from "../caption.ts";
import styles from "./CaptionView.module.css";

interface CaptionLinks {
  /** A link was pressed. It leads to something that the dataset has: others are shown as their words. */
  readonly onOpen: (target: CaptionTarget) => void;
  /** Number of the footnote that a link belongs to; none where this is left out or gives undefined. */
  readonly noteOf?: ((target: CaptionTarget) => number | undefined) | undefined;
}

/** A parsed caption or note as it is read. A link marks its claim or entity on the graph while it is hovered or focused. */
export function CaptionView({ blocks, ...links }: CaptionLinks & { readonly blocks: readonly CaptionBlock[] }) {
  return <div className={styles.caption}>{blocks.map((block, i) => blockIn(block, i, links))}</div>;
}

function blockIn(block: CaptionBlock, key: number, links: CaptionLinks): ReactNode {
  if (block.kind === "paragraph")
    return (
      <p key={key} dir="auto">
        {spansIn(block.spans, links)}
      </p>
    );
  const List = block.isOrdered ? "ol" : "ul";
  return (
    <List key={key}>
      {block.items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a caption is text; its items have no other name
        <li key={i}>{item.map((inner, at) => blockIn(inner, at, links))}</li>
      ))}
    </List>
  );
}

function spansIn(spans: readonly CaptionSpan[], links: CaptionLinks): ReactNode {
  return spans.map((span, key) => {
    switch (span.kind) {
      case "text":
        return span.text;
      case "break":
        // biome-ignore lint/suspicious/noArrayIndexKey: a caption is text; its runs have no other name
        return <br key={key} />;
      case "emphasis":
        // biome-ignore lint/suspicious/noArrayIndexKey: likewise
        return <em key={key}>{spansIn(span.spans, links)}</em>;
      case "strong":
        // biome-ignore lint/suspicious/noArrayIndexKey: likewise
        return <strong key={key}>{spansIn(span.spans, links)}</strong>;
      case "link":
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: likewise
          <CaptionLink key={key} target={span.target} {...links}>
            {spansIn(span.spans, links)}
          </CaptionLink>
        );
      default:
        return null;
    }
  });
}

function CaptionLink({
  target,
  onOpen,
  noteOf,
  children,
}: CaptionLinks & { target: CaptionTarget; children: ReactNode }) {
  const { kind, id } = target;
  const number = useWorkspaceState(
    ({ knowledge }) => (kind === "claim" ? knowledge.claimNumber : knowledge.entityNumber).get(id) ?? -1,
  );
  const pointing = usePointing(kind, number);
  if (number < 0) return children;
  const note = noteOf?.(target);
  return (
    <Link className={styles.link ?? ""} onPress={() => onOpen(target)} {...pointing}>
      {children}
      {note !== undefined && <sup className={styles.note}>{note}</sup>}
    </Link>
  );
}
