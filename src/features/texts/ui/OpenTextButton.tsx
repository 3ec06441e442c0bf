import { BookOpenText } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { openTextPanel } from "../text-commands.ts";

/** Opens the text of a source at a locator, or at its beginning. */
export function OpenTextButton({ source, at, children }: { source: string; at: string | null; children: ReactNode }) {
  const workspace = useWorkspace();
  return (
    <Button
      weight="quiet"
      className={kit.flush ?? ""}
      onClick={() => workspace.dispatch(openTextPanel, { source, at })}
    >
      <BookOpenText size={14} strokeWidth={1.75} aria-hidden /> {children}
    </Button>
  );
}
