/** Shorter texts are no parts of longer ones in any engine. */
const SHORTEST_PART = 13;
/** Engines have one of each text that is shorter. */
const SHORTEST_KNOWN = 2;
/** Longer texts are seldom alike, and cost more to compare than to keep. */
const LONGEST_KNOWN = 80;
/** Of texts that fall on one place, the last is remembered. A power of two. */
const PLACES = 1_024;

/** Gives back texts that stand alone: one that was cut out of a file keeps the whole file in memory. Of equal texts one is kept. */
export function createTextPool(): { own(text: string): string } {
  const places: string[] = new Array(PLACES).fill("");
  return {
    own(text) {
      const { length } = text;
      if (length < SHORTEST_KNOWN) return text;
      if (length > LONGEST_KNOWN) return copied(text);
      const end = text.charCodeAt(length - 2) * 31 + text.charCodeAt(length - 1);
      const place = (length * 131 + text.charCodeAt(0) * 257 + text.charCodeAt(length >> 1) * 67 + end) & (PLACES - 1);
      const known = places[place] as string;
      if (known === text) return known;
      const own = length < SHORTEST_PART ? text : copied(text);
      places[place] = own;
      return own;
    },
  };
}

/** Joining makes a new text, of which engines then cut a part without the one that it came from. */
function copied(text: string): string {
  return `${text} `.slice(0, -1);
}
