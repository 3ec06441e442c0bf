import { LayoutGrid, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button, buttonClass } from "../lib/ui/Button.tsx";
import { Dialog } from "../lib/ui/Dialog.tsx";
import kit from "../lib/ui/kit.module.css";
import { Tooltip } from "../lib/ui/Tooltip.tsx";
import { isUnsaved } from "../model/document.ts";
import { uiWords } from "../words/en/ui.ts";
import { wayBackWords as words } from "../words/en/way-back.ts";
import { useWorkspace } from "../workspace/ui/workspace-context.tsx";
import { useFileOpening } from "./open-file/open-file-context.ts";
import styles from "./WayBack.module.css";

/**
 * While a file is open, the way back to the dataset of the page, as it was left; where the site has several, the way to the
 * list of them. What is in no file is asked about first.
 */
export function WayBack() {
  const workspace = useWorkspace();
  const { left, returned } = useFileOpening();
  const [isAsking, setAsking] = useState(false);
  const list = document.querySelector<HTMLLinkElement>('link[rel="up"]')?.href;
  const goBack = () => {
    if (left === null) return;
    const { document: site, knowledge, view } = left;
    forgetFileInAddress();
    workspace.open(site.opened, view, { document: site, knowledge });
    returned();
  };
  const { title } = workspace.store.getState().document.dataset.dataset;
  return (
    <div className={styles.ways}>
      {left !== null && (
        <>
          <Button
            className={styles.way ?? ""}
            onClick={() => (isUnsaved(workspace.store.getState().document) ? setAsking(true) : goBack())}
          >
            <Undo2 size={15} strokeWidth={1.75} aria-hidden />
            <span className={kit.cut} dir="auto">
              {words.backTo({ title: left.document.opened.dataset.title })}
            </span>
          </Button>
          <Tooltip label={words.backTo({ title: left.document.opened.dataset.title })} />
        </>
      )}
      {list !== undefined && (
        <>
          <a href={list} className={buttonClass("quiet", styles.way)}>
            <LayoutGrid size={15} strokeWidth={1.75} aria-hidden />
            <span>{words.allDatasets()}</span>
          </a>
          <Tooltip label={words.allDatasets()} />
        </>
      )}
      {isAsking && (
        <Dialog
          title={words.unsavedTitle()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {uiWords.cancel()}
              </Button>
              <Button
                onClick={() => {
                  setAsking(false);
                  goBack();
                }}
              >
                {words.leave()}
              </Button>
            </>
          }
        >
          <p>{words.unsaved({ title })}</p>
        </Dialog>
      )}
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
