import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright";
import { parseDataset } from "../src/model/parse-dataset.ts";
import { encodeView } from "../src/model/share-link.ts";
import { viewFrom } from "../src/model/view-state.ts";
import { DIST, serveFolder } from "../tests/e2e/support/static-server.ts";
import { chromiumLaunch, findChromium } from "./chromium.ts";

// Contact sheets of the built page, to be looked at after a change of what is drawn: the questions, selections, focuses,
// paths, a comparison and every scene, on screens of four sizes, some of them dark. `npm run contact-sheet`, after a build;
// with words, as in `npm run contact-sheet -- scene 390`, those states and screens alone whose names hold one of them.

const OUT = fileURLToPath(new URL("../.cache/contact-sheets", import.meta.url));
const SCREENS = [
  { name: "1440x900 light", width: 1440, height: 900, colorScheme: "light" },
  { name: "1440x900 dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "1280x720 light", width: 1280, height: 720, colorScheme: "light" },
  { name: "1920x1080 light", width: 1920, height: 1080, colorScheme: "light" },
  { name: "390x844 light", width: 390, height: 844, colorScheme: "light" },
] as const;
/** So many states, evenly chosen, are looked at on the other screens than the first. */
const ON_OTHERS = 20;
const PER_SHEET = 12;
const SELECTIONS = [
  "e.azerbaijan",
  "e.israel",
  "e.iran",
  "e.turkey",
  "e.irgc",
  "e.stuxnet",
  "e.kerman-attack",
  "e.mohsen-fakhrizadeh",
  "c.0170",
  "c.0247",
];
const FOCUSES = ["e.azerbaijan", "e.ministry-of-intelligence", "e.northern-pakistan"];
const PATHS = [
  ["e.mossad", "e.iran"],
  ["e.aivd", "e.natanz"],
] as const;

/** One state of the page, by the fragment of its address. */
interface State {
  readonly name: string;
  readonly fragment: string;
}

const parsed = parseDataset(JSON.parse(readFileSync(join(DIST, "datasets/kerman-attack.kg.json"), "utf8")));
if (!parsed.ok) throw new Error("The built dataset cannot be read: run the build first.");
const { questions, stories, entities, claims } = parsed.value;
const known = new Set<string>([...entities, ...claims].map(({ id }) => id));
for (const id of [...SELECTIONS, ...FOCUSES, ...PATHS.flat()])
  if (!known.has(id)) throw new Error(`The article has no ${id}.`);

const states: readonly State[] = [
  { name: "home", fragment: "" },
  ...questions.map(({ id, view }) => ({ name: `question ${id}`, fragment: encodeView(viewFrom(view)) })),
  ...SELECTIONS.map((id) => ({ name: `selection ${id}`, fragment: `v=1&sel=${id}` })),
  ...FOCUSES.flatMap((id) =>
    [1, 2].map((hops) => ({ name: `focus ${id} ${hops}`, fragment: `v=1&focus=${id}~${hops}&sel=${id}` })),
  ),
  ...PATHS.map(([from, to]) => ({ name: `path ${from} ${to}`, fragment: `v=1&room=path:${from}:${to}` })),
  {
    name: "comparison",
    fragment: "v=1&sel=e.irgc,e.ministry-of-intelligence&room=comparison:e.irgc:e.ministry-of-intelligence",
  },
  ...stories.flatMap((story) =>
    story.scenes.map((scene) => ({
      name: `scene ${story.id} ${scene.id}`,
      fragment: `v=1&story=${story.id}&scene=${scene.id}`,
    })),
  ),
];

const wanted = process.argv.slice(2);
const [ofScreens, ofStates] = [
  wanted.filter((word) => SCREENS.some(({ name }) => name.includes(word))),
  wanted.filter((word) => !SCREENS.some(({ name }) => name.includes(word))),
];
const holdsAny = (name: string, words: readonly string[]) =>
  words.length === 0 || words.some((word) => name.includes(word));

const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), ...chromiumLaunch() });
const server = await serveFolder();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const [at, screen] of SCREENS.entries()) {
  if (!holdsAny(screen.name, ofScreens)) continue;
  const some = states.filter(
    (_, place) =>
      at === 0 ||
      Math.floor((place * ON_OTHERS) / states.length) !== Math.floor(((place - 1) * ON_OTHERS) / states.length),
  );
  const chosen = some.filter(({ name }) => holdsAny(name, ofStates));
  const taken: { readonly name: string; readonly file: string }[] = [];
  for (const state of chosen) {
    const file = join(OUT, `${screen.name} ${state.name}.png`.replaceAll(" ", "_"));
    await take(browser, screen, state, file);
    taken.push({ name: state.name, file });
  }
  for (let first = 0; first < taken.length; first += PER_SHEET)
    await lay(
      browser,
      screen,
      taken.slice(first, first + PER_SHEET),
      join(OUT, `sheet ${screen.name} ${1 + first / PER_SHEET}.png`.replaceAll(" ", "_")),
    );
  console.log(`${screen.name}: ${taken.length} states`);
}
await browser.close();
await server.close();
console.log(`Contact sheets are in ${OUT}`);

/** Takes a picture of the page as it stands when nothing moves any more. */
async function take(on: Browser, screen: (typeof SCREENS)[number], { name, fragment }: State, file: string) {
  const { width, height, colorScheme } = screen;
  const context = await on.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${screen.name}, ${name}: ${error.message}`));
  await page.goto(`${server.url}#${fragment}`);
  await page.locator('html[data-state="ready"]').waitFor({ timeout: 60_000 });
  if (fragment.includes("story=")) await page.getByRole("region", { name: /^Story: / }).waitFor();
  let before = "";
  for (let same = 0; same < 2; ) {
    const now = (await page.screenshot()).toString("base64");
    same = now === before ? same + 1 : 0;
    before = now;
  }
  writeFileSync(file, Buffer.from(before, "base64"));
  await context.close();
}

/** Lays pictures side by side on one. */
async function lay(
  on: Browser,
  { width, height }: (typeof SCREENS)[number],
  pictures: readonly { readonly name: string; readonly file: string }[],
  file: string,
) {
  const columns = width < height ? 6 : 3;
  const page = await on.newPage({ viewport: { width: 1950, height: 1000 } });
  const figures = pictures.map(
    ({ name, file: source }) =>
      `<figure><img src="${pathToFileURL(source).href}"><figcaption>${name}</figcaption></figure>`,
  );
  const sheet = join(OUT, "sheet.html");
  writeFileSync(
    sheet,
    `<style>body{margin:0;display:grid;grid-template-columns:repeat(${columns},1fr);gap:6px;font:14px sans-serif}figure{margin:0}img{width:100%;display:block}</style>${figures.join("")}`,
  );
  await page.goto(pathToFileURL(sheet).href);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  rmSync(sheet);
}
