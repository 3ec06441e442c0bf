/** What no document of XML 1.0 can hold, not even escaped: most controls, halves of pairs, and two that are no characters. */
const REFUSED = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** What would end or change a text or the value of an attribute: readers take a bare line end in a value for a space. */
const SPECIAL = /[&<>"\t\n\r]/g;

/** A text with a mark in the place of what no document of XML can hold. Files with such characters are taken for no text. */
export function printable(text: string): string {
  return text.replace(REFUSED, "\uFFFD");
}

/** Writes texts of a document, and counts what is changed in them. */
export interface XmlText {
  /** A text as it can stand between tags and in the value of an attribute. */
  plain(text: string): string;
  /** Calls what writes a record, and notes whether a character had to be replaced in it. */
  record<Result>(write: () => Result): Result;
  /** Records in which something was replaced. */
  replaced(): number;
}

export function createXmlText(): XmlText {
  let count = 0;
  let isChanged = false;
  return {
    plain(text) {
      const allowed = printable(text);
      if (allowed !== text) isChanged = true;
      return allowed.replace(SPECIAL, (char) => `&#${char.charCodeAt(0)};`);
    },
    record(write) {
      isChanged = false;
      const result = write();
      if (isChanged) count += 1;
      return result;
    },
    replaced: () => count,
  };
}
