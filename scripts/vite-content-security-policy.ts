import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/**
 * The style elements that React Aria puts into a page, word for word: how a pressed control takes touch, and the stop
 * of overscroll behind a drawer on iOS. Everything else it styles through the object model, which the policy allows.
 */
export const REACT_ARIA_STYLES: readonly string[] = [
  "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
  "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
];

/** The source of a policy that allows a script or style element with this content, and no other. */
export const sha256Source = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What the built page may do: run and show its own files and what stands in it, and reach nobody. */
function policyOf(html: string): Readonly<Record<string, string>> {
  const inline = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, text = ""]) => sha256Source(text));
  return {
    "default-src": "'self'",
    "script-src": ["'self'", ...inline(/<script>([\s\S]*?)<\/script>/g)].join(" "),
    "style-src": ["'self'", ...inline(/<style>([\s\S]*?)<\/style>/g), ...REACT_ARIA_STYLES.map(sha256Source)].join(" "),
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
  };
}

/** A policy as the header or meta element says it. */
export function policyText(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

/** Puts the policy first into the head of the built page. The development server, which needs inline scripts, has none. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "sourceline:content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: policyText(policyOf(html)) },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}
