import { mix } from "../../lib/mix-colours.ts";

/** The colours that entities have by a field, on paper of one kind, each as #rrggbb. */
export interface Tones {
  /** Of categories, the most frequent first: apart for every kind of colour vision, and no text is needed to see it. */
  readonly categories: readonly string[];
  /** Of all further categories: the slate of the theme. */
  readonly others: string;
  /** The rim of what does not state the field, which is hollow. */
  readonly unstated: string;
  /** From the least to the greatest: always further from the paper. */
  readonly sequential: readonly string[];
  /** From the least through zero to the greatest. */
  readonly diverging: readonly string[];
}

/** Every colour has a contrast of 3 : 1 to its paper. */
export const TONES: Readonly<Record<"light" | "dark", Tones>> = {
  light: {
    categories: ["#285ea3", "#d76125", "#629267", "#7c375e", "#2392e2", "#985541", "#3b2c92", "#504a13"],
    others: "#66707c",
    unstated: "#63666b",
    sequential: ["#5d9b6b", "#31818c", "#2a5a94", "#2b2a6b"],
    diverging: ["#173f7d", "#4a78ad", "#8a8d90", "#b8693f", "#7f2a0c"],
  },
  dark: {
    categories: ["#4f6fd8", "#fccc97", "#51a37a", "#a94f85", "#6fe0ea", "#d9691a", "#b98aeb", "#d2b101"],
    others: "#a7b1bd",
    unstated: "#9aa0a8",
    sequential: ["#5d63b4", "#4a8fb8", "#5dbfa0", "#e8e08c"],
    diverging: ["#a5d2ff", "#5f95cf", "#71767c", "#c97b50", "#ffc39c"],
  },
};

/** Colours that a ramp has, so that they can be numbered. */
export const RAMP_STEPS = 128;

/** A ramp through some colours, evenly, in `RAMP_STEPS` steps. */
export function rampThrough(stops: readonly string[]): readonly string[] {
  return Array.from({ length: RAMP_STEPS }, (_, step) => {
    const at = (step / (RAMP_STEPS - 1)) * (stops.length - 1);
    const first = Math.min(Math.floor(at), stops.length - 2);
    return mix(stops[first + 1] as string, stops[first] as string, at - first);
  });
}
