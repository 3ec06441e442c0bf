/**
 * Breaks a name into two lines of about the same length where it is long, and has a space.
 * @param wrap characters after which it is long.
 */
export function nameLines(name: string, wrap: number): readonly string[] {
  if (name.length <= wrap) return [name];
  const middle = name.length / 2;
  let best = -1;
  for (let at = name.indexOf(" "); at !== -1; at = name.indexOf(" ", at + 1))
    if (best === -1 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  return best === -1 ? [name] : [name.slice(0, best), name.slice(best + 1)];
}
