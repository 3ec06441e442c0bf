import type { LayoutInput, NodeTraits } from "../../layout.ts";

/** Some nodes by themselves, numbered anew in their order here, with the lines among them. They start from nothing. */
export function partOfInput(input: LayoutInput, nodes: ArrayLike<number>): LayoutInput {
  const number = new Int32Array(input.order).fill(-1);
  const chosen = Array.from(nodes);
  chosen.forEach((node, at) => {
    number[node] = at;
  });
  const lines = Array.from(input.from.keys()).filter((line) => (number[input.from[line] as number] as number) >= 0);
  const of = (values: Float32Array) => Float32Array.from(chosen, (node) => values[node] as number);
  const { halfWidth, above, below } = input.boxes;
  return {
    ...input,
    order: chosen.length,
    from: Int32Array.from(lines, (line) => number[input.from[line] as number] as number),
    to: Int32Array.from(lines, (line) => number[input.to[line] as number] ?? -1),
    boxes: { halfWidth: of(halfWidth), above: of(above), below: of(below) },
    start: null,
    keepsStart: false,
    ...(input.traits !== undefined && { traits: traitsOf(input.traits, chosen) }),
  };
}

function traitsOf(
  { kind, family, day, latitude, longitude, isSelected }: NodeTraits,
  nodes: readonly number[],
): NodeTraits {
  const of = (values: Float64Array) => Float64Array.from(nodes, (node) => values[node] as number);
  return {
    family: Uint16Array.from(nodes, (node) => family[node] as number),
    kind: Uint16Array.from(nodes, (node) => kind[node] as number),
    day: of(day),
    latitude: of(latitude),
    longitude: of(longitude),
    isSelected: Uint8Array.from(nodes, (node) => isSelected[node] as number),
  };
}
