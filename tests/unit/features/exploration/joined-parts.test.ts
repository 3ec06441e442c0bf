import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { joinedParts } from "../../../../src/features/exploration/joined-parts.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { Claim, Dataset } from "../../../../src/model/dataset.ts";
import { claimAt, entityAt } from "../../../../src/model/knowledge-graph.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { attributionWith, claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

/** The small dataset with "touches" for "is a part of" and "has" for "is a member of", read from the subject. */
function withRoles(claims: readonly Claim[]): Dataset {
  const small = smallDataset();
  const roles = { touches: "part-of", has: "member-of" } as const;
  return {
    ...small,
    claims,
    links: [],
    vocabulary: {
      ...small.vocabulary,
      predicates: small.vocabulary.predicates.map((predicate) => {
        const role = roles[predicate.id as keyof typeof roles];
        return role === undefined ? predicate : { ...predicate, role };
      }),
    },
  };
}

let counter = 0;
const claim = (subject: string, predicate: string, object: string) =>
  claimWith({ id: `c.${++counter}`, subject, predicate, object });

function joined(dataset: Dataset, a: string, b: string, workspace = createWorkspace(dataset)) {
  const { knowledge, derived } = workspace.store.getState();
  const number = (id: string) => knowledge.entityNumber.get(id) ?? -1;
  const parts = joinedParts(knowledge, derived, number(a), number(b));
  const read = (side: "a" | "b") =>
    parts[side].map(({ entity, role, claims }) => [
      entityAt(knowledge, entity).id as string,
      role,
      claims.map((c) => claimAt(knowledge, c).id as string),
    ]);
  return { a: read("a"), b: read("b") };
}

describe("what joins the parts of two", () => {
  test("is found by the roles of predicates, each part with its role, and nothing else counts as a part", () => {
    const [partOf, memberOf, fights, shields, other] = [
      claim("e.monk", "touches", "e.league"),
      claim("e.hanno", "has", "e.league"),
      claim("e.monk", "fights", "e.orm"),
      claim("e.orm", "shields", "e.hanno"),
      claim("e.salim", "shields", "e.league"),
    ];
    const beside = claim("e.salim", "fights", "e.orm");
    expect(joined(withRoles([partOf, memberOf, fights, shields, other, beside]), "e.league", "e.orm")).toEqual({
      a: [
        ["e.hanno", "member-of", [shields.id]],
        ["e.monk", "part-of", [fights.id]],
      ],
      b: [],
    });
  });

  test("reaches the parts of parts, and stands under the first where both ends are parts", () => {
    const [outer, inner, ofB] = [
      claim("e.monk", "touches", "e.league"),
      claim("e.hanno", "touches", "e.monk"),
      claim("e.salim", "touches", "e.orm"),
    ];
    const between = claim("e.salim", "fights", "e.hanno");
    const dataset = withRoles([outer, inner, ofB, between]);
    expect(joined(dataset, "e.league", "e.orm")).toEqual({ a: [["e.hanno", "part-of", [between.id]]], b: [] });
    expect(joined(dataset, "e.orm", "e.league")).toEqual({ a: [["e.salim", "part-of", [between.id]]], b: [] });
  });

  test("leaves out what is a part of both, and what is said of the two themselves", () => {
    const claims = [
      claim("e.monk", "touches", "e.league"),
      claim("e.monk", "touches", "e.orm"),
      claim("e.league", "fights", "e.orm"),
    ];
    expect(joined(withRoles(claims), "e.league", "e.orm")).toEqual({ a: [], b: [] });
  });

  test("of a whole and its part is what joins the part to other parts of the whole", () => {
    const [part, sister, fights] = [
      claim("e.monk", "touches", "e.league"),
      claim("e.hanno", "touches", "e.league"),
      claim("e.hanno", "fights", "e.monk"),
    ];
    expect(joined(withRoles([part, sister, fights]), "e.league", "e.monk")).toEqual({
      a: [["e.hanno", "part-of", [fights.id]]],
      b: [],
    });
  });

  test("takes only what is shown: a hidden membership makes no part", () => {
    const guessed = claimWith({
      id: "c.0001",
      subject: "e.monk",
      predicate: "touches",
      object: "e.league",
      attributions: [attributionWith({ stance: "guess" })],
    });
    const dataset = withRoles([guessed, claim("e.monk", "fights", "e.orm")]);
    expect(joined(dataset, "e.league", "e.orm").a).toHaveLength(1);
    const workspace = createWorkspace(dataset);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    expect(joined(dataset, "e.league", "e.orm", workspace)).toEqual({ a: [], b: [] });
  });

  test("ends in any graph, circles included, and names no claim twice and none that is not between the sides", () => {
    const ids = smallDataset().entities.map(({ id }) => id);
    const [anyId, predicate] = [fc.constantFrom(...ids), fc.constantFrom("touches", "has", "fights")];
    fc.assert(
      fc.property(fc.array(fc.tuple(anyId, predicate, anyId), { maxLength: 25 }), anyId, anyId, (lines, a, b) => {
        fc.pre(a !== b);
        const claims = lines.map(([subject, verb, object], i) =>
          claimWith({ id: `c.${1000 + i}`, subject, predicate: verb, object }),
        );
        const found = joined(withRoles(claims), a, b);
        const named = [...found.a, ...found.b].flatMap(([, , listed]) => listed as string[]);
        expect(new Set(named).size).toBe(named.length);
        for (const id of named) {
          const { subject, object } = claims.find((each) => each.id === id) as Claim;
          expect([subject, object].every((end) => end === a || end === b)).toBe(false);
        }
      }),
    );
  });

  test("in the article: the IRGC's intelligence body is what joins the IRGC and the ministry", async () => {
    const read = await readDataset("graph-data/kerman-attack");
    if (!read.ok) throw new Error("The article's dataset cannot be read.");
    expect(joined(read.value.dataset, "e.irgc", "e.ministry-of-intelligence")).toEqual({
      a: [
        ["e.irgc-intelligence-organization", "part-of", ["c.0247", "c.0251"]],
        ["e.irgc-counterparts", "member-of", ["c.0266"]],
      ],
      b: [],
    });
  });
});
