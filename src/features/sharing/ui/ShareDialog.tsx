import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { copyFormattedText, copyText } from "../../../lib/ui/copy-text.ts";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import { CitePanel } from "./CitePanel.tsx";
import { EmbedPanel } from "./EmbedPanel.tsx";
import { LinkPanel } from "./LinkPanel.tsx";
import styles from "./ShareDialog.module.css";
import type { Copy, SharingProperties } from "./sharing.ts";

/**
 * Hands out links to the view, to one thing or to a scene, the code that embeds it elsewhere, and references that cite
 * it. What is handed out can be selected by hand; what became of copying is said.
 * @param isOwnFile whether the graph comes from a file of the reader's, which no link brings along.
 */
export function ShareDialog({
  page,
  isOwnFile,
  onClose,
}: Pick<SharingProperties, "page" | "isOwnFile"> & { onClose: () => void }) {
  const [outcome, setOutcome] = useState("");
  const copy: Copy = async (what, text, html) => {
    // So that the same outcome is heard again.
    setOutcome("");
    const isCopied = await (html === undefined ? copyText(text) : copyFormattedText(text, html));
    setOutcome(isCopied ? `${what} is copied.` : "The browser did not allow copying: select the text instead.");
  };
  const properties: SharingProperties = { page, isOwnFile, copy, tell: setOutcome };
  return (
    <Dialog title="Share" onClose={onClose}>
      <Tabs className={styles.tabs ?? ""} onSelectionChange={() => setOutcome("")}>
        <div className={styles.bar}>
          <TabList aria-label="Ways to share" className={styles.tabList ?? ""}>
            <Tab id="link" className={styles.tab ?? ""}>
              Link
            </Tab>
            <Tab id="embed" className={styles.tab ?? ""}>
              Embed
            </Tab>
            <Tab id="cite" className={styles.tab ?? ""}>
              Cite
            </Tab>
          </TabList>
          <p role="status">{outcome}</p>
        </div>
        <TabPanel id="link" className={styles.panel ?? ""}>
          <LinkPanel {...properties} />
        </TabPanel>
        <TabPanel id="embed" className={styles.panel ?? ""}>
          <EmbedPanel {...properties} />
        </TabPanel>
        <TabPanel id="cite" className={styles.panel ?? ""}>
          <CitePanel {...properties} />
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}
