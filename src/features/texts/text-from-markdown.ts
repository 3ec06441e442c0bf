/** Lines that are no text: fences of code, rules, definitions of links and notes. */
const NO_TEXT = /^ {0,3}(?:(?:```|~~~).*|(?:\s*[-*_]){3,}\s*|\[[^\]]+\]:.*)$/;
/** The line under a heading. */
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;
const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
/** A quote's or list item's mark. A number needs few digits, or "1204. The siege" would lose its year. */
const BLOCK_MARK = /^\s*(?:>\s?|[-+*]\s+|\d{1,3}[.)]\s+)/;

/**
 * The words of a Markdown text without its signs, headings and list items as paragraphs of their own. It reads what
 * articles are written in (CommonMark's headings, lists, quotes, emphasis, links, images, code, escapes) and leaves the
 * rest as it stands.
 */
export function textFromMarkdown(markdown: string): string {
  const lines = withoutFrontMatter(markdown)
    .replace(/<!--[\s\S]*?-->/g, "")
    .split(/\r\n|\r|\n/);
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const heading = HEADING.exec(line)?.[1];
    const isUnderline = UNDERLINE.test(line) && index > 0 && lines[index - 1]?.trim() !== "";
    if (heading !== undefined) kept.push("", heading, "");
    else if (isUnderline || NO_TEXT.test(line)) kept.push("");
    else kept.push(...withoutBlockMarks(line));
  }
  return withoutInlineSigns(kept.join("\n"));
}

/** What a quote or list item says; an item begins a paragraph. */
function withoutBlockMarks(line: string): readonly string[] {
  let rest = line;
  let isItem = false;
  while (BLOCK_MARK.test(rest)) {
    isItem ||= !/^\s*>/.test(rest);
    rest = rest.replace(BLOCK_MARK, "");
  }
  return isItem ? ["", rest] : [rest];
}

/** YAML between two rules at the very beginning, as site generators have it. */
function withoutFrontMatter(markdown: string): string {
  return markdown.replace(/^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/, "");
}

function withoutInlineSigns(text: string): string {
  // What is escaped must survive the rest: it stands aside in Unicode's private area while signs are taken out.
  const escaped: string[] = [];
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCodePoint(PRIVATE + escaped.push(sign) - 1))
    .replace(/\\$/gm, "")
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "")
    .replace(/\[\^[^\]]+\]/g, "")
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/<((?:https?|mailto):[^>\s]+)>/g, "$1")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/(`+)([^`]+)\1/g, "$2")
    .replace(/(\*{1,3}|~~)(?=\S)([^*~]+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, "$2")
    .replace(ASIDE, (sign) => escaped[(sign.codePointAt(0) ?? PRIVATE) - PRIVATE] ?? sign);
}

const PRIVATE = 0xf0000;
const ASIDE = /[\u{F0000}-\u{FFFFD}]/gu;
