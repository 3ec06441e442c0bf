import { expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";

/** A text in an encoding of single bytes. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...text].map((char) => byteOf.get(char) ?? Number.NaN));
}

test.each([
  [
    "Polish",
    "windows-1250",
    "Źródło,Cel,Relacja\nKowalski,Wiśniewska,zna\nŁukasz,Żółć Sp. z o.o.,właściciel\nGdańsk,Łódź,połączenie kolejowe\n",
  ],
  [
    "Czech",
    "windows-1250",
    "Zdroj,Cíl,Vztah\nNovák,Dvořáková,zná\nPříbram,Plzeň,silnice\nŘehoř,Šťastný,společník firmy\n",
  ],
  ["Russian", "windows-1251", "Источник,Цель\nИванов,Петрова\nАлександр,владелец компании\n"],
  ["German", "windows-1252", "Quelle,Ziel\nMüller,Geschäftsführer\nKöln,Düsseldorf\n"],
  ["French", "windows-1252", "Source,Cible\nSociété Générale,créancier\nFrançois,Hélène\n"],
  ["a few names", "windows-1252", "Source,Target\nØystein,Björk\nJosé,Åsa\n"],
])("a table in %s without a stated encoding is taken to be in %s, and says so", async (_, encoding, text) => {
  const opened = await openFiles([{ name: "a.csv", bytes: encoded(text, encoding) }]);
  if (!opened.ok) throw new Error(opened.error[0]?.message);
  const guess = opened.value.report?.guesses.find(({ about }) => about === "encoding");
  expect(guess?.value).toBe(encoding);
  const [, first = ""] = text.split("\n");
  for (const name of first.split(",")) expect(JSON.stringify(opened.value.dataset)).toContain(name);
});
