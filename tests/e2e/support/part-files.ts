import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./static-server.ts";

// Vite writes into each script which files an import needs, styles among them, and asks for those that are not there yet.

const ASSETS = join(DIST, "assets");
/** As in `let{LensPanel:e}=await import("./LensPanel-x.js");return{LensPanel:e}},__vite__mapDeps([17,1])`. */
const IMPORTS =
  /let\{(\w+):\w+\}=await import\([`"]\.\/([^`"]+)[`"]\)(?:\.then\(\w+=>\w+\.\w+\))?;return\{\1:\w+\}\},__vite__mapDeps\(\[([\d,]*)\]/g;

const files = new Map<string, readonly string[]>();
for (const name of readdirSync(ASSETS).filter((name) => name.endsWith(".js"))) {
  const script = readFileSync(join(ASSETS, name), "utf8");
  const list = /__vite__mapDeps=[^[]*m\.f=(\[[^\]]*\])/.exec(script)?.[1] ?? "[]";
  const listed = (JSON.parse(list) as string[]).map((path) => path.replace("./", ""));
  for (const [, component = "", entry = "", numbers = ""] of script.matchAll(IMPORTS)) {
    const needed = numbers.split(",").map((number) => listed[Number(number)] ?? number);
    files.set(component, [...new Set([entry, ...needed])]);
  }
}

/**
 * The files that the built page needs for a component which it imports late: the component's own first, then all that
 * this one stands on, whether they are there by then or not. Throws if the build has no such import.
 * @returns names in the folder of assets.
 */
export function filesOfPart(component: string): readonly string[] {
  const found = files.get(component);
  if (found === undefined) throw new Error(`The build imports no ${component} late.`);
  return found;
}

/** The scripts and styles among addresses, by their names in the folder of assets. */
export function filesAmong(addresses: readonly string[]): readonly string[] {
  return addresses.filter((address) => /\.(?:js|css)$/.test(address)).map((address) => address.replace(/^.*\//, ""));
}
