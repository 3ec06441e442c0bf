/** Whether a text is an address that a link may lead to: http or https, and nothing that runs. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]\S*$/i.test(text) && URL.canParse(text);
}
