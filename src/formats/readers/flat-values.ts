import { FIELD_PREFIX, LIST_SEPARATOR, PASSAGE_SEPARATOR } from "../flat-attributes.ts";
import type { FieldInput, RawValue } from "./field-table.ts";
import type { AttributionInput, ClaimInput, EntityInput, EvidenceInput } from "./graph-builder.ts";
import { stanceIn } from "./stance-words.ts";
import { isDate } from "./times.ts";

// What we write for other programs comes back from them as fields, by the names that `flattening` gave them. Here these
// become again what they were, as far as a file of another program can say it; all others stay fields.

/** An entity that we wrote, as it was before; any other as it is. */
export function entityFromFlatValues(input: EntityInput): EntityInput {
  const own = ownValues(input.fields, "entityKind");
  if (own === null) return input;
  const { take, drop, rest } = own;
  const kind = take("entityKind");
  const aliases = take("aliases");
  const note = take("note");
  drop("family", kind);
  drop("named", "true");
  drop("placeBasis", "source");
  drop("name", input.label);
  return {
    ...input,
    label: input.label ?? take("label"),
    ...importedIn(own),
    ...(drop("described", "false") && { described: false }),
    kinds: [take("kindLabel") ?? kind ?? ""],
    aliases: aliases === null ? (input.aliases ?? []) : itemsOf(aliases),
    gloss: take("gloss") ?? input.gloss ?? null,
    time: timeOf(take("time"), take) ?? input.time ?? null,
    coordinates: coordinatesFrom(take) ?? input.coordinates ?? null,
    notes: [...(note === null ? [] : [note]), ...(input.notes ?? [])],
    fields: rest(),
  };
}

/** A claim that we wrote, as it was before; any other as it is. */
export function claimFromFlatValues(input: ClaimInput): ClaimInput {
  const own = ownValues(input.fields, "attributionCount");
  if (own === null) return input;
  const { take, drop, rest } = own;
  // Readers take the first of several names for what a line says, the predicate before the label.
  const predicate = take("predicate");
  const label = take("label") ?? (predicate !== null || input.relation ? input.label : null);
  const relation = take("predicateLabel") ?? predicate ?? input.relation ?? input.label;
  const direction = take("direction");
  const status = drop("status", "deprecated");
  const note = take("note");
  drop("predicateFamily", "relations");
  drop("interaction", relation);
  take("symmetric");
  take("attributionCount");
  take("place");
  return {
    ...input,
    ...importedIn(own),
    relation,
    label: label ?? null,
    gloss: take("gloss") ?? input.gloss ?? null,
    direction:
      direction === "directed" || direction === "undirected" || direction === "both-ways" ? direction : input.direction,
    time: timeOf(take("time"), take) ?? input.time ?? null,
    place: take("placeId") ?? input.place ?? null,
    ...(status && { isWithdrawn: true as const }),
    attributions: attributionsFrom(own) ?? input.attributions ?? [],
    notes: [...(note === null ? [] : [note]), ...(input.notes ?? [])],
    fields: rest(),
  };
}

type Take = (name: string) => string | null;

interface OwnValues {
  /** Takes a value out; null where there is none. */
  readonly take: Take;
  readonly peek: Take;
  /** Takes a value out that says no more than this; whether it did. */
  readonly drop: (name: string, value: string | null | undefined) => boolean;
  /** What was not taken out, fields by their own ids. */
  rest(): readonly FieldInput[];
}

/** The values of a record by name, where one of them is called so; each can be taken out. */
function ownValues(fields: Iterable<FieldInput> | undefined, mark: string): OwnValues | null {
  if (fields === undefined) return null;
  const all = [...fields];
  if (!all.some(({ name }) => name === mark)) return null;
  const taken = new Set<FieldInput>();
  const find = (name: string) => all.find((each) => each.name === name && !taken.has(each) && isPlain(each.value));
  const take = (name: string) => {
    const field = find(name);
    if (field !== undefined) taken.add(field);
    return textOf(field);
  };
  const textOf = (field: FieldInput | undefined) => (field === undefined ? null : String(field.value));
  return {
    take,
    drop: (name, value) => textOf(find(name)) === (value ?? null) && take(name) !== null,
    peek: (name) => textOf(find(name)),
    rest: () =>
      all
        .filter((field) => !taken.has(field))
        .map((field) =>
          field.name.startsWith(FIELD_PREFIX) ? { ...field, name: field.name.slice(FIELD_PREFIX.length) } : field,
        ),
  };
}

/** Of what came from another file before: the id that it had there. What every import has goes without saying. */
function importedIn({ take, drop }: OwnValues): Pick<EntityInput, "originId"> {
  drop("status", "draft");
  return drop("originHow", "import") ? { originId: take("originId") } : {};
}

/** No item holds a semicolon, and other programs cut the space off the last one. */
const itemsOf = (list: string): readonly string[] => list.split(LIST_SEPARATOR.trim()).map((item) => item.trim());

function isPlain(value: RawValue): boolean {
  return typeof value === "string" ? value.trim() !== "" : typeof value === "number" || typeof value === "boolean";
}

/** A date, without the bounds that follow from it. Bounds without a date stay. */
function timeOf(time: string | null, take: Take): string | null {
  if (time !== null && isDate(time)) {
    take("timeFrom");
    take("timeTo");
  }
  return time;
}

function coordinatesFrom(take: Take): EntityInput["coordinates"] {
  const [latitude, longitude] = [take("latitude"), take("longitude")];
  return latitude === null || longitude === null ? null : { latitude: Number(latitude), longitude: Number(longitude) };
}

/** All attributions where lists say them, else the one that single values say; null for none. */
function attributionsFrom({ take, peek }: OwnValues): readonly AttributionInput[] | null {
  // What nobody knows the firmness of stays a field: it must not read as plainly stated.
  const stanceBy = (name: string) => {
    const words = itemsOf(peek(name) ?? "");
    return words.every((word) => word === "" || stanceIn(word)?.stance) ? take(name) : null;
  };
  const [holder, stance, polarity] = [take("holderId"), stanceBy("stance"), take("polarity")];
  take("holder");
  const [source, title] = [take("sourceId"), take("sourceTitle")];
  const titled = (id: string): EvidenceInput => ({ id, title: (id === source ? title : null) ?? id });
  const [holders, stances, polarities, passages] = [
    take("holderIds"),
    stanceBy("stances"),
    take("polarities"),
    take("passages"),
  ].map((list) => (list === null ? undefined : itemsOf(list)));
  take("holders");
  if (polarities !== undefined) {
    return polarities.map((each, at) => ({
      ...said(holders?.[at] || null, stances?.[at] || null, each),
      sources: (passages?.[at] ?? "")
        .split(PASSAGE_SEPARATOR)
        .filter(Boolean)
        .map((passage) => titled(passage.split(" ")[0] ?? passage)),
    }));
  }
  if (polarity === null) return null;
  const evidence = source === null ? [] : [{ ...titled(source), page: take("page"), quotation: take("quotation") }];
  return [{ ...said(holder, stance, polarity), sources: evidence }];
}

function said(holder: string | null, stance: string | null, polarity: string): AttributionInput {
  return { holder, denied: polarity === "denied", stance: stance === null ? null : (stanceIn(stance)?.stance ?? null) };
}
