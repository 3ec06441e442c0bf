import { build } from "vite";
import { TARGET } from "./vite-common.ts";

/**
 * A script with all that it imports, as it stands in an inline element.
 * @throws where it would be more than one script, or holds what would end the element.
 */
export async function inlineScript(path: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      target: TARGET,
      write: false,
      modulePreload: false,
      rolldownOptions: { input: path, output: { format: "iife" } },
    },
  });
  const [chunk, ...others] = "output" in result ? result.output : [];
  if (chunk === undefined || others.length > 0) throw new Error(`${path} is not one script.`);
  const script = chunk.code.trim();
  if (/^\s*import\b|<\/script|<!--/i.test(script)) throw new Error(`${path} cannot stand inline.`);
  return script;
}
