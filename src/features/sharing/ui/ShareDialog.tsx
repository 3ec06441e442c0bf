import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { copyFormattedText, copyText } from "../../../lib/ui/copy-text.ts";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import type { Words } from "../../../words/message.ts";
import { CitePanel } from "./CitePanel.tsx";
import { EmbedPanel } from "./EmbedPanel.tsx";
import { LinkPanel } from "./LinkPanel.tsx";
import styles from "./ShareDialog.module.css";
import type { Copy, SharingProperties } from "./sharing.ts";

/**
 * Links to the view, to a selection or to a scene, the code that embeds them elsewhere, and references that cite them.
 * All of them can be selected by hand; the outcome of copying is reported.
 * @param isOwnFile whether the graph was opened from a file of the reader's, which no link includes.
 */
export function ShareDialog({
  page,
  isOwnFile,
  onClose,
}: Pick<SharingProperties, "page" | "isOwnFile"> & { onClose: () => void }) {
  const [outcome, setOutcome] = useState<Words | "">("");
  const copy: Copy = async (copied, text, html) => {
    // So that the same outcome is heard again.
    setOutcome("");
    const isCopied = await (html === undefined ? copyText(text) : copyFormattedText(text, html));
    setOutcome(isCopied ? copied : words.noCopying());
  };
  const properties: SharingProperties = { page, isOwnFile, copy, report: setOutcome };
  return (
    <Dialog title={words.title()} onClose={onClose}>
      <Tabs className={styles.tabs ?? ""} onSelectionChange={() => setOutcome("")}>
        <div className={styles.bar}>
          <TabList aria-label={words.ways()} className={styles.tabList ?? ""}>
            <Tab id="link" className={styles.tab ?? ""}>
              {words.link()}
            </Tab>
            <Tab id="embed" className={styles.tab ?? ""}>
              {words.embed()}
            </Tab>
            <Tab id="cite" className={styles.tab ?? ""}>
              {words.cite()}
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
