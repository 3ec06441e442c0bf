import type { TableChoices } from "../../formats/readers/reader.ts";
import {
  COLUMN_ROLES,
  type ColumnRole,
  ROLES_OF,
  TABLE_KINDS,
  type TableKind,
  type TableReading,
} from "../../formats/readers/table-reading.ts";
import { sha256Hex } from "../../lib/sha256.ts";

// What a table and its columns mean was chosen once for one with these headings: the next one is read the same way. Kept in
// this browser is a hash of the headings, the kind and the roles in their order, no word of the file.

const STORAGE_KEY = "sourceline.columns";
/** Tables that are remembered; of more, the latest. */
const MOST = 50;

type Memory = readonly (readonly [hash: string, roles: readonly (ColumnRole | null)[], kind?: TableKind])[];

/** Keeps what a table and its columns were chosen to mean. One without headings is like any other without. */
export function rememberTable({ kind, hasHeadings, columns }: TableReading): void {
  if (!hasHeadings || columns.length === 0) return;
  const hash = hashOf(columns);
  const others = memory().filter(([other]) => other !== hash);
  const kept: Memory = [[hash, columns.map(({ role }) => role), kind] as const, ...others].slice(0, MOST);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    // No storage, or none left: the columns are guessed again.
  }
}

/** What a table with these headings was chosen to mean; null where nothing was, or it is what was guessed. */
export function recalledTable({ kind: guessed, hasHeadings, columns }: TableReading): TableChoices | null {
  if (!hasHeadings || columns.length === 0) return null;
  const hash = hashOf(columns);
  const [, roles, kind = guessed] = memory().find(([other]) => other === hash) ?? [];
  if (roles === undefined || roles.length !== columns.length) return null;
  if (kind === guessed && columns.every(({ role }, at) => role === roles[at])) return null;
  const columnOf = (role: ColumnRole) => {
    const at = roles.indexOf(role);
    return at < 0 ? null : at;
  };
  return { kind, columns: Object.fromEntries(ROLES_OF[kind].map((role) => [role, columnOf(role)])) };
}

const hashOf = (columns: TableReading["columns"]): string =>
  sha256Hex(columns.map(({ heading }) => heading).join("\n"));

function memory(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Memory[number] {
  if (!Array.isArray(entry)) return false;
  const [hash, roles, kind] = entry;
  const isRole = (role: unknown) => role === null || COLUMN_ROLES.some((each) => each === role);
  const isKind = kind === undefined || TABLE_KINDS.some((each) => each === kind);
  return typeof hash === "string" && Array.isArray(roles) && roles.every(isRole) && isKind;
}
