import type { Point } from "../../../drawing/edge-geometry.ts";
import type { ViewedState } from "../../../drawing/viewed-state.ts";
import type { Rendering } from "../rendering.ts";
import { CROWDING, SPACE_PER_ENTITY, STAGE_PADDING } from "../stage.ts";

// A still picture fits itself to whatever box it stands in as the stage does, by rules of style alone: no script has
// run when it is first seen. What stage.ts works out in numbers is written here once more as CSS.

/** What the parts of a still picture are drawn from. */
export interface StillDrawing {
  readonly state: ViewedState;
  readonly light: Rendering;
  readonly dark: Rendering;
  readonly declarations: Declarations;
  /** A place relative to the middle of the whole picture: layout units, y down, to a tenth. */
  centred(at: Point): Point;
}

const NUMBERS = ["across", "up", "less", "fit", "crowd"] as const;

/**
 * The rules by which the element `.still-picture`, which is the stage's box, fits its SVG, whose group `#still-fitted`
 * has the middle of the picture as its origin. In it, `--still-fit` are CSS pixels per layout unit, and `--still-crowd`
 * is the factor of all marks.
 * @param width extent of the whole picture in layout units, as is `height`.
 * @param order number of entities.
 */
export function fittingStyle(width: number, height: number, order: number): string {
  const shorter = "min(var(--still-across),var(--still-up))";
  return [
    // Registered, so that each is worked out once and not in every place where it is used.
    ...["w", "h"].map((name) => `@property --still-${name}{syntax:"<length>";inherits:true;initial-value:1px}`),
    ...NUMBERS.map((name) => `@property --still-${name}{syntax:"<number>";inherits:true;initial-value:1}`),
    ".still-picture{container-type:size;position:relative;overflow:hidden}",
    // A length becomes a number by way of an angle, since not every browser divides lengths.
    ".still-picture svg{--still-w:100cqw;--still-h:100cqh;" +
      "--still-across:calc(1000*tan(atan2(var(--still-w),1000px)));" +
      "--still-up:calc(1000*tan(atan2(var(--still-h),1000px)));" +
      `--still-less:calc(max(1,${shorter} - ${2 * STAGE_PADDING})/${shorter});` +
      `--still-fit:calc(var(--still-less)*min(var(--still-across)/${width},var(--still-up)/${height}));` +
      `--still-crowd:clamp(${CROWDING[0]},sqrt(var(--still-across)*var(--still-up)/${order * SPACE_PER_ENTITY}),${CROWDING[1]});` +
      // The whole box: one made to measure would begin between two pixels, and be painted half a pixel aside.
      "position:absolute;inset:0;width:100%;height:100%;pointer-events:none}",
    "#still-fitted{transform:translate(calc(var(--still-w)/2),calc(var(--still-h)/2)) scale(var(--still-fit))}",
  ].join("\n");
}

/** Classes that each carry one declaration or a few, so that what many marks share is written once. */
export class Declarations {
  readonly #names = new Map<string, string>();

  /** Names of the classes that carry these declarations, as a class attribute lists them. */
  classes(...declarations: readonly string[]): string {
    return declarations.map((declaration) => this.#nameOf(declaration)).join(" ");
  }

  #nameOf(declaration: string): string {
    let name = this.#names.get(declaration);
    if (name === undefined) {
      name = `st-${this.#names.size}`;
      this.#names.set(declaration, name);
    }
    return name;
  }

  /** The rules of all classes named so far; by class alone, since what `use` repeats has no ancestors but its own. */
  get rules(): string {
    return [...this.#names].map(([declaration, name]) => `.${name}{${declaration}}`).join("\n");
  }
}

/** A colour by theme, each as #rrggbb. */
export function inBoth(light: string, dark: string): string {
  return light === dark ? light : `light-dark(${light},${dark})`;
}

/** A length in layout units or CSS pixels, as fine as an eye sees it. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

export function hundredth(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
