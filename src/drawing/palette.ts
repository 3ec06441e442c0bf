import type { Hue } from "../model/signs.ts";

/** The colours of a theme, each as #rrggbb, as canvas, WebGL and SVG take them. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly mute: string;
  readonly rule: string;
  readonly accent: string;
  readonly hues: Readonly<Record<Hue, string>>;
}

export type Theme = "light" | "dark";

/** The tokens of theme.css by theme, for a picture in a theme that is not on, or made where there is no page. */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: "#faf7f1",
    ink: "#23272d",
    mute: "#63666b",
    rule: "#e4ddd0",
    accent: "#a63a22",
    hues: {
      blue: "#2f5f93",
      rust: "#b4472e",
      plum: "#8a4a74",
      green: "#2f7a66",
      ochre: "#b97f10",
      violet: "#6a57a5",
      slate: "#66707c",
    },
  },
  dark: {
    paper: "#14171b",
    ink: "#e9e4d9",
    mute: "#9aa0a8",
    rule: "#2b3037",
    accent: "#f0a08c",
    hues: {
      blue: "#7fb0e0",
      rust: "#e88a72",
      plum: "#cf93bb",
      green: "#76c2ac",
      ochre: "#e3b55c",
      violet: "#ab9be0",
      slate: "#a7b1bd",
    },
  },
};
