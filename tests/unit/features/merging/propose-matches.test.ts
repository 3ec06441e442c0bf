import { describe, expect, test } from "vitest";
import { nameKeys } from "../../../../src/features/merging/name-keys.ts";
import { proposeMatches, takenBecauseOf, takenByDefault } from "../../../../src/features/merging/propose-matches.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { nameOf } from "../../../../src/model/name-of.ts";
import { namedGraph } from "../../../fixtures/named-graph.ts";
import type { EntityInput } from "../../../fixtures/small-dataset.ts";

/** A dataset of entities alone. Ids of different datasets differ unless they are given. */
function entities(title: string, about: Readonly<Record<string, Partial<EntityInput>>>): Dataset {
  return namedGraph(title, [], title.length * 1000, about);
}

/** What is proposed, by names: "Ann = Ann (id, taken)". */
function proposed(a: Dataset, b: Dataset): readonly string[] {
  const nameIn = (dataset: Dataset) => new Map(dataset.entities.map((entity) => [entity.id, nameOf(entity)]));
  const [inA, inB] = [nameIn(a), nameIn(b)];
  return proposeMatches(a, b).proposals.map(({ reason, isTaken, isAmbiguous, isSameKind, ...ends }) => {
    const says = [reason, isTaken && "taken", isAmbiguous && "one of several", !isSameKind && "other kind"];
    return `${inA.get(ends.a)} = ${inB.get(ends.b)} (${says.filter(Boolean).join(", ")})`;
  });
}

const single = (name: string, other: string) =>
  proposed(entities("a", { [name]: {} }), entities("bb", { [other]: {} }));

describe("taken without asking", () => {
  test("are entities of the same id and name, and the only ones of a name and kind", () => {
    const a = entities("a", { Ann: { id: "e.1" }, Bob: { id: "e.2" }, Cid: {} });
    const b = entities("bb", { Ann: { id: "e.1" }, Dora: { id: "e.2" }, Cid: {} });
    expect(proposed(a, b)).toEqual(["Ann = Ann (id, taken)", "Cid = Cid (label, taken)"]);
  });

  test("an id counts where the files gave it, and not where it was made of a name or of another id", () => {
    const imported = (id: string) => ({ id: "e.1", origin: { how: "import" as const, id } });
    const [one, other] = ["Annabelle Smithers", "Annabell Smithers"];
    const given = [entities("a", { [one]: imported("P1") }), entities("bb", { [other]: imported("P1") })] as const;
    expect(proposed(...given)).toEqual([`${one} = ${other} (id)`]);
    const made = [entities("a", { [one]: imported("P1") }), entities("bb", { [other]: imported("p 1") })] as const;
    expect(proposed(...made)).toEqual([`${one} = ${other} (spelling)`]);
    const ofNames = [entities("a", { Ann: imported("Ann") }), entities("bb", { Ann: imported("Ann") })] as const;
    expect(proposed(...ofNames)).toEqual(["Ann = Ann (label, taken)"]);
  });

  test("is nothing of a name that two of one side have, and it is said that either fits", () => {
    const a = entities("a", { Ann: {} });
    const b = entities("bb", { Ann: {}, other: { label: "Ann" } });
    expect(proposed(a, b)).toEqual(["Ann = Ann (label, one of several)", "Ann = Ann (label, one of several)"]);
    expect(takenByDefault(proposeMatches(a, b)).size).toBe(0);
    expect(takenBecauseOf(proposeMatches(a, b), ["label"]).size).toBe(0);
  });

  test("is the one of its kind where another kind has the name too", () => {
    const a = entities("a", { Paris: { kind: "city" } });
    const b = entities("bb", { Paris: { kind: "city" }, prince: { label: "Paris", kind: "person" } });
    expect(proposed(a, b)).toEqual([
      "Paris = Paris (label, taken)",
      "Paris = Paris (label, one of several, other kind)",
    ]);
  });

  test("is nothing across kinds, unless a file left the kind open", () => {
    const b = entities("bb", { Paris: { kind: "person" } });
    expect(proposed(entities("a", { Paris: { kind: "city" } }), b)).toEqual(["Paris = Paris (label, other kind)"]);
    expect(proposed(entities("a", { Paris: { kind: "not-stated" } }), b)).toEqual(["Paris = Paris (label, taken)"]);
  });

  test("is nobody whom the source does not name, and no mere number", () => {
    const guard = { label: "a guard", named: false };
    expect(proposed(entities("a", { guard }), entities("bb", { guard }))).toEqual(["a guard = a guard (label)"]);
    expect(single("17", "17")).toEqual(["17 = 17 (label)"]);
  });
});

describe("offered", () => {
  test("is what an alias of one calls the other", () => {
    const a = entities("a", { "Kurdistan Workers’ Party": { aliases: ["PKK"] } });
    expect(proposed(a, entities("bb", { PKK: {} }))).toEqual(["Kurdistan Workers’ Party = PKK (alias)"]);
    expect(proposed(entities("bb", { PKK: {} }), a)).toEqual(["PKK = Kurdistan Workers’ Party (alias)"]);
  });

  test("is a second one of B for an entity that is certain to be another, for the user to decide", () => {
    const a = entities("a", { IRGC: { aliases: ["Revolutionary Guards"] } });
    const b = entities("bb", { IRGC: {}, "Revolutionary Guards": {} });
    expect(proposed(a, b)).toEqual([
      "IRGC = IRGC (label, taken)",
      "IRGC = Revolutionary Guards (alias, one of several)",
    ]);
  });

  test.each([
    ["ZÜRICH", "Zurich"],
    ["John Doe", "Doe, John"],
    ["P.K.K.", "PKK"],
    ["Al Qaeda", "Al-Qaeda"],
    ["Alqaeda", "Al-Qaeda"],
    ["Acme", "ACME Ltd."],
    ["Acme Limited", "Acme, Ltd"],
    ["Hassan Rouhani", "Hassan Rohani"],
    ["Muhammad Ali", "Muhammed Ali"],
    ["Gerhard Schröder", "Schroeder Gerhard"],
  ])("is %s for %s, which are spelt alike", (name, other) => {
    expect(single(name, other)).toEqual([`${name} = ${other} (spelling)`]);
    expect(single(other, name)).toEqual([`${other} = ${name} (spelling)`]);
  });

  test.each([
    ["Iran", "Iraq"],
    ["Port 1", "Port 2"],
    ["Charles I", "Charles II"],
    ["Acme Ltd", "Acme Inc"],
    ["Boeing 737", "Boeing 747"],
    ["Austria", "Australia"],
    ["John Smith", "Joan Smith"],
    ["Section 12345", "Section 12346"],
    ["!", "?"],
  ])("is not %s for %s", (name, other) => {
    expect(single(name, other)).toEqual([]);
  });

  test("is the same id where one side has no name, or where the other is spelt alike", () => {
    const a = entities("a", { Ann: { id: "e.ann" }, "The Hague": { id: "e.hague" } });
    const { label: _, ...unnamed } = { id: "e.ann", label: "" };
    const b = entities("bb", { "the hague": { id: "e.hague" }, x: unnamed });
    const withoutLabel: Dataset = {
      ...b,
      entities: b.entities.map(({ label, ...entity }) =>
        entity.id === "e.ann" ? entity : { ...entity, label: label as string },
      ),
    };
    expect(proposed(a, withoutLabel)).toEqual(["The Hague = the hague (id)", "Ann = e.ann (id)"]);
  });
});

test("a name that a crowd shares is said and not proposed", () => {
  const crowd = (title: string) =>
    entities(title, Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`n${at}`, { label: "Unknown" }])));
  const { proposals, crowded } = proposeMatches(crowd("a"), crowd("bb"));
  expect(proposals).toEqual([]);
  expect(crowded).toEqual([{ name: "Unknown", inA: 200, inB: 200 }]);
});

test("legal forms, order, case and full stops leave the same words of a name", () => {
  expect(nameKeys("Doe & Sons, Pty. Ltd.")).toMatchObject({ sorted: "doe sons", form: "pty ltd" });
  expect(nameKeys("S.A.")).toMatchObject({ sorted: "sa", form: null });
  expect(nameKeys("…")).toMatchObject({ sorted: "", joined: "" });
});
