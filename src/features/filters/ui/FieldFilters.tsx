import { Plus, X } from "lucide-react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { filterFields } from "../../../derive/filter-fields.ts";
import { viewedDataset } from "../../../derive/viewed-dataset.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Field } from "../../../model/dataset.ts";
import { type FieldFilter, viewSlices } from "../../../model/view-state.ts";
import { fieldFilterWords as words } from "../../../words/en/field-filters.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { closeField, openField } from "../field-commands.ts";
import { FieldFacet } from "./FieldFacet.tsx";
import styles from "./FieldFilters.module.css";
import { FindField } from "./FindField.tsx";

/** Facets that stand open; the others are a line each. */
const MOST_OPEN = 3;
/** Lists longer than this can be searched. */
const LONG_LIST = 12;

/** Filters by the dataset's own fields: those that were added, the newest first, and the way to add others. */
export function FieldFilters() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const filters = useWorkspaceState((state) => state.view.fields);
  const [isAdding, setAdding] = useState(false);
  const [newest, setNewest] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const fields = useMemo(() => filterFields(knowledge), [knowledge]);
  const others = fields.filter(({ id }) => filters.every(({ field }) => field !== id));

  const open = (field: string) => {
    setAdding(false);
    setNewest(field);
    workspace.dispatch(openField, { field });
  };
  const close = (field: string) => {
    workspace.dispatch(closeField, { field });
    button.current?.focus();
  };
  const cancel = () => {
    setAdding(false);
    button.current?.focus();
  };
  return (
    <div className={styles.filters} data-testid="field-filters">
      {(others.length > 0 || filters.length > 0) && (
        <Button
          ref={button}
          aria-expanded={isAdding}
          disabled={others.length === 0}
          onClick={() => setAdding(!isAdding)}
        >
          <Plus size={14} strokeWidth={1.75} aria-hidden /> {words.add()}
        </Button>
      )}
      {isAdding && <FieldList fields={others} onChoose={open} onCancel={cancel} />}
      {filters.map((filter, at) => {
        const field = fields.find(({ id }) => id === filter.field);
        if (field === undefined) return null;
        return at < MOST_OPEN ? (
          <OpenFilter
            key={field.id}
            field={field}
            filter={filter}
            takesFocus={field.id === newest}
            onClose={() => close(field.id)}
          />
        ) : (
          <div key={field.id} className={styles.head}>
            <Button weight="link" className={styles.folded ?? ""} aria-expanded={false} onClick={() => open(field.id)}>
              {viewSlices.fields.words?.([filter], viewedDataset(knowledge)).join("; ") || field.label}
            </Button>
            <Remove field={field} onPress={() => close(field.id)} />
          </div>
        );
      })}
    </div>
  );
}

function OpenFilter({
  field,
  filter,
  takesFocus,
  onClose,
}: {
  field: Field;
  filter: FieldFilter;
  takesFocus: boolean;
  onClose: () => void;
}) {
  const headId = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    head.current?.focus({ preventScroll: true });
    head.current?.parentElement?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [takesFocus]);
  return (
    <section aria-labelledby={headId}>
      <header className={styles.head}>
        <h2 ref={head} id={headId} className={kit.head} tabIndex={-1} dir="auto" title={field.definition}>
          {field.label}
          {field.unit !== undefined && <span> ({field.unit})</span>}
        </h2>
        <Remove field={field} onPress={onClose} />
      </header>
      <FieldFacet field={field} filter={filter} />
    </section>
  );
}

function Remove({ field, onPress }: { field: Field; onPress: () => void }) {
  return (
    <IconButton isSmall className={styles.remove ?? ""} label={words.remove({ field: field.label })} onClick={onPress}>
      <X size={13} strokeWidth={1.75} />
    </IconButton>
  );
}

/** The fields that can be added, those of entities before those of claims. */
function FieldList({
  fields,
  onChoose,
  onCancel,
}: {
  fields: readonly Field[];
  onChoose: (field: string) => void;
  onCancel: () => void;
}) {
  const [query, setQuery] = useState("");
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>("input, button")?.focus(), []);
  const found = fields.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button above opened
    <div
      ref={first}
      className={styles.choices}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {fields.length > LONG_LIST && <FindField label={words.findField()} value={query} onChange={setQuery} />}
      {(["entity", "claim"] as const).map((of) => {
        const ofKind = found.filter((field) => field.of === of);
        if (ofKind.length === 0) return null;
        const title = of === "entity" ? words.ofEntities() : words.ofClaims();
        return (
          <fieldset key={of} aria-label={title}>
            <p className={kit.small}>{title}</p>
            <ul>
              {ofKind.map(({ id, label, definition }) => (
                <li key={id}>
                  <button type="button" className={kit.row} title={definition} onClick={() => onChoose(id)}>
                    <bdi>{label}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </fieldset>
        );
      })}
    </div>
  );
}
