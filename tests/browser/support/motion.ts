import { onTestFinished } from "vitest";
import { cdp } from "vitest/browser";

/**
 * For the rest of this test the reader has not asked for less motion, as the readers of all other tests have.
 * @returns asks for less motion before the test ends.
 */
export async function withMotion(): Promise<() => Promise<void>> {
  const set = async (value: "no-preference" | "reduce"): Promise<void> => {
    await cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value }] });
  };
  await set("no-preference");
  const wantLess = () => set("reduce");
  onTestFinished(wantLess);
  return wantLess;
}
