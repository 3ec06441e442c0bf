import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { saveText } from "../../../lib/ui/save-text.ts";
import { encodeView } from "../../../model/share-link.ts";
import { serializeView, VIEW_FILE_EXTENSION } from "../../../model/view-file.ts";
import type { ViewState } from "../../../model/view-state.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { isTooLong, lengthWarning } from "../link-length.ts";
import { linkTo } from "../page-address.ts";
import { CopyField } from "./CopyField.tsx";
import type { SharingProperties } from "./sharing.ts";

/** The link to a view; where it is too long for some or for all, that, and a file in its place. */
export function LinkField({
  label,
  what,
  view,
  page,
  copy,
  tell,
}: Pick<SharingProperties, "page" | "copy" | "tell"> & {
  label: string;
  /** Names the link at the beginning of a sentence. */
  what: string;
  view: ViewState;
}) {
  const dataset = useWorkspaceState(({ knowledge }) => knowledge.dataset);
  const fragment = encodeView(view);
  const link = linkTo(page, fragment);
  const warning = lengthWarning(fragment);
  const save = () => {
    const fileName = `${dataset.dataset.id}${VIEW_FILE_EXTENSION}`;
    saveText(new Blob([serializeView(dataset, view)], { type: "application/json" }), fileName);
    tell(`${fileName} is saved.`);
  };
  return (
    <>
      {!isTooLong(fragment) && <CopyField label={label} text={link} onCopy={() => copy(what, link)} />}
      {warning !== null && (
        <div className={`${kit.warning} ${kit.stack}`}>
          <p>{warning} You can save the view as a file. To see it again, open this graph, then open the file.</p>
          <Button aria-label={`Save as a file: ${label}`} onClick={save}>
            Save as a file
          </Button>
        </div>
      )}
    </>
  );
}
