/** The version of a dataset for messages that leave out one which nobody stated. */
export function statedVersion({ version = "none" }: { readonly version?: string }): string {
  return version;
}
