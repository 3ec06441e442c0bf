import { err, ok, type Result } from "../../lib/result.ts";
import { unzipEntry } from "../../lib/unpack.ts";
import { readZipDirectory } from "../../lib/zip-directory.ts";
import type { Issue } from "../../model/issue.ts";
import { workbookWords as words } from "../../words/en/workbooks.ts";
import { elementsOf } from "./xlsx-xml.ts";

/** All parts of a workbook together may have so many bytes. */
const MOST_BYTES = 400_000_000;

/** What a part says of another one, by the id that it uses for it. */
export interface Relation {
  /** The last part of its type, as in "worksheet": what stands before differs between strict and other workbooks. */
  readonly type: string;
  /** The path of a part, or an address where it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of a workbook: a zip archive in which parts name one another (ECMA-376, part 2). */
export interface WorkbookPackage {
  /** Null where there is none of that path. */
  part(path: string): Result<Uint8Array | null, Issue>;
  relations(path: string): Result<ReadonlyMap<string, Relation>, Issue>;
}

/** Null where the archive cannot be read at all. */
export function openPackage(bytes: Uint8Array): WorkbookPackage | null {
  const entries = readZipDirectory(bytes);
  if (entries === null) return null;
  const byPath = new Map(entries.map((entry) => [entry.name.replace(/^\//, "").toLowerCase(), entry]));
  let left = MOST_BYTES;
  const opened: WorkbookPackage = {
    part(path) {
      const entry = byPath.get(path.toLowerCase());
      if (entry === undefined) return ok(null);
      const part = unzipEntry(bytes, entry, left);
      if (part.ok) {
        left -= part.value.length;
        return part;
      }
      return err({ code: "xlsx/damaged", path: entry.name, message: words.damaged(), hint: words.damagedHint() });
    },
    relations(path) {
      const [folder, name] = [path.slice(0, path.lastIndexOf("/") + 1), path.slice(path.lastIndexOf("/") + 1)];
      const part = opened.part(`${folder}_rels/${name}.rels`);
      if (!part.ok) return part;
      const relations = new Map<string, Relation>();
      if (part.value === null) return ok(relations);
      const fault = elementsOf(part.value, new Set(["Relationship"]), ({ attributes }) => {
        const isExternal = attributes.get("TargetMode")?.toLowerCase() === "external";
        const target = attributes.get("Target") ?? "";
        relations.set(attributes.get("Id") ?? "", {
          type: (attributes.get("Type") ?? "").replace(/^.*\//, ""),
          target: isExternal ? target : resolved(folder, target),
          isExternal,
        });
      });
      return fault === null ? ok(relations) : err({ ...fault, path: `${folder}_rels/${name}.rels` });
    },
  };
  return opened;
}

/** The path of a part, from the folder of the part that names it; "/xl/a.xml" is from the top. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
