import { useCallback } from "react";
import { ExportDialog, type LooksOf } from "../features/files/ui/ExportDialog.tsx";
import { looksForFile } from "../views/graph/looks-for-file.ts";

/** The export dialog for this page, which knows how the graph is drawn. */
export function PageExportDialog({
  theme,
  onClose,
  onPicture,
}: {
  theme: "light" | "dark";
  onClose: () => void;
  onPicture: () => void;
}) {
  const looksOf: LooksOf = useCallback(({ knowledge, view }) => looksForFile(knowledge, view, theme), [theme]);
  return <ExportDialog onClose={onClose} onPicture={onPicture} looksOf={looksOf} />;
}
