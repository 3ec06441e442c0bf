import { expect, test } from "vitest";
import { SCHEMA_VERSION } from "../../../src/model/dataset.ts";
import { MIGRATIONS, type Migration, migrate } from "../../../src/model/migrations.ts";

const steps: readonly Migration[] = [
  { from: 1, run: ({ name, ...rest }) => ({ ...rest, title: name }) },
  { from: 2, run: (file) => ({ ...file, title: `${file.title}!` }) },
];

test("a file is taken through each step from its own version on", () => {
  expect(migrate({ schemaVersion: 1, name: "Varn" }, steps, 3)).toEqual({ schemaVersion: 3, title: "Varn!" });
  expect(migrate({ schemaVersion: 2, title: "Varn" }, steps, 3)).toEqual({ schemaVersion: 3, title: "Varn!" });
});

test("a file of the wanted version comes back as it is, and an older one is not changed in place", () => {
  const current = { schemaVersion: 3 };
  expect(migrate(current, steps, 3)).toBe(current);
  const old = Object.freeze({ schemaVersion: 1, name: "Varn" });
  migrate(old, steps, 3);
  expect(old).toEqual({ schemaVersion: 1, name: "Varn" });
});

test("a gap between the steps, or a file from the future, is our own fault", () => {
  expect(() => migrate({ schemaVersion: 1 }, steps.slice(1), 3)).toThrow(/no step leads on from version 1/);
  expect(() => migrate({ schemaVersion: 4 }, steps, 3)).toThrow(/newer than 3/);
});

test("the steps of this build lead from version 1 to the version it writes", () => {
  expect(MIGRATIONS.map(({ from }) => from)).toEqual(
    Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1),
  );
});
