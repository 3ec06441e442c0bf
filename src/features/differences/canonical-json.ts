/** Lists whose order says nothing. */
const UNORDERED: ReadonlySet<string> = new Set([
  "aliases",
  "context",
  "coverage",
  "domain",
  "evidence",
  "members",
  "mentions",
  "range",
]);

/**
 * A value of JSON as a text that is equal for values which say the same: keys of objects are sorted, and so are lists whose
 * order says nothing. "" for a value that is not there.
 * @param key what the value stands under, by which such a list is known.
 */
export function canonicalJson(value: unknown, key = ""): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalJson(item));
    return `[${(UNORDERED.has(key) ? items.sort() : items).join()}]`;
  }
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held, name)}`).join()}}`;
}
