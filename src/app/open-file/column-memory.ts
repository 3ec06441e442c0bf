import type { ColumnChoices } from "../../formats/readers/reader.ts";
import { COLUMN_ROLES, type ColumnRole, type TableReading } from "../../formats/readers/table-reading.ts";
import { sha256Hex } from "../../lib/sha256.ts";

// What columns mean was chosen once for a table with these headings: the next one is read the same way. Kept in this
// browser is a hash of the headings and the roles in their order, no word of the file.

const STORAGE_KEY = "sourceline.columns";
/** Tables that are remembered; of more, the latest. */
const MOST = 50;

type Columns = TableReading["columns"];
type Memory = readonly (readonly [hash: string, roles: readonly (ColumnRole | null)[]])[];

/** Keeps what the columns of a table were chosen to mean. */
export function rememberColumns(columns: Columns): void {
  const hash = hashOf(columns);
  const others = memory().filter(([other]) => other !== hash);
  const kept: Memory = [[hash, columns.map(({ role }) => role)] as const, ...others].slice(0, MOST);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    // No storage, or none left: the columns are guessed again.
  }
}

/** What the columns of a table with these headings were chosen to mean; null where nothing was, or it is what was guessed. */
export function recalledColumns(columns: Columns): ColumnChoices | null {
  const hash = hashOf(columns);
  const roles = memory().find(([other]) => other === hash)?.[1];
  if (roles === undefined || roles.length !== columns.length) return null;
  if (columns.every(({ role }, at) => role === roles[at])) return null;
  const headingOf = (role: ColumnRole) => columns[roles.indexOf(role)]?.heading ?? null;
  return Object.fromEntries(COLUMN_ROLES.map((role) => [role, headingOf(role)]));
}

const hashOf = (columns: Columns): string => sha256Hex(columns.map(({ heading }) => heading).join("\n"));

function memory(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Memory[number] {
  const isRole = (role: unknown) => role === null || COLUMN_ROLES.some((each) => each === role);
  return Array.isArray(entry) && typeof entry[0] === "string" && Array.isArray(entry[1]) && entry[1].every(isRole);
}
