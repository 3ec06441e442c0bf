import { ArrowLeft } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import kit from "../../lib/ui/kit.module.css";
import { workspaceWords as words } from "../../words/en/workspace.ts";
import { leavePanel } from "../panel-commands.ts";
import { useWorkspace } from "./workspace-context.tsx";

/** A panel that is shown in place of the details, with the way back to them. */
export function PanelFrame({
  title,
  heading,
  lead,
  testId,
  back,
  children,
}: {
  title: string;
  /** Stands in the place of the title where that can be written; the title still names the panel. */
  heading?: ReactNode;
  lead?: ReactNode;
  testId: string;
  /** A way back to somewhere nearer than the details, beside the one to them. */
  back?: ReactNode;
  children: ReactNode;
}) {
  const workspace = useWorkspace();
  const titleId = useId();
  return (
    <section
      className={kit.panel}
      {...(heading === undefined ? { "aria-labelledby": titleId } : { "aria-label": title })}
      data-testid={testId}
    >
      <div className={kit.back}>
        <Button weight="quiet" onClick={() => workspace.dispatch(leavePanel)}>
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {words.back()}
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
