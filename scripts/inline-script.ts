import { readFileSync } from "node:fs";
import { minify, transformWithOxc } from "vite";
import { TARGET } from "./vite-common.ts";

/**
 * A script of one file without imports, as it stands in an inline element.
 * @throws where it imports something, or holds what would end the element.
 */
export async function inlineScript(path: string): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(path, "utf8"), path, { target: TARGET });
  const minified = await minify(path, code, { module: false });
  const script = minified.code.trim();
  if (/^\s*import\b|<\/script|<!--/i.test(script)) throw new Error(`${path} cannot stand inline.`);
  return script;
}
