import { Dialog } from "../../../lib/ui/Dialog.tsx";
import { oneFileKeepingWords as words } from "../../../words/en/one-file-keeping.ts";
import { shellWords } from "../../../words/en/shell.ts";

/** Says what a one-file keeps. */
export const WorkspacesDialog = ({ onClose }: { onClose: () => void }) => (
  <Dialog title={shellWords.workspaces()} onClose={onClose}>
    {words.kept()}
  </Dialog>
);
