import { type Command, Option } from "commander";
import type { ColumnChoices, ReadChoices } from "../../formats/readers/reader.ts";
import { readers } from "../../formats/readers/readers.ts";
import { COLUMN_ROLES } from "../../formats/readers/table-reading.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";

/** What the user said of the files, in place of what would be guessed. */
export interface ReadOptions {
  readonly from?: string;
  readonly map?: string;
  readonly encoding?: string;
  readonly separator?: string;
  readonly decimal?: "." | ",";
  readonly direction?: "directed" | "undirected";
}

/** Adds the options that say how files of other programs are read. */
export function withReadOptions(command: Command): Command {
  return command
    .addOption(new Option("--from <format>", help.readAs()).choices(readers.all.map(({ id }) => id)))
    .option("--map <columns>", help.map({ roles: listText(COLUMN_ROLES) }))
    .option("--encoding <encoding>", help.encoding())
    .option("--separator <separator>", help.separator())
    .addOption(new Option("--decimal <mark>", help.decimal()).choices([".", ","]))
    .addOption(new Option("--direction <direction>", help.direction()).choices(["directed", "undirected"]));
}

/** The choices that the options come to, or what is wrong with one. */
export function readChoices({
  from,
  map,
  encoding,
  separator,
  decimal,
  direction,
}: ReadOptions): Result<ReadChoices, Words> {
  const columns = map === undefined ? ok(undefined) : columnsIn(map);
  if (!columns.ok) return columns;
  if (encoding !== undefined && !isEncoding(encoding)) return err(words.noEncoding({ encoding }));
  return ok({
    ...(from !== undefined && { format: from }),
    ...(columns.value !== undefined && { columns: columns.value }),
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { separator: separator === "tab" || separator === "\\t" ? "\t" : separator }),
    ...(decimal !== undefined && { decimal }),
    ...(direction !== undefined && { direction }),
  });
}

/** "from=Payer,to=Payee": a heading may hold commas, as each part begins with the name of a role. */
function columnsIn(map: string): Result<ColumnChoices, Words> {
  const columns: { -readonly [Role in keyof ColumnChoices]: ColumnChoices[Role] } = {};
  for (const part of map.split(/,(?=\w+=)/)) {
    const [role = "", heading = ""] = part.split(/=(.*)/s);
    const known = COLUMN_ROLES.find((each) => each === role);
    if (known === undefined || heading === "") {
      return err(words.wrongMap({ part, roles: listText(COLUMN_ROLES) }));
    }
    columns[known] = heading;
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
