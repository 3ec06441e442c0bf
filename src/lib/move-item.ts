/** The list with one item at another place, counted from 0; the same list where it is there already, or has none at `from`. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const place = Math.min(Math.max(0, to), items.length - 1);
  const item = items[from];
  if (item === undefined || place === from) return items;
  return items.toSpliced(from, 1).toSpliced(place, 0, item);
}
