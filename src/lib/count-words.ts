const grouped = new Intl.NumberFormat("en");
const decimals = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** A number with what it counts, as in "1 claim", "0 claims", "1,204 claims". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}

/** A size in bytes as people read it, in powers of ten: "812 bytes", "12.4 kB", "100 MB". */
export function byteSize(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  if (bytes < 999_950) return `${decimals.format(bytes / 1_000)} kB`;
  return `${decimals.format(bytes / 1_000_000)} MB`;
}
