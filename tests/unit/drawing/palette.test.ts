import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PALETTES } from "../../../src/drawing/palette.ts";
import { HUES } from "../../../src/model/signs.ts";

const CSS = readFileSync(new URL("../../../src/app/theme.css", import.meta.url), "utf8");

test("pictures have the colours of the themes, token by token", () => {
  const tokens = [...CSS.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  const of = (theme: 2 | 3) => Object.fromEntries(tokens.map((token) => [token[1], token[theme]]));
  for (const [palette, css] of [
    [PALETTES.light, of(2)],
    [PALETTES.dark, of(3)],
  ] as const) {
    const { hues, ...plain } = palette;
    for (const [name, colour] of Object.entries(plain)) expect(colour, name).toBe(css[name]);
    for (const hue of HUES) expect(hues[hue], hue).toBe(css[`hue-${hue}`]);
  }
});
