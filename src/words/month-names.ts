let known: ReadonlyMap<string, string> | null = null;

/**
 * The month that a word names, as "01" to "12", long or short, in the languages in which headings of tables are known;
 * null where it names none.
 */
export function monthCalled(word: string): string | null {
  known ??= monthNames();
  return known.get(word.toLowerCase()) ?? null;
}

function monthNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const language of ["en", "de", "fr", "es", "pt", "it", "ru"]) {
    for (const month of ["long", "short"] as const) {
      // Also with a day, as languages with cases have another case then.
      for (const parts of [{ month }, { month, day: "numeric" }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" });
        for (let number = 0; number < 12; number += 1) {
          const name =
            format.formatToParts(Date.UTC(2000, number, 1)).find(({ type }) => type === "month")?.value ?? "";
          names.set(name.toLowerCase().replace(/\.$/, ""), String(number + 1).padStart(2, "0"));
        }
      }
    }
  }
  return names;
}
