import { expect, test } from "vitest";
import { foldName, namedEntities, resolveName } from "../../../src/cli/resolve-name.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const entities = namedEntities(buildKnowledgeGraph(smallDataset()));
const meant = (name: string) => {
  const found = resolveName(entities, name, "entity");
  return found.ok ? found.value.id : found.error;
};

test.each([
  ["an id", "e.orm", "e.orm"],
  ["a label", "Duchy of Orm", "e.orm"],
  ["a label in another case", "dUCHY of orm", "e.orm"],
  ["an alias", "Orm", "e.orm"],
  ["an alias without its diacritics", "salim", "e.salim"],
  ["a label with diacritics that it does not have", "Hännö", "e.hanno"],
  ["another script", "سليم", "e.salim"],
  ["a plain quote for a curly one", "ode's arm", "e.arm-of-saint-ode"],
  ["spaces too many", "  grey   company ", "e.grey-company"],
])("an entity may be named by %s", (_, name, id) => {
  expect(meant(name)).toBe(id);
});

test("a label goes before an alias of somebody else", () => {
  const things = [
    { id: "e.a", label: "Iran", aliases: [] },
    { id: "e.b", label: "Guard", aliases: ["Iran"] },
  ];
  expect(resolveName(things, "iran", "entity")).toMatchObject({ ok: true, value: { id: "e.a" } });
});

test("two with one name are an error that lists both", () => {
  const things = [
    { id: "e.a", label: "Orm", aliases: [] },
    { id: "e.b", label: "Örm", aliases: [] },
  ];
  expect(resolveName(things, "orm", "entity")).toEqual({
    ok: false,
    error: "“orm” can be any of 2: e.a “Orm”, e.b “Örm”. Give the id of one.",
  });
});

test.each([
  ["a slip of the pen", "Hano", "Did you mean “Hanno”?"],
  ["a part of a name", "siege", "Did you mean “Siege of Varn”?"],
  ["a longer name", "Ilse Marn-Holt", "Did you mean “Ilse Marn”?"],
  ["half an id", "tarn-pas", "Did you mean “Tarn Pass”?"],
])("%s is answered with what is near", (_, name, hint) => {
  expect(meant(name)).toBe(`There is no entity called “${name}”. ${hint}`);
});

test("a name that is near nothing suggests nothing", () => {
  expect(meant("zzzzzz")).not.toContain("Did you mean");
  expect(meant("")).not.toContain("Did you mean");
});

test("folding is the same for composed and decomposed letters, ligatures and dashes", () => {
  expect(foldName("É–ﬁ")).toBe(foldName("e\u0301-fi"));
});
