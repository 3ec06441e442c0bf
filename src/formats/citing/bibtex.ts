/** A field of an entry: `text` is escaped and put in braces, `verbatim` (an address) keeps its signs. */
export interface BibtexField {
  readonly name: string;
  readonly value: string;
  /** "name" is text already made by `bibtexName`; "macro" is written bare, as `jan`. */
  readonly kind: "text" | "title" | "verbatim" | "names" | "macro";
}

/**
 * Signs that mean something to TeX, as commands. Braces too: BibTeX counts them even after a backslash, so that "\{" in
 * a title would swallow the rest of the file.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

/** Text for the inside of a field: no sign of it is taken for markup. Letters beyond ASCII stay as they are (UTF-8). */
export function escapeBibtex(text: string): string {
  return (
    text
      .replaceAll(/[\\{}~^<>|&%$#_]/g, (sign) => COMMANDS[sign] ?? sign)
      // Two of a kind would join: a dash, a quotation mark, an inverted sign.
      .replaceAll(/-(?=-)/g, "-{}")
      .replaceAll(/(['`,])(?=\1)/g, "$1{}")
      .replaceAll(/([?!])(?=`)/g, "$1{}")
  );
}

/** One entry, a field per line. The key must be of letters, digits, "-" and "." alone. */
export function bibtexEntry(type: string, key: string, fields: readonly BibtexField[]): string {
  const lines = fields.map((field) => `  ${field.name} = ${written(field)},`);
  return [`@${type}{${key},`, ...lines, "}"].join("\n");
}

function written({ value, kind }: BibtexField): string {
  switch (kind) {
    case "macro":
      return value;
    case "names":
      return `{${value}}`;
    case "verbatim":
      // Neither may stand in an address, though browsers let them pass; unpaired they would end the field.
      return `{${value.replaceAll(/[\\{}]/g, encodeURIComponent)}}`;
    case "title":
      // Inner braces keep capitals, which a style would else make small.
      return `{{${escapeBibtex(value)}}}`;
    case "text":
      return `{${escapeBibtex(value)}}`;
  }
}
