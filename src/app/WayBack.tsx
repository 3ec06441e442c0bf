import { ArrowLeft, LayoutGrid } from "lucide-react";
import type { RefObject } from "react";
import { Button, buttonClass } from "../lib/ui/Button.tsx";
import kit from "../lib/ui/kit.module.css";
import { Tooltip } from "../lib/ui/Tooltip.tsx";
import { isUnsaved } from "../model/document.ts";
import { wayBackWords as words } from "../words/en/way-back.ts";
import { focusStart } from "../workspace/ui/arrive.ts";
import { useFileOpening } from "../workspace/ui/file-opening.ts";
import { landmarks } from "../workspace/ui/landmarks.ts";
import { useWorkspace } from "../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../workspace/workspace.ts";
import { openSite } from "./keeping/forget-everything.ts";
import { keepingStatus } from "./keeping/status.ts";
import styles from "./WayBack.module.css";

/**
 * While a file is open, the way back to the site's dataset, as it was left; what is in no file is asked about first. From
 * there, where the site has several, the way to the list of them.
 * @param isSite whether the site's dataset is open.
 * @param left how that was left; null where the page opened with a file that this browser had kept.
 */
export function WayBack({ isSite, left }: { isSite: boolean; left: RefObject<WorkspaceState | null> }) {
  const workspace = useWorkspace();
  const { save, askToLeave } = useFileOpening();
  const list = document.querySelector<HTMLLinkElement>('link[rel="up"]')?.href;
  const isSaved = () => !isUnsaved(workspace.store.getState().document);
  const goBack = () => {
    if (left.current === null) return openSite();
    const { document: site, knowledge, history: done, view } = left.current;
    forgetFileInAddress();
    workspace.open(site.opened, view, { document: site, knowledge, history: done });
    // The button is gone then, and so is the dialog before the second frame.
    requestAnimationFrame(() => requestAnimationFrame(() => focusStart(landmarks.canvas.current)));
  };
  const askFirst = () => {
    if (isSaved()) return goBack();
    const { title } = workspace.store.getState().document.dataset.dataset;
    const saveFirst = () => void save("into").then(() => isSaved() && goBack());
    const { kept, refused } = keepingStatus.getState();
    const isKept = kept !== null && refused === null;
    askToLeave({ title, isKept, save: saveFirst, leave: goBack });
  };
  const title = left.current?.document.opened.dataset.title;
  const backTo = isSite ? null : title === undefined ? words.backToSite() : words.backTo({ title });
  return (
    <div className={styles.ways}>
      {backTo === null ? (
        <a href={list} className={buttonClass("quiet", styles.way)}>
          <LayoutGrid size={15} strokeWidth={1.75} aria-hidden />
          <span>{words.allDatasets()}</span>
        </a>
      ) : (
        <Button className={styles.way ?? ""} onClick={askFirst}>
          <ArrowLeft size={15} strokeWidth={1.75} aria-hidden />
          <span className={kit.cut} dir="auto">
            {backTo}
          </span>
        </Button>
      )}
      <Tooltip key={backTo} label={backTo ?? words.allDatasets()} />
    </div>
  );
}

/** Takes the file that the address names out of it, or a reload would open that again. */
function forgetFileInAddress(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has("file")) return;
  address.searchParams.delete("file");
  history.replaceState(history.state, "", address);
}
