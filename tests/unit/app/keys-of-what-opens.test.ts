import { expect, test } from "vitest";
import { lateParts, sources } from "../../fixtures/late-names.ts";

// Whose a key is, is settled in one place. What goes round it shows nowhere before somebody types fast enough.

const withText = (pattern: RegExp, ...allowed: readonly string[]) =>
  sources()
    .filter(({ path, text }) => pattern.test(text) && !allowed.includes(path))
    .map(({ path }) => path);

test("all keys of window and document are listened for in the one place that knows when they rest", () => {
  expect(withText(/addEventListener\(\s*"key/, "lib/ui/page-keys.ts")).toEqual([]);
  expect(withText(/\btinykeys\(/)).toEqual([]);
});

test("components that load late are late parts, overlays or panels, so that none forgets the keys", () => {
  expect(withText(/\blazy\b.*from "react"/, "lib/ui/late-part.tsx")).toEqual([]);
  const bare = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/import\("[^"]+\.tsx"\)/g)]
      .filter(
        ({ index }) =>
          !/\blate(?:Part|Overlay|Panel|Code)\b|: Panel = /.test(text.slice(Math.max(0, index - 120), index)),
      )
      .map(([call]) => `${path}: ${call}`),
  );
  expect(bare).toEqual([]);
  expect(lateParts().size).toBeGreaterThan(15);
});

test("every dialog is the one that keeps the focus, or a menu", () => {
  expect(withText(/react-aria-components\/(?:Modal|Dialog)"/, "lib/ui/Dialog.tsx")).toEqual([]);
  expect(withText(/role="(?:alert)?dialog"[^\]]|<dialog\b|\.showModal\(/)).toEqual([]);
});
