import fc from "fast-check";
import { expect, test } from "vitest";
import { idTable, NumbersById } from "../../../src/model/numbers-by-id.ts";

const ids = fc.uniqueArray(
  fc.oneof(
    fc.string(),
    fc.nat().map((number) => `e.${number}`),
  ),
  { maxLength: 40 },
);

test("numbers by id are those of a map, whatever is set and deleted afterwards", () => {
  const change = fc.record({ id: fc.string({ maxLength: 2 }), number: fc.option(fc.nat()) });
  fc.assert(
    fc.property(ids, fc.array(change, { maxLength: 8 }), (known, changes) => {
      const records = known.map((id) => ({ id }));
      const numbers = new NumbersById(records, idTable(records));
      const map = new Map(known.map((id, number) => [id, number]));
      for (const { id, number } of [...changes, ...changes.map(({ id }) => ({ id, number: 7 }))]) {
        if (number === null) expect(numbers.delete(id)).toBe(map.delete(id));
        else {
          numbers.set(id, number);
          map.set(id, number);
        }
        expect([numbers.get(id), numbers.has(id), numbers.size]).toEqual([map.get(id), map.has(id), map.size]);
      }
      expect(new Map(numbers)).toEqual(map);
      expect([new Set(numbers.keys()), new Map(numbers.entries())]).toEqual([new Set(map.keys()), map]);
      for (const id of known) expect(numbers.get(id)).toBe(map.get(id));
      const visited: unknown[] = [];
      numbers.forEach((number, id) => {
        visited.push([id, number]);
      });
      expect(visited).toEqual([...numbers]);
      expect([...numbers.values()]).toEqual(visited.map((each) => (each as [string, number])[1]));
    }),
    { numRuns: 50 },
  );
});
