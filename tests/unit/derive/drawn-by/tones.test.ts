import { describe, expect, test } from "vitest";
import { RAMP_STEPS, rampThrough, TONES } from "../../../../src/derive/drawn-by/tones.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";

type Colour = readonly [number, number, number];

/** Red, green and blue by the amount of light. */
const lightOf = (hex: string): Colour =>
  [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
const times = (matrix: readonly Colour[], colour: Colour) =>
  matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * (colour[i] as number), 0)) as unknown as Colour;
const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722]], lightOf(hex))[0];
const contrast = (a: string, b: string) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** What is seen without one kind of cones, by Machado, Oliveira and Fernandes (2009). */
const SEEN_AS: Readonly<Record<string, readonly Colour[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};
/** Lightness and hue as in Oklab, in which distances are about as large as they look. */
function perceived(light: Colour): Colour {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Colour,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt) as unknown as Colour,
  );
}

/** About four times what can just be told apart side by side. */
const APART = 0.08;

describe.each(["light", "dark"] as const)("on %s paper", (theme) => {
  const { categories, sequential, diverging, others, unstated } = TONES[theme];
  const { paper, mute, hues } = PALETTES[theme];
  const ramps = [sequential, diverging].map(rampThrough);

  test("every colour stands out from the paper", () => {
    for (const colour of [...categories, others, unstated, ...ramps.flat()])
      expect(contrast(colour, paper), colour).toBeGreaterThanOrEqual(3);
  });

  test("eight categories and all others are told apart, whatever cones an eye has", () => {
    expect(categories).toHaveLength(8);
    for (const [vision, matrix] of Object.entries(SEEN_AS)) {
      const seen = [...categories, others].map((hex) => [hex, perceived(times(matrix, lightOf(hex)))] as const);
      for (const [a, at] of seen)
        for (const [b, other] of seen)
          if (a < b)
            expect(Math.hypot(...at.map((x, i) => x - (other[i] as number))), `${vision}: ${a} ${b}`).toBeGreaterThan(
              APART,
            );
    }
  });

  test("five steps of a ramp are told apart from the next, whatever cones an eye has", () => {
    for (const ramp of ramps)
      for (const [vision, matrix] of Object.entries(SEEN_AS)) {
        const seen = [0, 1, 2, 3, 4].map((step) => {
          const hex = ramp[Math.round((step / 4) * (RAMP_STEPS - 1))] as string;
          return perceived(times(matrix, lightOf(hex)));
        });
        for (const [step, at] of seen.slice(1).entries())
          expect(Math.hypot(...at.map((x, i) => x - (seen[step]?.[i] as number))), `${vision} ${step}`).toBeGreaterThan(
            APART / 2,
          );
      }
  });

  test("a ramp is the further from the paper, the greater the value; one of two ends, the further from zero", () => {
    const [plain, double] = ramps.map((ramp) => ramp.map((colour) => contrast(colour, paper))) as [number[], number[]];
    expect(plain).toHaveLength(RAMP_STEPS);
    const isRising = (steps: readonly number[]) =>
      steps.every((step, at) => at === 0 || step >= (steps[at - 1] ?? 0) - 0.02);
    expect(isRising(plain)).toBe(true);
    expect(isRising(double.slice(RAMP_STEPS / 2))).toBe(true);
    expect(isRising(double.slice(0, RAMP_STEPS / 2).reverse())).toBe(true);
  });

  test("what is no category of its own has the grey tones of the theme", () => {
    expect([others, unstated]).toEqual([hues.slate, mute]);
  });
});
