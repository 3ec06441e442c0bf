import { useEffect, useMemo, useRef, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup, Text } from "react-aria-components/RadioGroup";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { edgesLine, type Format, type FormatOptionValues, lossLine } from "../../../formats/format.ts";
import { formats } from "../../../formats/formats.ts";
import { byteSize, counted } from "../../../lib/count-words.ts";
import { bug, ok } from "../../../lib/result.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { saveText } from "../../../lib/ui/save-text.ts";
import type { Claim, Dataset } from "../../../model/dataset.ts";
import { restOf, slicesOf } from "../../../model/dataset-slices.ts";
import type { Issue } from "../../../model/issue.ts";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type ExportedFile, type exportFile, partOf } from "../export-file.ts";
import { type ExportScope, type ExportScopeId, exportFileName, exportScopes, likelyScope } from "../export-scope.ts";
import styles from "./ExportDialog.module.css";
import { loadPageToHandOut } from "./page-to-hand-out.ts";

const SCOPE_TITLES: Readonly<Record<ExportScopeId, string>> = {
  selection: "What is selected",
  visible: "What is visible",
  all: "All of it",
};

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;

/**
 * Asks how much of the graph to take and in which format, says before saving what the format loses, and saves or
 * copies it. What it offers is the view as it was when the dialog opened: a camera that comes to rest behind it, or a
 * story noted as saved, would otherwise have the file written anew and take the buttons away under a press.
 * @param onPicture asks for a picture instead of data.
 */
export function ExportDialog({ onClose, onPicture }: { onClose: () => void; onPicture?: () => void }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(knowledgeOf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph is another view, and nothing else is.
  const state = useMemo(() => workspace.store.getState(), [workspace, knowledge]);
  const { view } = state;
  const { dataset } = knowledge;
  const scopes = useMemo(() => exportScopes(state, describeFilters(knowledge, view)), [state, knowledge, view]);
  const [scopeId, setScopeId] = useState<ExportScopeId>(() => likelyScope(state));
  const [formatId, setFormatId] = useState(() => formats.all[0]?.id ?? bug("ExportDialog: there are no formats."));
  const [options, setOptions] = useState<FormatOptionValues>({});
  const [outcome, setOutcome] = useState("");
  const format = formats.get(formatId) ?? bug(`ExportDialog: there is no format "${formatId}".`);
  const scope = scopes[scopeId];
  const fileName = exportFileName(dataset, scopeId, format.extension);
  const [output, written] = useOutput(dataset, scope, format, options, fileName);

  const choose = (change: () => void) => {
    setOutcome("");
    change();
  };
  // Both can be pressed while the file is still being written, and wait for it: a button that is off for a moment loses
  // the press that falls into it, and the focus with it.
  const copy = async () => {
    const file = await written();
    if (file === null) return;
    const { blob } = file;
    const isDone = await copyText(await blob.text());
    setOutcome(
      isDone ? `Copied, ${byteSize(blob.size)}.` : "Your browser did not allow copying. Download the file instead.",
    );
  };
  const download = async () => {
    const file = await written();
    if (file === null) return;
    saveText(file.blob, file.fileName);
    if (file.isWhole) workspace.noteSaved(dataset);
    setOutcome(`${file.fileName} is in your downloads.`);
  };
  const isFaulty = output === "failed" || (typeof output === "object" && "issue" in output);

  return (
    <Dialog
      title="Export"
      onClose={onClose}
      actions={
        <>
          <p role="status">{outcome}</p>
          <Button disabled={isFaulty} onClick={() => void copy()}>
            Copy
          </Button>
          <Button weight="solid" disabled={isFaulty} onClick={() => void download()}>
            Download
          </Button>
        </>
      }
    >
      {onPicture && (
        <p className={styles.picture}>
          The graph as data.{" "}
          <Button weight="quiet" onClick={onPicture}>
            Make a picture instead
          </Button>
        </p>
      )}
      <RadioGroup
        className={styles.group ?? ""}
        value={scopeId}
        onChange={(value) => choose(() => setScopeId(value as ExportScopeId))}
      >
        <Label className={`${kit.head} ${styles.legend}`}>What to take</Label>
        {Object.values(scopes).map((each) => (
          <Choice
            key={each.id}
            id={each.id}
            title={SCOPE_TITLES[each.id]}
            count={sizeOf(each)}
            description={each.id === "selection" && isEmpty(each) ? "Nothing is selected." : ruleOf(each)}
            isDisabled={isEmpty(each)}
          />
        ))}
      </RadioGroup>
      <RadioGroup
        className={styles.group ?? ""}
        value={formatId}
        onChange={(value) => choose(() => setFormatId(value))}
      >
        <Label className={`${kit.head} ${styles.legend}`}>Format</Label>
        {formats.all.map(({ id, title, extension, description }) => (
          <Choice key={id} id={id} title={title} count={extension} description={description} />
        ))}
      </RadioGroup>
      {format.options.map((option) => (
        <RadioGroup
          key={option.id}
          className={styles.group ?? ""}
          value={options[option.id] ?? option.values[0]?.id ?? ""}
          onChange={(value) => choose(() => setOptions({ ...options, [option.id]: value }))}
        >
          <Label className={`${kit.head} ${styles.legend}`}>{option.title}</Label>
          {option.values.map(({ id, title }) => (
            <Choice key={id} id={id} title={title} />
          ))}
        </RadioGroup>
      ))}
      <FilePreview
        fileName={fileName}
        claims={format.hasEdges ? edgesLine(claimsOf(scope, dataset)) : null}
        output={output}
      />
    </Dialog>
  );
}

function Choice({
  id,
  title,
  count,
  description,
  isDisabled = false,
}: {
  id: string;
  title: string;
  /** Set in small at the end of the line. */
  count?: string;
  description?: string;
  isDisabled?: boolean;
}) {
  return (
    <RadioField value={id} isDisabled={isDisabled} className={styles.choice ?? ""}>
      <RadioButton className={kit.choice ?? ""}>
        <span className={kit.mark} />
        <span className={styles.choiceTitle}>{title}</span>
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </RadioButton>
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ""}>
          {description}
        </Text>
      )}
    </RadioField>
  );
}

/** The file as it would be saved: its name, its size, what claims become, what came along and what it does not hold. */
function FilePreview({
  fileName,
  claims,
  output,
}: {
  fileName: string;
  /** What claims become in a format that has edges. */
  claims: string | null;
  output: OutputState;
}) {
  const written = typeof output === "object" && "blob" in output ? output : null;
  return (
    <div className={styles.preview}>
      <p className={kit.file}>
        <span>{fileName}</span>
        <span data-testid={written === null ? undefined : "file-size"}>
          {output === "writing" ? "writing…" : written === null ? "" : byteSize(written.blob.size)}
        </span>
      </p>
      {claims !== null && <p className={kit.mute}>{claims}</p>}
      {output === "failed" && <p>This format could not be loaded. Reload the page and try again.</p>}
      {typeof output === "object" && "issue" in output && (
        <>
          <p>{output.issue.message}</p>
          <p className={kit.mute}>{output.issue.hint}</p>
        </>
      )}
      {written !== null && (
        <>
          {written.contextEntities > 0 && (
            <p className={kit.mute}>
              {counted(written.contextEntities, "entity comes", "entities come")} along as context: holders, places and
              ends that the claims name.
            </p>
          )}
          {written.losses.length === 0 ? (
            <p className={kit.mute}>Loses nothing: every claim keeps its sources.</p>
          ) : (
            <div className={styles.losses}>
              <p>This format does not hold:</p>
              <ul>
                {written.losses.map((loss) => (
                  <li key={loss.what}>{lossLine(loss)}</li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </div>
  );
}

interface Output extends ExportedFile {
  readonly fileName: string;
  /** All of the dataset, nothing lost. */
  readonly isWhole: boolean;
}

/** "failed" is our own fault; an issue says what the reader can do. */
type OutputState = Output | { readonly issue: Issue } | "writing" | "failed";

/**
 * The chosen part as the chosen format writes it, written again whenever a choice changes, and a wait for it: null
 * where it cannot be written.
 */
function useOutput(
  dataset: Dataset,
  scope: ExportScope,
  format: Format,
  options: FormatOptionValues,
  fileName: string,
): readonly [OutputState, () => Promise<Output | null>] {
  const runTask = useRunTask();
  const [output, setOutput] = useState<OutputState>("writing");
  const writing = useRef<Promise<OutputState>>(undefined);
  /** The hash of the whole dataset is worked out once: it takes as long as writing it. */
  const parentHash = useRef<{ readonly of: Dataset; readonly hash: string }>(undefined);
  useEffect(() => {
    const run = new AbortController();
    const { signal } = run;
    const write = async (): Promise<OutputState> => {
      const page = format.carriesPage ? await loadPageToHandOut() : ok(undefined);
      if (!page.ok) return { issue: page.error };
      const known = parentHash.current?.of === dataset ? parentHash.current.hash : null;
      const part = partOf(dataset, scope, known);
      const request = { rest: restOf(dataset), part, formatId: format.id, options, page: page.value };
      const outcome = await runTask<typeof exportFile>("export-file", request, { signal, more: slicesOf(dataset) });
      if (outcome.is === "cancelled") return "writing";
      if (outcome.is === "failed") {
        console.error(outcome.reason);
        return "failed";
      }
      const { parentHash: hash, losses } = outcome.output;
      if (hash !== null) parentHash.current = { of: dataset, hash };
      return { ...outcome.output, fileName, isWhole: scope.id === "all" && losses.length === 0 };
    };
    setOutput("writing");
    const current = write().catch((error: unknown): OutputState => {
      console.error(error);
      return "failed";
    });
    writing.current = current;
    void current.then((outcome) => signal.aborted || setOutput(outcome));
    return () => run.abort();
  }, [dataset, scope, format, options, fileName, runTask]);
  const written = async (): Promise<Output | null> => {
    let outcome: OutputState | undefined;
    let current: typeof writing.current;
    // A choice that was changed meanwhile is no longer written; the file is that of the newest. None follows the last one
    // of a dialog that was closed.
    do {
      current = writing.current;
      outcome = await current;
    } while (outcome === "writing" && current !== writing.current);
    return typeof outcome === "object" && "blob" in outcome ? outcome : null;
  };
  return [output, written];
}

function isEmpty({ entities, claims }: ExportScope): boolean {
  return entities.size === 0 && claims.size === 0;
}

function sizeOf({ entities, claims }: ExportScope): string {
  return `${counted(entities.size, "entity", "entities")}, ${counted(claims.size, "claim")}`;
}

function claimsOf({ claims }: ExportScope, dataset: Dataset): readonly Claim[] {
  return dataset.claims.filter(({ id }) => claims.has(id));
}

/** The rule of a scope as the dialog says it: nothing where the title says all. */
function ruleOf({ id, filter }: ExportScope): string {
  if (id === "all") return "The dataset as it stands.";
  return filter === "everything" ? "Nothing is hidden." : `${filter.charAt(0).toUpperCase()}${filter.slice(1)}`;
}
