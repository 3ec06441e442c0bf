/** The address of the page, for links to it. */
export interface PageAddress {
  /** The address without fragment and without what is said of embedding. */
  readonly href: string;
  /**
   * Who can follow a link to it: anybody ("web"), nobody but this device since it serves the page itself ("device"), or
   * nobody but this device since the page is a file on it ("file").
   */
  readonly reach: "web" | "device" | "file";
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Reads an address such as `location.href`. */
export function pageAddressOf(address: string): PageAddress {
  const { protocol, hostname, host, pathname, search } = new URL(address);
  const query = search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !/^embed(?:=|$)/.test(part))
    .join("&");
  const path = `${pathname}${query === "" ? "" : `?${query}`}`;
  if (protocol === "file:") return { href: `file://${host}${path}`, reach: "file" };
  return { href: `${protocol}//${host}${path}`, reach: LOOPBACK.test(hostname) ? "device" : "web" };
}

/** A link to the page at a fragment, which is without "#" and may be empty. */
export function linkTo({ href }: PageAddress, fragment: string): string {
  return fragment === "" ? href : `${href}#${fragment}`;
}
