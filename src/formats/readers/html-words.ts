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
  const text = html
    .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, "")
    .replace(TAG, (_, closing: string, name: string, attributes: string) => {
      const address = closing === "" && name.toLowerCase() === "a" ? hrefIn(attributes) : null;
      if (address !== null) (isWebAddress(address) ? addresses : refused).push(address);
      return BLOCK.test(name) ? "\n" : "";
    });
  return {
    text: withoutEntities(text)
      .replace(/\s*\n\s*/g, "\n")
      .trim(),
    addresses,
    refused,
  };
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

function hrefIn(attributes: string): string | null {
  const match = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  const address = match?.[1] ?? match?.[2] ?? match?.[3];
  return address === undefined ? null : withoutEntities(address.trim());
}
