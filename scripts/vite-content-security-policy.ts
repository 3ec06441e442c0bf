import type { Plugin } from "vite";

export function contentSecurityPolicy(): Plugin {
  return { name: "sourceline:content-security-policy" };
}
