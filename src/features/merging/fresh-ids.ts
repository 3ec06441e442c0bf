/**
 * Gives ids that nothing has yet: the wanted one where it is free, else with a number from 2 on.
 * @param held those that are taken; gets those that are given.
 */
export function createFreshIds(held: Set<string>) {
  return <Id extends string>(wanted: Id): Id => {
    let id: string = wanted;
    for (let number = 2; held.has(id); number++) id = `${wanted}-${number}`;
    held.add(id);
    return id as Id;
  };
}

/** Makes a function of a map: what has no entry stays as it is. */
export function renaming(ids: ReadonlyMap<string, string>) {
  return <Id extends string>(id: Id): Id => (ids.get(id) as Id | undefined) ?? id;
}
