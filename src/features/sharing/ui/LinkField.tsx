import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { saveText } from "../../../lib/ui/save-text.ts";
import { linkTo } from "../../../model/page-address.ts";
import { encodeView } from "../../../model/share-link.ts";
import { serializeView, VIEW_FILE_EXTENSION } from "../../../model/view-file.ts";
import type { ViewState } from "../../../model/view-state.ts";
import { copyingWords } from "../../../words/en/copying.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import type { Words } from "../../../words/message.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { isTooLong, lengthWarning } from "../link-length.ts";
import { CopyField } from "./CopyField.tsx";
import type { SharingProperties } from "./sharing.ts";

/** The link to a view; where it is too long for some or for all, a warning and a file in its place. */
export function LinkField({
  label,
  view,
  page,
  copy,
  report,
}: Pick<SharingProperties, "page" | "copy" | "report"> & {
  label: Words;
  view: ViewState;
}) {
  const dataset = useWorkspaceState(({ knowledge }) => knowledge.dataset);
  const fragment = encodeView(view);
  const link = linkTo(page, fragment);
  const warning = lengthWarning(fragment);
  const save = () => {
    const fileName = `${dataset.dataset.id}${VIEW_FILE_EXTENSION}`;
    saveText(new Blob([serializeView(dataset, view)], { type: "application/json" }), fileName);
    report(copyingWords.downloaded({ fileName }));
  };
  return (
    <>
      {!isTooLong(fragment) && <CopyField label={label} text={link} onCopy={() => copy(words.linkCopied(), link)} />}
      {warning !== null && (
        <div className={`${kit.warning} ${kit.stack}`}>
          <p>
            {warning} {words.saveHint()}
          </p>
          <Button aria-label={words.saveItem({ item: label })} onClick={save}>
            {words.save()}
          </Button>
        </div>
      )}
    </>
  );
}
