/**
 * Groups numbered from 1, the largest; of equal ones the one whose first node comes first.
 * @param groupOf per node its group, by any whole numbers from 0.
 */
export function numberedBySize(groupOf: ArrayLike<number>): Float64Array {
  const groups = new Map<number, { size: number; readonly first: number }>();
  for (let node = 0; node < groupOf.length; node++) {
    const group = groups.get(groupOf[node] as number);
    if (group === undefined) groups.set(groupOf[node] as number, { size: 1, first: node });
    else group.size++;
  }
  const sorted = [...groups].sort(([, a], [, b]) => b.size - a.size || a.first - b.first);
  const numbers = new Map(sorted.map(([group], at) => [group, at + 1]));
  return Float64Array.from(groupOf, (group) => numbers.get(group) as number);
}
