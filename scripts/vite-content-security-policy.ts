import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/**
 * The style elements that React Aria puts into a page, word for word: how a pressed control takes touch, and the stop
 * of overscroll behind a sheet on iOS. Everything else it styles through the object model, which the policy allows.
 */
export const REACT_ARIA_STYLES: readonly string[] = [
  "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
  "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
];

/** The source of a policy that allows a script or style element with this content, and no other. */
export const sha256Source = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What the built page may do: run and show its own files, and reach nobody. */
const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'self'",
  "script-src": "'self'",
  "style-src": ["'self'", ...REACT_ARIA_STYLES.map(sha256Source)].join(" "),
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** A policy as the header or meta element says it. */
export function policyText(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

/** Puts the policy first into the head of the built page. The development server, which needs inline scripts, has none. */
export function contentSecurityPolicy(): Plugin {
  const content = policyText(POLICY);
  return {
    name: "sourceline:content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}
