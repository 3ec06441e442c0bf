/**
 * A derived value that names its inputs: recomputed only when one of them is another object, so nobody invalidates by hand.
 * It remembers one result, which suits a chain of them behind one store.
 */
export function memo<Inputs extends readonly unknown[], Output>(
  compute: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  let before: { readonly inputs: Inputs; readonly output: Output } | undefined;
  return (...inputs) => {
    if (!before || inputs.some((input, i) => !Object.is(input, before?.inputs[i])))
      before = { inputs, output: compute(...inputs) };
    return before.output;
  };
}
