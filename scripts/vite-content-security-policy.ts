import { createHash } from "node:crypto";

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

/** A page with the policy first in its head, in place of the one that it had. The development server's has none. */
export function withPolicy(html: string): string {
  const without = html.replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const policy = policyText(policyOf(without)).replaceAll("'", "&#39;");
  return without.replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
