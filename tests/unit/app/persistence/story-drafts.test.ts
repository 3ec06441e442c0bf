import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  decodeDraft,
  deleteAside,
  draftKey,
  encodeDraft,
  keepDraft,
  LONGEST_DRAFT,
  readDraft,
} from "../../../../src/app/persistence/story-drafts.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import type { Story } from "../../../../src/model/story.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

/** A browser's storage, with room for as many characters as one likes. */
class MapStorage implements Storage {
  readonly held = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  get length() {
    return this.held.size;
  }
  clear() {
    this.held.clear();
  }
  getItem(key: string) {
    return this.held.get(key) ?? null;
  }
  key(index: number) {
    return [...this.held.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.held.delete(key);
  }
  setItem(key: string, value: string) {
    const others = [...this.held].reduce((sum, [name, text]) => sum + (name === key ? 0 : text.length), 0);
    if (others + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.held.set(key, value);
  }
}

const dataset = smallDataset();
const [story] = dataset.stories as readonly [Story];
const renamed: readonly Story[] = [{ ...story, title: "Another" }];
let storage: MapStorage;
beforeEach(() => {
  storage = new MapStorage();
});

describe("a draft", () => {
  test("is read as it was written, whatever the stories hold", () => {
    fc.assert(
      fc.property(arbitraryDataset, fc.boolean(), (input, areSaved) => {
        const parsed = parseDataset(JSON.parse(JSON.stringify(input)));
        if (!parsed.ok) throw new Error("The made-up dataset cannot be read.");
        const { stories } = parsed.value;
        expect(decodeDraft(encodeDraft({ stories, areSaved }))).toEqual({ ok: true, value: { stories, areSaved } });
      }),
    );
  });

  test("that is cut off or changed anywhere is read whole or refused, and never throws", () => {
    const text = encodeDraft({ stories: renamed, areSaved: false });
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 3 }), (at, put) => {
        const decoded = decodeDraft(text.slice(0, at) + put + text.slice(at + put.length));
        if (decoded.ok) expect(Array.isArray(decoded.value.stories)).toBe(true);
        else expect(decoded.error.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ["null", "story-drafts/not-ours"],
    ["[]", "story-drafts/not-ours"],
    ['{"form":2,"stories":[]}', "story-drafts/newer-form"],
    ['{"form":1,"areSaved":false,"stories":[],"text":"of a reader"}', "story-drafts/not-ours"],
    ['{"form":1,"areSaved":false,"stories":[{"id":"a"}]}', "dataset/missing-key"],
    ["{", "json/syntax"],
  ])("of %s is refused with a reason", (text, code) => {
    const decoded = decodeDraft(text);
    expect(decoded.ok ? null : decoded.error.map((issue) => issue.code)).toContain(code);
  });

  test("with a story twice is refused", () => {
    const decoded = decodeDraft(encodeDraft({ stories: [story, story], areSaved: false }));
    expect(decoded.ok ? null : decoded.error[0]?.code).toBe("story-drafts/duplicate-id");
  });
});

describe("keeping drafts", () => {
  test("gives back what was kept, of this version of this dataset alone", () => {
    expect(keepDraft(dataset, { stories: renamed, areSaved: true }, storage).ok).toBe(true);
    expect(readDraft(dataset, storage)).toEqual({ draft: { stories: renamed, areSaved: true }, aside: [], issues: [] });
    const other = { ...dataset, dataset: { ...dataset.dataset, version: "2.0.0" } };
    expect(readDraft(other, storage).draft).toBeNull();
  });

  test("drops the draft once the stories are those of the dataset", () => {
    keepDraft(dataset, { stories: renamed, areSaved: false }, storage);
    keepDraft(dataset, { stories: [{ ...story }], areSaved: false }, storage);
    expect(storage.length).toBe(0);
  });

  test("keeps the draft before where there is no room for this one, and says so", () => {
    keepDraft(dataset, { stories: renamed, areSaved: false }, storage);
    storage.room = 10;
    const outcome = keepDraft(dataset, { stories: [], areSaved: false }, storage);
    expect(outcome.ok ? null : outcome.error).toMatchObject({
      code: "story-drafts/refused",
      hint: "Save them into a file.",
    });
    expect(readDraft(dataset, storage).draft?.stories).toEqual(renamed);
  });

  test("refuses what is longer than a browser should hold", () => {
    const long = [{ ...story, description: "x".repeat(LONGEST_DRAFT) }];
    const outcome = keepDraft(dataset, { stories: long, areSaved: false }, storage);
    expect(outcome.ok ? null : outcome.error.message).toMatch(/too long to be kept in this browser: 2 MB, of 2 MB/);
    expect(storage.length).toBe(0);
  });

  test("does without storage where the browser has none", () => {
    expect(keepDraft(dataset, { stories: renamed, areSaved: false }, null).ok).toBe(false);
    expect(readDraft(dataset, null)).toEqual({ draft: null, aside: [], issues: [] });
  });

  test("puts what it cannot read aside, letter by letter, and nothing overwrites it until it is deleted", () => {
    const broken = ["{", '{"form":9}'];
    for (const text of broken) {
      storage.setItem(draftKey(dataset), text);
      expect(readDraft(dataset, storage).issues).toHaveLength(1);
      keepDraft(dataset, { stories: renamed, areSaved: false }, storage);
    }
    const kept = readDraft(dataset, storage);
    expect(kept).toMatchObject({ aside: broken, issues: [], draft: { stories: renamed } });
    deleteAside(dataset, storage);
    expect([...storage.held.keys()]).toEqual([draftKey(dataset)]);
  });
});
