import { useEffect, useMemo, useRef, useState } from "react";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { bug } from "../../../lib/result.ts";
import { runInSlices, type Task } from "../../../lib/task.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { saveText } from "../../../lib/ui/save-text.ts";
import { claimListWords as words } from "../../../words/en/claim-list.ts";
import { copyingWords as copying } from "../../../words/en/copying.ts";
import { filterWords } from "../../../words/en/filters.ts";
import type { Words } from "../../../words/message.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { showEverything } from "../../filters/filter-commands.ts";
import { orderClaims } from "../claim-list-commands.ts";
import { claimsAsCsv } from "../claims-as-csv.ts";
import { type ClaimListInput, claimsAsMarkdown } from "../claims-as-markdown.ts";
import { type ClaimOrder, claimsInView, fieldOfOrder, type OrderedClaims, orderKind } from "../claims-in-view.ts";

/** A form that the list can be taken away in. */
interface ListForm {
  readonly copy: () => Words;
  readonly download: () => Words;
  readonly extension: string;
  readonly mediaType: string;
  /** What its file begins with. */
  readonly fileStart: string;
  readonly task: Task<ClaimListInput, string>;
}

const FORMS: readonly ListForm[] = [
  {
    copy: words.copyMarkdown,
    download: words.downloadMarkdown,
    extension: ".md",
    mediaType: "text/markdown",
    fileStart: "",
    task: claimsAsMarkdown,
  },
  {
    copy: words.copyCsv,
    download: words.downloadCsv,
    extension: ".csv",
    mediaType: "text/csv",
    // Without a byte order mark Excel does not read a file as UTF-8.
    fileStart: "\uFEFF",
    task: claimsAsCsv,
  },
];

const orderOf = ({ view }: WorkspaceState): ClaimOrder => (view.room.kind === "claims" ? view.room.by : null);
const filtersOf = ({ knowledge, view }: WorkspaceState) => describeFilters(knowledge, view);

/** The panel that lists the claims that filters and focus show, and copies them. */
export function ClaimsPanel() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const by = useWorkspaceState(orderOf);
  const filters = useWorkspaceState(filtersOf);
  const list = useMemo(() => claimsInView(knowledge, derived, by), [knowledge, derived, by]);
  const { claims, without } = list;
  const inView = words.inView({ shown: claims.length, all: knowledge.claimCount, filters });
  return (
    <PanelFrame title={words.title()} testId="claims-panel" lead={inView}>
      {claims.length === 0 ? (
        <NoClaims />
      ) : (
        <>
          <Segmented<string>
            label={words.order()}
            segments={[
              { id: "paragraph", label: words.byParagraph(), means: words.byParagraphMeans() },
              { id: "date", label: words.byDate(), means: words.byDateMeans() },
              { id: "certainty", label: words.byCertainty(), means: words.byCertaintyMeans() },
            ]}
            value={orderKind(by)}
            onChange={(id) => workspace.dispatch(orderClaims, { by: id === "paragraph" ? null : id })}
          />
          <FieldOrder by={by} />
          {without > 0 && <p className={kit.mute}>{words.without({ order: orderKind(by), count: without })}</p>}
          <Copies list={list} by={by} />
          {/* Another order is read from its beginning. */}
          <ClaimList key={by} title={words.claims()} claims={claims} />
        </>
      )}
    </PanelFrame>
  );
}

/** Orders the list by a field of its claims; nothing where they have none. */
function FieldOrder({ by }: { by: ClaimOrder }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const fields = knowledge.dataset.vocabulary.fields?.filter(({ of }) => of === "claim") ?? [];
  const order = fieldOfOrder(knowledge, by);
  if (fields.length === 0) return null;
  const choose = (field: string, isDown: boolean) =>
    workspace.dispatch(orderClaims, { by: field === "" ? null : `field.${field}${isDown ? ".down" : ""}` });
  return (
    <div className={kit.tools}>
      <select
        aria-label={words.byField()}
        value={order?.field.id ?? ""}
        onChange={({ currentTarget }) => choose(currentTarget.value, order?.isDown ?? false)}
      >
        <option value="">{words.byFieldHint()}</option>
        {fields.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      {order !== null && (
        <label className={kit.tick}>
          <input
            type="checkbox"
            checked={order.isDown}
            onChange={({ currentTarget }) => choose(order.field.id, currentTarget.checked)}
          />
          {words.reversed()}
        </label>
      )}
    </div>
  );
}

function NoClaims() {
  const workspace = useWorkspace();
  const isFiltered = useWorkspaceState((state) => showEverything.isEnabled(state));
  return (
    <>
      <EmptyState>{isFiltered ? words.none() : words.noneInDataset()}</EmptyState>
      {isFiltered && <Button onClick={() => workspace.dispatch(showEverything)}>{filterWords.clearFilters()}</Button>}
    </>
  );
}

/** What became of the copy of a list. */
interface Outcome {
  readonly of: OrderedClaims;
  readonly words: Words;
  readonly isBusy?: true;
}

/** Buttons that copy or download the list, and what became of it. What was said of another list is gone. */
function Copies({ list, by }: { list: OrderedClaims; by: ClaimOrder }) {
  const workspace = useWorkspace();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const shown = outcome?.of === list ? outcome : null;
  const writing = useRef(new AbortController());
  // Another list, or none any more: what is being written of this one is of no use.
  // biome-ignore lint/correctness/useExhaustiveDependencies: per list
  useEffect(() => {
    const controller = new AbortController();
    writing.current = controller;
    return () => controller.abort();
  }, [list]);
  const take = async (form: ListForm, hand: (text: string) => Words | Promise<Words>) => {
    const { knowledge, view, derived } = workspace.store.getState();
    setOutcome({ of: list, words: words.writing({ count: list.claims.length }), isBusy: true });
    const input = { knowledge, view, derived, claims: list.claims, by };
    const written = await runInSlices(form.task, input, { signal: writing.current.signal });
    if (written.is === "failed") bug(`Copies: the list was not written (${written.reason}).`);
    if (written.is === "done") setOutcome({ of: list, words: await hand(written.output) });
  };
  const copy = async (text: string) => ((await copyText(text)) ? copying.copied() : copying.notAllowedButDownload());
  const download = (form: ListForm) => (text: string) => {
    const fileName = `${workspace.store.getState().knowledge.dataset.dataset.id}-claims${form.extension}`;
    saveText(new Blob([form.fileStart, text], { type: form.mediaType }), fileName);
    return copying.downloaded({ fileName });
  };
  return (
    <>
      <div className={kit.tools}>
        {FORMS.map((form) => (
          <Button key={form.extension} disabled={shown?.isBusy} onClick={() => void take(form, copy)}>
            {form.copy()}
          </Button>
        ))}
        {FORMS.map((form) => (
          <Button
            key={form.extension}
            weight="quiet"
            disabled={shown?.isBusy}
            onClick={() => void take(form, download(form))}
          >
            {form.download()}
          </Button>
        ))}
      </div>
      <p role="status" className={kit.mute}>
        {shown?.words}
      </p>
    </>
  );
}
