import { useEffect, useMemo, useRef, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup, Text } from "react-aria-components/RadioGroup";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { EXPORT_GROUPS, exportFormats } from "../../../formats/export-formats.ts";
import { type ExportFormat, edgesLine, type FormatOptionValues, lossLine } from "../../../formats/format.ts";
import { LOOKS, type PackedLooks } from "../../../formats/looks.ts";
import { LEFT_OUT } from "../../../formats/writers/left-out.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import { bug, ok } from "../../../lib/result.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { saveText } from "../../../lib/ui/save-text.ts";
import type { Claim, Dataset } from "../../../model/dataset.ts";
import { restOf, slicesOf } from "../../../model/dataset-slices.ts";
import type { Issue } from "../../../model/issue.ts";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { copyingWords as copying } from "../../../words/en/copying.ts";
import { exportFormatWords as exportWords } from "../../../words/en/export-formats.ts";
import { fileWords as words } from "../../../words/en/files.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { sizeText } from "../../../words/numbers.ts";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type ExportedFile, type exportFile, partOf } from "../export-file.ts";
import {
  type ExportScope,
  type ExportScopeId,
  exportFileName,
  exportScopes,
  isUnfiltered,
  likelyScope,
} from "../export-scope.ts";
import styles from "./ExportDialog.module.css";
import { loadStandalonePage } from "./standalone-page.ts";

/** How the graph of a workspace is drawn at a time. */
export type LooksOf = (state: WorkspaceState) => PackedLooks;

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;

/**
 * Asks for the scope and the format of an export, shows what the format does not keep, and downloads or copies the
 * file. It exports the view as it was when the dialog opened: a camera that comes to rest behind it, or a
 * story noted as saved, would otherwise have the file written again and disable the buttons under a press.
 * @param onPicture opens the export of an image instead.
 * @param looksOf how the graph is drawn; asked only where a format is to hold it.
 */
export function ExportDialog({
  onClose,
  onPicture,
  looksOf,
}: {
  onClose: () => void;
  onPicture?: () => void;
  looksOf: LooksOf;
}) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(knowledgeOf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph is another view, and nothing else is.
  const state = useMemo(() => workspace.store.getState(), [workspace, knowledge]);
  const { view } = state;
  const { dataset } = knowledge;
  const scopes = useMemo(() => exportScopes(state, describeFilters(knowledge, view)), [state, knowledge, view]);
  // Of claims alone, the selection has them anyway.
  const offered = Object.values(scopes).filter(({ id }) => id !== "claims" || view.selection.entities.length > 0);
  const [scopeId, setScopeId] = useState<ExportScopeId>(() => likelyScope(state, scopes));
  const [formatId, setFormatId] = useState(
    () => exportFormats.all[0]?.id ?? bug("ExportDialog: there are no formats."),
  );
  const [options, setOptions] = useState<FormatOptionValues>({});
  const [outcome, setOutcome] = useState("");
  const format = exportFormats.get(formatId) ?? bug(`ExportDialog: there is no format "${formatId}".`);
  const scope = scopes[scopeId];
  const fileName = exportFileName(dataset, scope, format.extension);
  const isDrawn = format.showsLooks === true && options[LOOKS.id] === LOOKS.seen;
  const looks = useMemo(() => (isDrawn ? looksOf(state) : undefined), [isDrawn, looksOf, state]);
  const [output, written, share] = useOutput(dataset, scope, format, options, fileName, looks);

  const choose = (change: () => void) => {
    setOutcome("");
    change();
  };
  // Both can be pressed while the file is still being written, and wait for it: a button that is disabled for a moment
  // loses a press at that moment, and the focus.
  const copy = async () => {
    const file = await written();
    if (file === null) return;
    const { blob } = file;
    const isDone = await copyText(await blob.text());
    setOutcome(isDone ? copying.copiedOfSize({ size: sizeText(blob.size) }) : copying.notAllowedButDownload());
  };
  const download = async () => {
    const file = await written();
    if (file === null) return;
    saveText(file.blob, file.fileName);
    if (file.isWhole) workspace.noteSaved(dataset);
    setOutcome(copying.downloaded({ fileName: file.fileName }));
  };
  const isFaulty = output === "failed" || (typeof output === "object" && "issue" in output);

  return (
    <Dialog
      title={words.title()}
      onClose={onClose}
      actions={
        <>
          <p role="status">{outcome}</p>
          {!format.isPacked && (
            <Button disabled={isFaulty} onClick={() => void copy()}>
              {copying.copy()}
            </Button>
          )}
          <Button weight="solid" disabled={isFaulty} onClick={() => void download()}>
            {copying.download()}
          </Button>
        </>
      }
    >
      {onPicture && (
        <p className={styles.picture}>
          {words.asData()}{" "}
          <Button weight="quiet" onClick={onPicture}>
            {words.asImage()}
          </Button>
        </p>
      )}
      <RadioGroup
        className={styles.group ?? ""}
        value={scopeId}
        onChange={(value) => choose(() => setScopeId(value as ExportScopeId))}
      >
        <Label className={`${kit.head} ${styles.legend}`}>{words.scope()}</Label>
        {offered.map((each) => (
          <Choice
            key={each.id}
            id={each.id}
            title={words.scopeTitle({ scope: each.id })}
            count={sizeOf(each)}
            description={ruleOf(each, knowledge)}
            isDisabled={isEmpty(each)}
          />
        ))}
      </RadioGroup>
      {scope.claims.size === 0 && scope.entities.size > 0 && (
        <p className={kit.warning} role="alert">
          {words.noClaims({ entities: scope.entities.size })}{" "}
          {scopeId === "selection" && scopes.claims.claims.size > 0 && (
            <Button weight="link" onClick={() => choose(() => setScopeId("claims"))}>
              {words.takeClaims({ claims: scopes.claims.claims.size })}
            </Button>
          )}
        </p>
      )}
      <RadioGroup
        className={styles.group ?? ""}
        value={formatId}
        onChange={(value) => choose(() => setFormatId(value))}
      >
        <Label className={`${kit.head} ${styles.legend}`}>{words.format()}</Label>
        {EXPORT_GROUPS.map(({ title, formats }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a second frame within the list of choices.
          <div key={title()} role="group" aria-label={title()} className={styles.kinds}>
            <p className={styles.kind} aria-hidden="true">
              {title()}
            </p>
            {formats.map(({ id, title: name, extension, description }) => (
              <Choice
                key={id}
                id={id}
                title={name()}
                count={extension}
                {...(id === formatId && { description: description() })}
                isDisabled={LEFT_OUT.includes(id)}
              />
            ))}
          </div>
        ))}
        {LEFT_OUT.length > 0 && <p className={kit.mute}>{exportWords.notInOneFile()}</p>}
      </RadioGroup>
      {format.options.map((option) => (
        <RadioGroup
          key={option.id}
          className={styles.group ?? ""}
          value={options[option.id] ?? option.values[0]?.id ?? ""}
          onChange={(value) => choose(() => setOptions({ ...options, [option.id]: value }))}
        >
          <Label className={`${kit.head} ${styles.legend}`}>{option.title()}</Label>
          {option.values.map(({ id, title }) => (
            <Choice key={id} id={id} title={title()} />
          ))}
        </RadioGroup>
      ))}
      <FilePreview
        fileName={fileName}
        claims={format.hasEdges ? edgesLine(claimsOf(scope, dataset)) : null}
        output={output}
        share={share}
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

/** The file as it would be saved: its name, its size, what claims become, its context and what it does not keep. */
function FilePreview({
  fileName,
  claims,
  output,
  share,
}: {
  fileName: string;
  /** What claims become in a format that has edges. */
  claims: string | null;
  output: OutputState;
  /** Of it, how much is written; null where that is not known. */
  share: number | null;
}) {
  const written = typeof output === "object" && "blob" in output ? output : null;
  const issue = typeof output === "object" && "issue" in output ? output.issue : null;
  return (
    <div className={styles.preview}>
      <p className={kit.file}>
        <span translate="no">{fileName}</span>
        <span data-testid={written === null ? undefined : "file-size"}>
          {output === "writing"
            ? words.writing({ share: share ?? 0 })
            : written === null
              ? ""
              : sizeText(written.blob.size)}
        </span>
      </p>
      {claims !== null && <p className={kit.mute}>{claims}</p>}
      {output === "failed" && <p>{words.notLoaded()}</p>}
      {issue !== null && (
        <>
          <p>{issue.message}</p>
          <p className={kit.mute}>{issue.hint}</p>
        </>
      )}
      {written !== null && (
        <>
          {written.contextEntities > 0 && (
            <p className={kit.mute}>{words.context({ count: written.contextEntities })}</p>
          )}
          {written.leftBehind !== null && <p className={kit.mute}>{written.leftBehind}</p>}
          {written.losses.length === 0 ? (
            <p className={kit.mute}>{words.nothingLost()}</p>
          ) : (
            <div className={styles.losses}>
              <p>{words.losses()}</p>
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
  /** The whole dataset in a format that keeps everything. */
  readonly isWhole: boolean;
}

/** "failed" is a bug; an issue says what the reader can do. */
type OutputState = Output | { readonly issue: Issue } | "writing" | "failed";

/**
 * The chosen part as the chosen format writes it, written again whenever a choice changes, and a wait for it: null
 * where it cannot be written.
 */
function useOutput(
  dataset: Dataset,
  scope: ExportScope,
  format: ExportFormat,
  options: FormatOptionValues,
  fileName: string,
  looks: PackedLooks | undefined,
): readonly [OutputState, () => Promise<Output | null>, share: number | null] {
  const runTask = useRunTask();
  const [output, setOutput] = useState<OutputState>("writing");
  const [share, setShare] = useState<number | null>(null);
  const writing = useRef<Promise<OutputState>>(undefined);
  /** The hash of the whole dataset is worked out once: it takes as long as writing it. */
  const parentHash = useRef<{ readonly of: Dataset; readonly hash: string }>(undefined);
  useEffect(() => {
    const run = new AbortController();
    const { signal } = run;
    const write = async (): Promise<OutputState> => {
      const page = format.carriesPage ? await loadStandalonePage() : ok(undefined);
      if (!page.ok) return { issue: page.error };
      const known = parentHash.current?.of === dataset ? parentHash.current.hash : null;
      const part = partOf(dataset, scope, known);
      const request = { rest: restOf(dataset), part, formatId: format.id, options, page: page.value, looks };
      const outcome = await runTask<typeof exportFile>("export-file", request, {
        signal,
        more: slicesOf(dataset),
        // To the hundredth: a state that is the same draws nothing.
        onProgress: (at) => signal.aborted || setShare(Math.floor(at.share * 100) / 100),
      });
      if (outcome.is === "cancelled") return "writing";
      if (outcome.is === "failed") {
        console.error(outcome.reason);
        return "failed";
      }
      const { parentHash: hash, losses } = outcome.output;
      if (hash !== null) parentHash.current = { of: dataset, hash };
      return { ...outcome.output, fileName, isWhole: part === null && losses.length === 0 };
    };
    setOutput("writing");
    setShare(null);
    const current = write().catch((error: unknown): OutputState => {
      console.error(error);
      return "failed";
    });
    writing.current = current;
    void current.then((outcome) => signal.aborted || setOutput(outcome));
    return () => run.abort();
  }, [dataset, scope, format, options, fileName, looks, runTask]);
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
  return [output, written, share];
}

function isEmpty({ entities, claims }: ExportScope): boolean {
  return entities.size === 0 && claims.size === 0;
}

function sizeOf({ entities, claims }: ExportScope): Words {
  return words.scopeSize({ entities: entities.size, claims: claims.size });
}

function claimsOf({ claims }: ExportScope, dataset: Dataset): readonly Claim[] {
  return dataset.claims.filter(({ id }) => claims.has(id));
}

/** What is in a scope, as a description of it. */
function ruleOf(scope: ExportScope, knowledge: KnowledgeGraph): Words {
  const { id, filter } = scope;
  if (id === "all") return words.wholeDataset();
  if (id === "selection" && isEmpty(scope)) return words.nothingSelected();
  if (isUnfiltered(knowledge, filter)) return words.nothingHidden();
  return verbatim(capitalised(filter));
}
