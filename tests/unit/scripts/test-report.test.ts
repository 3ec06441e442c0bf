import { expect, test } from "vitest";
import { countTests } from "../../../scripts/test-report.ts";

const ran = (status: string, fullName: string, failureMessages: readonly string[] = []) => ({
  status,
  fullName,
  failureMessages,
});

test("each test that failed is named with its file and the first line of what it says", () => {
  const report = {
    testResults: [
      {
        name: "/place/tests/unit/a.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          ran("passed", "a stands"),
          ran("failed", "a walks", ["\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n    at a.test.ts:3"]),
          ran("pending", "a rests"),
        ],
      },
    ],
  };
  expect(countTests(JSON.stringify(report), "/place")).toEqual({
    passed: 1,
    failed: 1,
    unrun: 1,
    failures: ["tests/unit/a.test.ts › a walks: AssertionError: expected 1 to be 2"],
  });
});

test("a file that could not be loaded counts as one failure", () => {
  const file = {
    name: "/place/tests/unit/b.test.ts",
    status: "failed",
    message: "Cannot find module",
    assertionResults: [],
  };
  expect(countTests(JSON.stringify({ testResults: [file] }), "/place")).toMatchObject({
    failed: 1,
    failures: ["tests/unit/b.test.ts › the whole file: Cannot find module"],
  });
});

test("where there is no report, nothing was run", () => {
  expect(countTests(null, "/place")).toEqual({ passed: 0, failed: 0, unrun: 0, failures: [] });
});
