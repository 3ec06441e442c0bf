import { ArrowLeft, LayoutGrid } from "lucide-react";
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
 * While a file is open, the way back to the dataset of the page, as it was left; what is in no file is asked about first.
 * From there, where the site has several, the way to the list of them.
 */
export function WayBack() {
  const workspace = useWorkspace();
  const { left, returned, save } = useFileOpening();
  const [isAsking, setAsking] = useState(false);
  const list = document.querySelector<HTMLLinkElement>('link[rel="up"]')?.href;
  const isSaved = () => !isUnsaved(workspace.store.getState().document);
  const goBack = () => {
    if (left === null) return;
    const { document: site, knowledge, view } = left;
    forgetFileInAddress();
    workspace.open(site.opened, view, { document: site, knowledge });
    returned();
  };
  const { title } = workspace.store.getState().document.dataset.dataset;
  const backTo = left && words.backTo({ title: left.document.opened.dataset.title });
  return (
    <div className={styles.ways}>
      {backTo === null ? (
        <a href={list} className={buttonClass("quiet", styles.way)}>
          <LayoutGrid size={15} strokeWidth={1.75} aria-hidden />
          <span>{words.allDatasets()}</span>
        </a>
      ) : (
        <Button className={styles.way ?? ""} onClick={() => (isSaved() ? goBack() : setAsking(true))}>
          <ArrowLeft size={15} strokeWidth={1.75} aria-hidden />
          <span className={kit.cut} dir="auto">
            {backTo}
          </span>
        </Button>
      )}
      <Tooltip key={backTo} label={backTo ?? words.allDatasets()} />
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
              <Button
                weight="solid"
                onClick={() => {
                  setAsking(false);
                  void save("into").then(() => isSaved() && goBack());
                }}
              >
                {words.saveFirst()}
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
