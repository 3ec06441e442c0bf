import { afterEach, expect, test } from "vitest";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { Button } from "../../src/lib/ui/Button.tsx";

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

/** Relative luminance (WCAG 2) of CSS colours laid over each other, the lowest first. */
function luminance(...layers: readonly string[]): number {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (context === null) throw new Error("There is no canvas.");
  for (const fill of layers) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.each(["light", "dark"])("a button that is disabled can still be read, in the %s theme", async (theme) => {
  document.documentElement.dataset.theme = theme;
  const { container } = await render(
    (["quiet", "outline", "solid"] as const).map((weight) => (
      <Button key={weight} weight={weight} disabled>
        Check
      </Button>
    )),
  );
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const button of container.querySelectorAll("button")) {
    const { color, backgroundColor } = getComputedStyle(button);
    const [text, ground] = [luminance(paper, backgroundColor, color), luminance(paper, backgroundColor)];
    expect((Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)).toBeGreaterThan(1.8);
  }
});
