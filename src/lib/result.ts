/** The outcome of something a user's input can make fail: a value, or what was wrong with it. Our own faults throw. */
export type Result<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Fault };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<Fault>(error: Fault): { readonly ok: false; readonly error: Fault } {
  return { ok: false, error };
}

/** Throws for a state that only a mistake in this program can bring about. Name the function and where to look. */
export function bug(message: string): never {
  throw new Error(`Sourceline: ${message}`);
}

/** The `default` of an exhaustive switch: a new union member becomes a compile error where it is called. */
export function unreachable(value: never): never {
  return bug(`unreachable case ${JSON.stringify(value)}`);
}
