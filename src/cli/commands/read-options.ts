import { type Command, Option } from "commander";
import type { ColumnChoices, ReadChoices, TableChoices } from "../../formats/readers/reader.ts";
import { readers } from "../../formats/readers/readers.ts";
import { COLUMN_ROLES, TABLE_KINDS, type TableKind } from "../../formats/readers/table-reading.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";

/** What the user said of the files, in place of what would be guessed. */
export interface ReadOptions {
  readonly from?: string;
  readonly map?: readonly string[];
  readonly table?: readonly string[];
  readonly headings?: readonly string[];
  readonly encoding?: string;
  readonly separator?: string;
  readonly decimal?: "." | ",";
  readonly direction?: "directed" | "undirected";
  readonly dates?: "day" | "month";
  readonly weight?: "nearness" | "distance" | "neither";
  readonly attributions?: "together" | "apart";
}

/** Adds the options that say how files of other programs are read. */
export function withReadOptions(command: Command): Command {
  return command
    .addOption(new Option("--from <format>", help.readAs()).choices(readers.all.map(({ id }) => id)))
    .option("--map <columns>", help.map({ roles: listText(COLUMN_ROLES) }), collected)
    .option("--table <kind>", help.table({ kinds: listText(TABLE_KINDS, "or") }), collected)
    .option("--headings <row>", help.headings(), collected)
    .option("--encoding <encoding>", help.encoding())
    .option("--separator <separator>", help.separator())
    .addOption(new Option("--decimal <mark>", help.decimal()).choices([".", ","]))
    .addOption(new Option("--direction <direction>", help.direction()).choices(["directed", "undirected"]))
    .addOption(new Option("--dates <first>", help.dates()).choices(["day", "month"]))
    .addOption(new Option("--weight <meaning>", help.weight()).choices(["nearness", "distance", "neither"]))
    .addOption(new Option("--attributions <how>", help.attributions()).choices(["together", "apart"]));
}

/** All values of an option that may be given several times. */
const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The choices that the options come to, or what is wrong with one. */
export function readChoices(options: ReadOptions): Result<ReadChoices, Words> {
  const { from, encoding, separator, decimal, direction, dates, weight, attributions } = options;
  const tables = tablesIn(options);
  if (!tables.ok) return tables;
  if (encoding !== undefined && !isEncoding(encoding)) return err(words.noEncoding({ encoding }));
  return ok({
    ...tables.value,
    ...(from !== undefined && { format: from }),
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { separator: separator === "tab" || separator === "\\t" ? "\t" : separator }),
    ...(decimal !== undefined && { decimal }),
    ...(direction !== undefined && { direction }),
    ...(dates !== undefined && { dates }),
    ...(weight !== undefined && { weight }),
    ...(attributions !== undefined && { attributions }),
  });
}

/** What was said of tables: "nodes.csv:entities" of the one that is called so, "entities" of all others. */
function tablesIn({
  map = [],
  table = [],
  headings = [],
}: ReadOptions): Result<Pick<ReadChoices, "table" | "tables">, Words> {
  const all: TableChoices[] = [];
  const named = new Map<string, TableChoices>();
  const add = (name: string | undefined, choices: TableChoices) => {
    if (name === undefined) all.push(choices);
    else named.set(name, { ...named.get(name), ...choices });
  };
  for (const text of map) {
    const [, name, columns = text] = /^([^=]*):(\w+=.*)$/s.exec(text) ?? [];
    const read = columnsIn(columns);
    if (!read.ok) return read;
    add(name, { columns: read.value });
  }
  for (const text of table) {
    const [name, word] = withName(text);
    const kind = TABLE_KINDS.find((each): each is TableKind => each === word);
    if (kind === undefined) return err(words.wrongTable({ word, kinds: listText(TABLE_KINDS, "or") }));
    add(name, { kind });
  }
  for (const text of headings) {
    const [name, word] = withName(text);
    if (word !== "first" && word !== "none") return err(words.wrongHeadings({ word }));
    add(name, { headings: word });
  }
  return ok({
    ...(all.length > 0 && { table: Object.assign({}, ...all) as TableChoices }),
    ...(named.size > 0 && { tables: named }),
  });
}

function withName(text: string): readonly [name: string | undefined, word: string] {
  const [, name, word = text] = /^(.*):([^:]*)$/s.exec(text) ?? [];
  return [name, word];
}

/** "from=Payer,to=Payee": a heading may hold commas, as each part begins with the name of a role. "source=": no column is that. */
function columnsIn(map: string): Result<ColumnChoices, Words> {
  const columns: { -readonly [Role in keyof ColumnChoices]: ColumnChoices[Role] } = {};
  for (const part of map.split(/,(?=\w+=)/)) {
    const [role = "", heading] = part.split(/=(.*)/s);
    const known = COLUMN_ROLES.find((each) => each === role);
    if (known === undefined || heading === undefined) {
      return err(words.wrongMap({ part, roles: listText(COLUMN_ROLES) }));
    }
    columns[known] = heading === "" ? null : heading;
  }
  return ok(columns);
}

function isEncoding(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== "";
  } catch {
    return false;
  }
}
