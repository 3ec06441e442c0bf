/** The connected parts of a graph: nodes of part p are nodes[start[p] .. start[p + 1]), ascending. */
export interface Components {
  readonly count: number;
  readonly start: Uint32Array;
  readonly nodes: Uint32Array;
  /** Per node: its part, and its place among the nodes of that. */
  readonly partOf: Uint32Array;
  readonly placeIn: Uint32Array;
}

/**
 * Finds the connected parts, numbered by their first nodes. Method: union by the smaller root with halved paths (Tarjan
 * and van Leeuwen 1984).
 * @param to may be -1 where a line has no second end.
 */
export function componentsOf(order: number, from: ArrayLike<number>, to: ArrayLike<number>): Components {
  const parent = Uint32Array.from({ length: order }, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      const above = parent[parent[at] as number] as number;
      parent[at] = above;
      at = above;
    }
    return at;
  };
  for (let line = 0; line < from.length; line++) {
    if ((to[line] as number) < 0) continue;
    const [a, b] = [rootOf(from[line] as number), rootOf(to[line] as number)];
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  const partOf = new Uint32Array(order);
  const placeIn = new Uint32Array(order);
  const sizes: number[] = [];
  for (let node = 0; node < order; node++) {
    // A root is the first node of its part, so its number is there before it is asked for.
    const root = rootOf(node);
    const part = root === node ? sizes.push(0) - 1 : (partOf[root] as number);
    partOf[node] = part;
    placeIn[node] = sizes[part] as number;
    sizes[part] = (sizes[part] as number) + 1;
  }
  const start = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, part) => {
    start[part + 1] = (start[part] as number) + size;
  });
  const nodes = new Uint32Array(order);
  for (let node = 0; node < order; node++)
    nodes[(start[partOf[node] as number] as number) + (placeIn[node] as number)] = node;
  return { count: sizes.length, start, nodes, partOf, placeIn };
}
