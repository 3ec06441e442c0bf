import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { EntityInput } from "./graph-builder.ts";
import { isThing, keyOf, localName, type Quad, RDF, type Term, XSD } from "./rdf-terms.ts";
import { dateText } from "./times.ts";

const WHOLE = ["integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt"];
/** What the datatypes of XML Schema are here. */
const TYPES: ReadonlyMap<string, DeclaredType> = new Map([
  ...["string", "normalizedString", "token"].map((name) => [XSD + name, "text"] as const),
  [`${RDF}langString`, "text"],
  [`${RDF}dirLangString`, "text"],
  [`${XSD}boolean`, "boolean"],
  ...WHOLE.map((name) => [XSD + name, "integer"] as const),
  ...["decimal", "double", "float"].map((name) => [XSD + name, "number"] as const),
  ...["date", "gYearMonth"].map((name) => [XSD + name, "edtf"] as const),
]);

/** What values become: one field for each predicate; of texts in several languages, one for each of these. */
export function fieldsFrom(
  values: readonly Quad[],
  nameOf: (address: string) => string,
  onlyLanguage: string | null,
): readonly FieldInput[] {
  interface Held {
    readonly name: string;
    readonly values: string[];
    type: DeclaredType | undefined;
  }
  const fields = new Map<string, Held>();
  for (const { predicate, object } of values) {
    const language = onlyLanguage === null ? (object.language ?? "") : "";
    const key = language === "" ? predicate.value : `${predicate.value} @${language}`;
    const name = nameOf(predicate.value);
    const type = TYPES.get(object.datatype?.value ?? "");
    const known: Held = fields.get(key) ?? { name: language === "" ? name : `${name} (${language})`, values: [], type };
    if (known.type !== type) known.type = "text";
    known.values.push(valueText(object));
    fields.set(key, known);
  }
  return [...fields].map(
    ([
      key,
      {
        name,
        values: [only, ...others],
        type,
      },
    ]) => ({
      name,
      key,
      value: others.length === 0 ? only : [only ?? "", ...others],
      ...(type && { type }),
    }),
  );
}

/** A value as it is shown, a thing as its key. */
export function valueText(term: Term): string {
  if (term.termType !== "Literal") return keyOf(term);
  const { value, datatype } = term;
  if (datatype?.value === `${XSD}decimal`) return value.replace(/^\+/, "");
  if (datatype?.value === `${XSD}boolean`) return value === "1" ? "true" : value === "0" ? "false" : value;
  // A day of some zone is that day.
  if (datatype?.value === `${XSD}date` || datatype?.value === `${XSD}gYear`)
    return value.replace(/(?:Z|[+-]\d\d:\d\d)$/, "");
  return dateText(value);
}

/** Datatypes that are neither of XML Schema nor read as a place, each with the number of its values. */
export function unreadDatatypes(quads: readonly Quad[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { object } of quads) {
    const type = object.datatype?.value ?? XSD;
    if (type.startsWith(XSD) || type.startsWith(RDF) || pointIn(object) !== null) continue;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

type Coordinates = NonNullable<EntityInput["coordinates"]>;

const NUMBER = String.raw`([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)`;
/** Well-known text, in longitude and latitude unless it names EPSG:4326. Source: OGC GeoSPARQL 1.1, 8.5.1. */
const WKT_POINT = new RegExp(String.raw`^\s*(?:<([^<>]*)>\s*)?POINT\s*Z?\s*\(\s*${NUMBER}\s+${NUMBER}[^)]*\)\s*$`, "i");
/** GeoRSS: latitude and longitude. */
const GEORSS_POINT = new RegExp(String.raw`^\s*${NUMBER}[\s,]+${NUMBER}\s*$`);
const EARTH = /^$|CRS84$|EPSG\/0\/4326$|\/entity\/Q2$/;

/** The place that a thing is said to be at. Latitude and longitude in two values are known to whoever builds the graph. */
export function coordinatesOf(about: readonly Quad[]): Coordinates | null {
  for (const { predicate, object } of about) {
    const point = pointIn(object) ?? (localName(predicate.value) === "point" ? georssPoint(object.value) : null);
    if (point !== null) return point;
  }
  const value = (names: readonly string[]) =>
    about.find(({ predicate, object }) => !isThing(object) && names.includes(localName(predicate.value)))?.object.value;
  const [latitude, longitude] = [value(["lat", "latitude"]), value(["long", "lon", "lng", "longitude"])];
  return latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : null;
}

function pointIn({ datatype, value }: Term): Coordinates | null {
  if (datatype === undefined || localName(datatype.value) !== "wktLiteral") return null;
  const [, system = "", first, second] = WKT_POINT.exec(value) ?? [];
  if (first === undefined || !EARTH.test(system)) return null;
  const [x, y] = [Number(first), Number(second)];
  return /4326$/.test(system) ? { latitude: x, longitude: y } : { latitude: y, longitude: x };
}

function georssPoint(text: string): Coordinates | null {
  const [, latitude, longitude] = GEORSS_POINT.exec(text) ?? [];
  return latitude === undefined ? null : { latitude: Number(latitude), longitude: Number(longitude) };
}
