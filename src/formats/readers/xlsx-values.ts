// What cells of a workbook say, as text: numbers as they are stored, and dates by the format in which they are shown
// (ECMA-376, 18.8.30 and 18.17.4).

/** What a number format shows of a number that is a time. */
export interface TimeFormat {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  /** Hours, minutes or seconds. */
  readonly clock: boolean;
  /** Hours that go on beyond a day, as in [h]:mm. */
  readonly isDuration: boolean;
}

/** Formats that a workbook need not spell out. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  ...[14, 15, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "yyyy-mm-dd"] as const),
  ...[27, 28, 29, 34, 35].map((id) => [id, "yyyy-mm-dd"] as const),
  [16, "yyyy-mm-dd"],
  [17, "mmm-yy"],
  [55, "yyyy-mm"],
  [56, "yyyy-mm-dd"],
  ...[18, 19, 20, 21, 32, 33, 45, 47].map((id) => [id, "h:mm:ss"] as const),
  [22, "yyyy-mm-dd h:mm"],
  [46, "[h]:mm:ss"],
]);

/** Null for a format of plain numbers or text. `code`: as the workbook spells it; absent for one that it need not spell. */
export function timeFormatOf(id: number, code: string | undefined): TimeFormat | null {
  const written = code ?? BUILT_IN.get(id);
  if (written === undefined) return null;
  const isDuration = /\[(?:h+|m+|s+)\]/i.test(written);
  const plain = (written.split(";")[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(h+|m+|s+)\]/gi, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/AM\/PM|A\/P/gi, "h")
    .toLowerCase();
  if (/general/.test(plain) || !/[ymdhs]/.test(plain)) return null;
  // "m" is a minute beside hours or seconds, and a month elsewhere.
  const withoutMinutes = plain.replace(/h[^ymd]*?m+|m+(?=[^a-z]*s)/g, "h");
  return {
    year: /y/.test(plain),
    month: /m/.test(withoutMinutes),
    day: /d/.test(plain),
    clock: /[hs]/.test(plain),
    isDuration,
  };
}

/**
 * How many digits a number format shows at least, as "000" does, in which people keep numbers such as 007; null for other
 * formats.
 */
export function digitsOf(code: string | undefined): number | null {
  const zeros = /^0{2,}$/.exec((code ?? "").split(";")[0] ?? "")?.[0];
  return zeros?.length ?? null;
}

const DAY_MS = 86_400_000;
/** Days from the epoch of the workbook to 1970. */
const EPOCHS = { 1900: 25_569, 1904: 24_107 } as const;
/** Of the year 9999. */
const LAST_DAY = 2_958_465;

/**
 * A number of days as a date and a time of day, both as ISO 8601 writes them, where it has them: no more than the format
 * shows, unless more is stored. Null for a number that is no time.
 * @param system the year in which days are counted from. 1900 counts a 29 February that there was not.
 */
export function timeText(days: number, format: TimeFormat, system: 1900 | 1904): string | null {
  if (!Number.isFinite(days) || days < 0 || days > LAST_DAY) return null;
  if (format.isDuration) return clockText(Math.round(days * 86_400));
  // To the second: what is stored is off by less than a thousandth of it.
  const seconds = Math.round(days * 86_400);
  const [day, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
  const hasDate = format.year || format.month || format.day;
  if (!hasDate || (system === 1900 && day === 0)) return format.clock || rest > 0 ? clockText(rest) : null;
  const date = dateText(day, system);
  if (rest > 0) return `${date}T${clockText(rest)}`;
  // A first of a month or of a year that is shown without its day says no more than the month or the year.
  if (format.year && !format.day && !format.clock && date.endsWith("-01")) {
    if (format.month) return date.slice(0, 7);
    if (date.endsWith("-01-01")) return date.slice(0, 4);
  }
  return date;
}

function dateText(day: number, system: 1900 | 1904): string {
  if (system === 1900 && day === 60) return "1900-02-29";
  const real = system === 1900 && day < 60 ? day + 1 : day;
  return new Date((real - EPOCHS[system]) * DAY_MS).toISOString().slice(0, 10);
}

function clockText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const minutes = `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? minutes : `${minutes}:${two(seconds % 60)}`;
}

/**
 * A number as people write it, without an exponent where that is not too long. Spreadsheets store 1.1 as
 * 1.1000000000000001, which is the same number; what has more digits than a number holds stays as it is.
 */
export function numberText(stored: string): string | null {
  const text = stored.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return null;
  const number = Number(text);
  const digits = text.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "");
  if (!Number.isFinite(number) || digits.length > 17) return text;
  if (Number.isInteger(number) && !Number.isSafeInteger(number) && !/e/i.test(text)) return text;
  return withoutExponent(String(number));
}

/** Longest run of zeros that is written out. */
const MOST_ZEROS = 25;

/** A number as `String` gives it, with zeros in place of an exponent where that is not too long. */
export function withoutExponent(text: string): string {
  const [, sign = "", whole = "", part = "", power = ""] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (whole === "" || Math.abs(Number(power)) > MOST_ZEROS) return text;
  const digits = whole + part;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0").slice(0, point) + (digits.length > point ? `.${digits.slice(point)}` : "");
}

/** "_x000D_" stands for a character that XML cannot hold, "_x005F_" for the "_" of a text that would be taken for one. */
export function withoutEscapes(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
