import { isWebAddress } from "./web-address.ts";

/** The words of a piece of HTML, and the addresses that its links lead to. */
export interface HtmlWords {
  readonly text: string;
  /** In order, web addresses only. */
  readonly addresses: readonly string[];
  /** Where links lead that are no web addresses, as written. */
  readonly refused: readonly string[];
}

/** Elements of HTML that stand in cells of tables. Anything else in angle brackets is text. */
const TAG =
  /<(\/?)(a|abbr|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|iframe|li|object|ol|p|q|s|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul)((?:\s[^<>]*)?)\/?>/gi;
const BLOCK = /^(?:blockquote|br|div|h[1-6]|hr|li|ol|p|table|tr|ul)$/i;
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Null where a text holds no HTML, and is to be kept as it is. Nothing of it is run, drawn or fetched. */
export function htmlWords(html: string): HtmlWords | null {
  if (html.search(TAG) === -1) return null;
  const addresses: string[] = [];
  const refused: string[] = [];
  const text = withoutCode(html).replace(TAG, (_, closing: string, name: string, attributes: string) => {
    const address = closing === "" && name.toLowerCase() === "a" ? hrefIn(attributes) : null;
    if (address !== null) (isWebAddress(address) ? addresses : refused).push(address);
    return BLOCK.test(name) ? "\n" : "";
  });
  // Line by line: a pattern for the spaces around line ends takes its time over long runs of them.
  const lines = withoutEntities(text)
    .split("\n")
    .map((line) => line.trim());
  return { text: lines.filter((line) => line !== "").join("\n"), addresses, refused };
}

/** Characters in place of the entities of HTML that are in common use. */
export function withoutEntities(text: string): string {
  return text.replace(ENTITY, (entity) => {
    const name = entity.slice(1, -1).toLowerCase();
    if (!name.startsWith("#")) return NAMED[name] ?? entity;
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

/** Without scripts and styles, which hold no words. */
function withoutCode(html: string): string {
  let text = html;
  for (const name of ["script", "style"]) {
    const parts: string[] = [];
    const lower = text.toLowerCase();
    let from = 0;
    for (let open = lower.indexOf(`<${name}`); open >= 0; open = lower.indexOf(`<${name}`, from)) {
      const close = lower.indexOf(`</${name}`, open);
      if (close < 0) break;
      parts.push(text.slice(from, open));
      const end = text.indexOf(">", close);
      from = end < 0 ? text.length : end + 1;
    }
    text = parts.join("") + text.slice(from);
  }
  return text;
}

function hrefIn(attributes: string): string | null {
  const match = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  const address = match?.[1] ?? match?.[2] ?? match?.[3];
  return address === undefined ? null : withoutEntities(address.trim());
}
