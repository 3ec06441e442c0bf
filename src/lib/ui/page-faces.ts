import { type CodePoints, hasAny, parseUnicodeRange } from "../unicode-range.ts";

// A canvas knows no font-display: it paints at once, in another face if need be, and its measures stay those of that face.
// Here is what the page's style sheets say of their faces, made to hold for canvas and elements alike: text waits for its
// face, for two seconds at the most.

/** How long text waits for its face before the system's face serves, in milliseconds. */
export const PATIENCE_MS = 2_000;

/** What text is set in, as far as faces differ by it: the bundled ones are variable and have every weight. */
export interface Typeface {
  /** Families in order of preference, as CSS writes them. */
  readonly family: string;
  /** Default false. */
  readonly isItalic?: boolean;
}

/** By face: over when it has come, has failed, or was waited for long enough. */
const waits = new WeakMap<FontFace, Promise<void>>();
/** Faces in whose place the system's serves until they come. */
const replaced = new WeakSet<FontFace>();
const ranges = new WeakMap<FontFace, CodePoints>();
const listeners = new Set<() => void>();
let version = 0;

/**
 * Whether text can be painted by now as it is meant to be: all faces of the page that it needs have come, or will not
 * come in time. Faces that are still missing are asked for; `onFaces` tells when it is worth asking again. Text in
 * characters that no face of the page has waits for nothing.
 */
export function mayPaint(text: string, typeface: Typeface): boolean {
  const missing = facesFor(text, typeface).filter((face) => !isSettled(face));
  for (const face of missing) void waitFor(face);
  return missing.length === 0;
}

/**
 * Resolves as soon as text can be painted; never rejects.
 * @param typeface whatever the page has where it is left out.
 */
export async function whenPaintable(text: string, typeface?: Typeface): Promise<void> {
  await Promise.all(
    facesFor(text, typeface)
      .filter((face) => !isSettled(face))
      .map(waitFor),
  );
}

/**
 * Tells whenever a face has come or is no longer waited for: what was measured before then is out of date.
 * @returns what ends it.
 */
export function onFaces(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another number each time that `onFaces` has told. */
export function facesVersion(): number {
  return version;
}

/**
 * Sees to it that text in elements, which the browser itself keeps back, waits no longer than text on a canvas, and on
 * its way to a printer not at all. To be called once, when the page starts.
 */
export function boundWaits(): void {
  noteLoading();
  document.fonts.addEventListener("loading", noteLoading);
  // Paper is printed once: better in another face than blank.
  window.addEventListener("beforeprint", () => {
    const hasty = [...document.fonts].filter((face) => face.status !== "loaded" && face.display === "block");
    for (const face of hasty) face.display = "swap";
    const restore = () => {
      for (const face of hasty) if (!replaced.has(face)) face.display = "block";
    };
    window.addEventListener("afterprint", restore, { once: true });
  });
}

/** Faces that elements have asked for. */
function noteLoading(): void {
  for (const face of document.fonts) if (face.status === "loading") void waitFor(face);
}

function isSettled(face: FontFace): boolean {
  return face.status === "loaded" || face.status === "error" || replaced.has(face);
}

/** Asks for a face and starts its clock, once. */
function waitFor(face: FontFace): Promise<void> {
  let wait = waits.get(face);
  if (wait === undefined) {
    wait = new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        resolve();
        tell();
      };
      const timer = setTimeout(() => {
        replaced.add(face);
        face.display = "swap";
        end();
      }, PATIENCE_MS);
      face.load().then(end, end);
    });
    waits.set(face, wait);
  }
  return wait;
}

function tell(): void {
  version++;
  for (const listener of listeners) listener();
  // While one face is on its way, the browser does not say that others follow.
  noteLoading();
}

/** The faces that hold characters of a text: of its family in its style or, where there are none, in any. */
function facesFor(text: string, { family = "", isItalic = false }: Partial<Typeface> = {}): readonly FontFace[] {
  // What leaves no ink tells nothing of its face: names in Arabic letters have the spaces of Latin ones.
  const inked = text.replace(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, "");
  // Names share their characters: each is looked for once in each typeface, and anew when a style sheet brought faces.
  const key = `${document.fonts.size} ${isItalic} ${family}`;
  const found = holders.get(key) ?? new Map<string, readonly FontFace[]>();
  holders.set(key, found);
  const faces = new Set<FontFace>();
  for (const character of inked) {
    let holding = found.get(character);
    if (holding === undefined) {
      const codePoint = character.codePointAt(0) as number;
      const ofFamily = family === "" ? [...document.fonts] : facesOf({ family, isItalic });
      holding = ofFamily.filter((face) => hasAny(rangeOf(face), [codePoint]));
      found.set(character, holding);
    }
    for (const face of holding) faces.add(face);
  }
  return [...faces];
}

/** The faces that hold a character, by typeface. */
const holders = new Map<string, Map<string, readonly FontFace[]>>();

function facesOf({ family, isItalic = false }: Typeface): readonly FontFace[] {
  const families = family.split(",").map(unquoted);
  const ofFamily = [...document.fonts].filter((face) => families.includes(unquoted(face.family)));
  const inStyle = ofFamily.filter(({ style }) => (style !== "normal") === isItalic);
  return inStyle.length > 0 ? inStyle : ofFamily;
}

function rangeOf(face: FontFace): CodePoints {
  let range = ranges.get(face);
  if (range === undefined) {
    range = parseUnicodeRange(face.unicodeRange);
    ranges.set(face, range);
  }
  return range;
}

function unquoted(family: string): string {
  return family.trim().replace(/^(["'])(.*)\1$/, "$2");
}
