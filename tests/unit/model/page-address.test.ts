import { expect, test } from "vitest";
import { linkTo, pageAddressOf } from "../../../src/model/page-address.ts";

test.each([
  ["https://example.org/graph/?embed=search#v=1", "https://example.org/graph/", "web"],
  [
    "https://example.org:8443/graph/index.html?a=1&embed&b=2#x",
    "https://example.org:8443/graph/index.html?a=1&b=2",
    "web",
  ],
  ["https://example.org/?embedded=1", "https://example.org/?embedded=1", "web"],
  ["http://127.0.0.1:4173/", "http://127.0.0.1:4173/", "device"],
  ["http://localhost/", "http://localhost/", "device"],
  ["http://[::1]:80/", "http://[::1]/", "device"],
  ["http://localhost.example.org/", "http://localhost.example.org/", "web"],
  ["file:///C:/Users/a/graph%20one.html?embed#v=1&sel=e.iran", "file:///C:/Users/a/graph%20one.html", "file"],
])("%s stands at %s and reaches: %s", (address, href, reach) => {
  expect(pageAddressOf(address)).toEqual({ href, reach });
});

test("a link to nothing in particular has no fragment", () => {
  const page = pageAddressOf("https://example.org/graph/");
  expect(linkTo(page, "")).toBe("https://example.org/graph/");
  expect(linkTo(page, "v=1&sel=e.iran")).toBe("https://example.org/graph/#v=1&sel=e.iran");
});
