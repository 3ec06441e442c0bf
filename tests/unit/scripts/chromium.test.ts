import { expect, onTestFinished, test } from "vitest";
import { chromiumLaunch, RENDERER_VARIABLE } from "../../../scripts/chromium.ts";

test("Chromium draws WebGL by its own renderer, unless another is known to work", () => {
  const before = process.env[RENDERER_VARIABLE];
  onTestFinished(() => {
    if (before === undefined) delete process.env[RENDERER_VARIABLE];
    else process.env[RENDERER_VARIABLE] = before;
  });
  delete process.env[RENDERER_VARIABLE];
  expect(chromiumLaunch().args).toContain("--use-angle=swiftshader");
  expect(chromiumLaunch().env).toBeUndefined();
  process.env[RENDERER_VARIABLE] = "llvmpipe";
  expect(chromiumLaunch().args).not.toContain("--use-angle=swiftshader");
  expect(chromiumLaunch().env).toMatchObject({ LIBGL_ALWAYS_SOFTWARE: "1", PATH: process.env.PATH });
});
