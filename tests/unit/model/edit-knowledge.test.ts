import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { Attribution, Claim, Entity, Evidence, Predicate } from "../../../src/model/dataset.ts";
import { changesOf, holdsSame, isChanged, isUnsaved, openDocument } from "../../../src/model/document.ts";
import { type Edit, editsBetween, editsBetweenLists } from "../../../src/model/edit.ts";
import { applyEdits } from "../../../src/model/edit-knowledge.ts";
import { editSchema } from "../../../src/model/edit-schema.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import type { Story } from "../../../src/model/story.ts";
import { anyDraft, draftOf } from "../../fixtures/arbitrary-edits.ts";
import { withLists } from "../../fixtures/incidence.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const opened = () => buildKnowledgeGraph(smallDataset());
const [ENTITY] = smallDataset().entities as readonly [Entity];
const [CLAIM] = smallDataset().claims as readonly [Claim];
const [STORY] = smallDataset().stories as readonly [Story];
const [ATTRIBUTION] = CLAIM.attributions as readonly [Attribution];

function edited(knowledge: KnowledgeGraph, ...edits: Edit[]) {
  const outcome = applyEdits(knowledge, edits);
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}
const refusal = (knowledge: KnowledgeGraph, ...edits: Edit[]) => {
  const outcome = applyEdits(knowledge, edits);
  return outcome.ok ? null : outcome.error;
};

/** What a graph says, without what only tells revisions apart. */
function columnsOf(knowledge: KnowledgeGraph) {
  const { facts: _facts, shape: _shape, follows: _follows, ...columns } = withLists(knowledge);
  return columns;
}

describe("whatever is edited", () => {
  test("the columns are those of the records, as if they had been opened so", () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 12 }), (drafts) => {
        let knowledge = opened();
        drafts.forEach((draft, next) => {
          const outcome = applyEdits(knowledge, draftOf(knowledge.dataset, draft, next));
          // A question may name the claim: the edit is then refused, and nothing changes.
          if (outcome.ok) knowledge = outcome.value.knowledge;
          expect(columnsOf(knowledge)).toEqual(columnsOf(buildKnowledgeGraph(knowledge.dataset)));
        });
      }),
    );
  });

  test("the inverses lead back to the very records of the file, and the edits forth again", () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 12 }), (drafts) => {
        let knowledge = opened();
        const file = knowledge.dataset;
        const inverses: Edit[] = [];
        drafts.forEach((draft, next) => {
          const outcome = applyEdits(knowledge, draftOf(knowledge.dataset, draft, next));
          if (!outcome.ok) return;
          knowledge = outcome.value.knowledge;
          inverses.unshift(...outcome.value.inverses);
        });
        const reached = knowledge.dataset;
        const back = edited(knowledge, ...inverses);
        expect(holdsSame(back.knowledge.dataset, file)).toBe(true);
        expect(columnsOf(back.knowledge)).toEqual(columnsOf(opened()));
        expect(holdsSame(edited(back.knowledge, ...back.inverses).knowledge.dataset, reached)).toBe(true);
        const between = editsBetween(file, reached);
        expect(v.parse(v.array(editSchema), between)).toEqual(between);
        expect(edited(buildKnowledgeGraph(file), ...between).knowledge.dataset).toEqual(reached);
      }),
    );
  });

  test("lists are made into one another by edits, whatever came, went and moved", () => {
    const list = fc
      .uniqueArray(fc.nat(8), { maxLength: 8 })
      .map((ids) => ids.map((id) => ({ ...STORY, id: `s${id}` as Story["id"] })));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const edits = editsBetweenLists("story", before, after);
        let knowledge = buildKnowledgeGraph({ ...smallDataset(), stories: before });
        knowledge = edited(knowledge, ...edits).knowledge;
        expect(knowledge.dataset.stories).toEqual(after);
      }),
    );
  });
});

describe("an edit", () => {
  test("of words leaves every column and what was found from columns", () => {
    const before = opened();
    const { knowledge } = edited(before, { edit: "change", of: "entity", record: { ...ENTITY, label: "Another" } });
    expect(knowledge.shape).toBe(before.shape);
    expect(knowledge.claimSubject).toBe(before.claimSubject);
    expect(knowledge.facts).not.toBe(before.facts);
    expect(before.dataset.entities[0]).toEqual(ENTITY);
  });

  test("of what a claim names beside its ends is followed by the column of that alone", () => {
    const before = opened();
    const [{ id: place }, { id: means }] = before.dataset.entities as [Entity, Entity];
    const via = CLAIM.attributions.map((attribution) => ({ ...attribution, via: [means, place] }));
    const record = { ...CLAIM, qualifiers: { ...CLAIM.qualifiers, place, means }, attributions: via };
    const { knowledge } = edited(before, { edit: "change", of: "claim", record });
    expect([...knowledge.mentions.subarray(0, knowledge.mentionStart[1])]).toEqual([1, 0, ~0, ~1]);
    expect(columnsOf(knowledge)).toEqual(columnsOf(buildKnowledgeGraph(knowledge.dataset)));
    expect(knowledge.shape).toBe(before.shape);
  });

  test.each([0, 1, 3])(
    "of what a claim rests on is followed by the column of that alone (passages then: %i)",
    (count) => {
      const before = opened();
      const [attribution] = CLAIM.attributions as readonly [Claim["attributions"][number]];
      const [passage] = attribution.evidence as readonly [Evidence];
      const evidence = Array.from(
        { length: count },
        (_, nth): Evidence => ({ source: passage.source, at: `7.${nth + 1}` }),
      );
      const record = { ...CLAIM, attributions: [{ ...attribution, evidence }, ...CLAIM.attributions.slice(1)] };
      const { knowledge } = edited(before, { edit: "change", of: "claim", record });
      expect(knowledge.passages).not.toEqual(before.passages);
      expect(columnsOf(knowledge)).toEqual(columnsOf(buildKnowledgeGraph(knowledge.dataset)));
      expect(knowledge.shape).toBe(before.shape);
    },
  );

  test("of a status leaves the columns, and not what facets make of them", () => {
    const before = opened();
    const { knowledge } = edited(before, { edit: "change", of: "claim", record: { ...CLAIM, status: "deprecated" } });
    expect(knowledge.claimSubject).toBe(before.claimSubject);
    expect(knowledge.shape).not.toBe(before.shape);
  });

  test("of a story or an arrangement leaves all that was found from the facts", () => {
    const before = opened();
    const { knowledge } = edited(before, { edit: "remove", of: "story", id: "three-accounts" });
    expect(knowledge.facts).toBe(before.facts);
    expect(knowledge.shape).toBe(before.shape);
  });

  test("of an attribution is one of its claim", () => {
    const at = { of: "attribution", claim: CLAIM.id, at: 0 } as const;
    const before = opened();
    const { knowledge, inverses } = edited(before, { ...at, edit: "remove" });
    expect(knowledge.dataset.claims[0]?.attributions).toHaveLength(CLAIM.attributions.length - 1);
    expect(inverses).toEqual([{ edit: "change", of: "claim", record: CLAIM }]);
    const denied = { ...ATTRIBUTION, polarity: "denied" } as const;
    expect(edited(before, { ...at, edit: "change", record: denied }).knowledge.attributionDenied[0]).toBe(1);
    expect(refusal(before, { ...at, at: 99, edit: "remove" })?.code).toBe("edits/unknown-place");
    expect(refusal(before, { ...at, claim: "c.none" as Claim["id"], edit: "remove" })?.code).toBe("edits/unknown-id");
  });

  test.each<[string, Edit, string]>([
    ["adds what is there", { edit: "add", of: "entity", record: ENTITY, at: null }, "edits/taken-id"],
    [
      "changes what is not there",
      { edit: "change", of: "entity", record: { ...ENTITY, id: "e.none" as Entity["id"] } },
      "edits/unknown-id",
    ],
    ["removes what is not there", { edit: "remove", of: "link", id: "l.none" }, "edits/unknown-id"],
    ["removes what a claim names", { edit: "remove", of: "entity", id: ENTITY.id }, "claims/unknown-entity"],
    [
      "removes a term that is used",
      { edit: "remove", of: "predicate", id: CLAIM.predicate },
      "claims/unknown-predicate",
    ],
    [
      "names a predicate that is not there",
      { edit: "change", of: "claim", record: { ...CLAIM, predicate: "nods-at" as Predicate["id"] } },
      "claims/unknown-predicate",
    ],
  ])("that %s is refused with a reason, and nothing of it is done", (_, edit, code) => {
    const before = opened();
    const columns = columnsOf(before);
    const issue = refusal(before, { edit: "change", of: "entity", record: { ...ENTITY, label: "Another" } }, edit);
    expect(issue?.code).toBe(code);
    expect(columnsOf(before)).toEqual(columns);
  });

  test("may name what another of the same step adds or takes away, in whatever order", () => {
    const id = "e.new" as Entity["id"];
    const claim = { ...CLAIM, id: "c.new" as Claim["id"], subject: id };
    const { knowledge } = edited(
      opened(),
      { edit: "add", of: "claim", record: claim, at: null },
      { edit: "add", of: "entity", record: { ...ENTITY, id }, at: null },
    );
    expect(columnsOf(knowledge)).toEqual(columnsOf(buildKnowledgeGraph(knowledge.dataset)));
    const back = edited(knowledge, { edit: "remove", of: "entity", id }, { edit: "remove", of: "claim", id: claim.id });
    expect(holdsSame(back.knowledge.dataset, smallDataset())).toBe(false);
    expect(back.knowledge.dataset).toEqual(smallDataset());
  });
});

describe("hundreds of edits in one step", () => {
  const before = opened();
  const copies = Array.from({ length: 150 }, (_, at): readonly Edit[] => [
    {
      edit: "add",
      of: "entity",
      record: { ...ENTITY, id: `e.copy-${at}` as Entity["id"] },
      at: at % 7 === 0 ? 2 : null,
    },
    { edit: "add", of: "claim", record: { ...CLAIM, id: `c.copy-${at}` as Claim["id"] }, at: null },
    { edit: "change", of: "claim", record: { ...CLAIM, label: `label ${at}` } },
    { edit: "remove", of: "claim", id: `c.copy-${at % 5 === 0 ? at : "none"}` },
  ])
    .flat()
    .filter(({ edit, ...rest }) => edit !== "remove" || !("id" in rest && rest.id.endsWith("none")));

  test("come to what they come to one by one, and their inverses lead back to the very records", () => {
    const file = before.dataset;
    let knowledge = buildKnowledgeGraph(file);
    for (const edit of copies) ({ knowledge } = edited(knowledge, edit));
    const atOnce = edited(buildKnowledgeGraph(file), ...copies);
    expect(atOnce.knowledge.dataset).toEqual(knowledge.dataset);
    expect(columnsOf(atOnce.knowledge)).toEqual(columnsOf(buildKnowledgeGraph(knowledge.dataset)));
    const back = edited(atOnce.knowledge, ...atOnce.inverses);
    expect(holdsSame(back.knowledge.dataset, file)).toBe(true);
    expect(file.entities).toEqual(smallDataset().entities);
  });

  test("are refused together where one of them cannot be applied", () => {
    const wrong: Edit = { edit: "add", of: "entity", record: ENTITY, at: null };
    expect(refusal(buildKnowledgeGraph(smallDataset()), ...copies, wrong)?.code).toBe("edits/taken-id");
  });
});

test("questions and the head of a dataset are edited like other records, but there is always one head", () => {
  const knowledge = opened();
  const { dataset: head, questions } = knowledge.dataset;
  const [question] = questions;
  if (question === undefined) throw new Error("the small dataset has no question");
  const added = { ...question, id: "another" as typeof question.id };
  const { knowledge: after, inverses } = edited(
    knowledge,
    { edit: "add", of: "question", record: added, at: null },
    { edit: "change", of: "head", record: { ...head, title: "Another title" } },
  );
  expect(after.dataset.questions).toEqual([...questions, added]);
  expect(after.dataset.dataset.title).toBe("Another title");
  expect(holdsSame(edited(after, ...inverses).knowledge.dataset, knowledge.dataset)).toBe(true);
  expect(refusal(opened(), { edit: "remove", of: "head", id: head.id })?.code).toBe("edits/only-changed");
  const nowhere = { ...added, view: { focus: { entities: ["e.nowhere"], hops: 1 } } };
  expect(refusal(opened(), { edit: "add", of: "question", record: nowhere, at: null })?.code).toMatch(/unknown-entity/);
});

describe("a document", () => {
  test("knows what was added, changed and removed, and what the file says of it", () => {
    const document = openDocument(smallDataset());
    expect(changesOf(document)).toEqual([]);
    const added = { ...ENTITY, id: "e.new" as Entity["id"] };
    const { knowledge } = edited(
      buildKnowledgeGraph(document.opened),
      { edit: "change", of: "claim", record: { ...CLAIM, label: "another" } },
      { edit: "add", of: "entity", record: added, at: null },
      { edit: "remove", of: "story", id: "three-accounts" },
    );
    const now = { ...document, dataset: knowledge.dataset };
    expect(changesOf(now)).toEqual([
      { of: "entity", id: "e.new", is: "added", opened: null },
      { of: "claim", id: CLAIM.id, is: "changed", opened: CLAIM },
      { of: "story", id: "three-accounts", is: "removed", opened: document.opened.stories[0] },
    ]);
    expect([isChanged(now), isUnsaved(now)]).toEqual([true, true]);
    expect(isUnsaved({ ...now, saved: now.dataset })).toBe(false);
  });
});
