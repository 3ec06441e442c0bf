import { ArrowLeft } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import kit from "../../lib/ui/kit.module.css";
import { leavePanel } from "../panel-commands.ts";
import { useWorkspace } from "./workspace-context.tsx";

/** What the panel on the right shows in place of the reading room, with the way back to it. */
export function PanelFrame({
  title,
  heading,
  lead,
  testId,
  back,
  children,
}: {
  title: string;
  /** Stands in the place of the title where that can be written; the title still names the room. */
  heading?: ReactNode;
  lead?: ReactNode;
  testId: string;
  /** A way back to somewhere nearer than the reading room; beside the one to it. */
  back?: ReactNode;
  children: ReactNode;
}) {
  const workspace = useWorkspace();
  const titleId = useId();
  return (
    <section
      className={kit.room}
      {...(heading === undefined ? { "aria-labelledby": titleId } : { "aria-label": title })}
      data-testid={testId}
    >
      <div className={kit.back}>
        <Button weight="quiet" onClick={() => workspace.dispatch(leavePanel)}>
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> Back
        </Button>
        {back}
      </div>
      <h2 id={titleId} className={kit.title}>
        {heading ?? title}
      </h2>
      {lead !== undefined && <p className={kit.lead}>{lead}</p>}
      {children}
    </section>
  );
}
