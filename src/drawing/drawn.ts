import type { ViewId } from "../model/view-slices/views.ts";
import { imageWords as words } from "../words/en/image.ts";
import type { Words } from "../words/message.ts";
import { moved } from "./legend.ts";
import type { LegendGroup } from "./legend-entry.ts";
import type { Mark, MeasureText } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { type Crop, composePicture, type DrawPicture, type PictureOptions } from "./picture.ts";
import { type Sight, shiftFor, sightOf, type Zoomable } from "./sight.ts";
import type { Size } from "./size.ts";
import type { Target } from "./targets.ts";
import type { ViewedState } from "./viewed-state.ts";

/** What a view draws of what is in sight. */
export interface Drawn {
  /** From the bottom to the top, in CSS pixels of the screen. */
  readonly marks: readonly Mark[];
  /** What can be pointed at, from the bottom to the top; also beyond the edges, as far as keys should reach. */
  readonly targets: readonly Target[];
}

/** A dataset as a view draws it: all that does not depend on what is in sight is worked out already. */
export interface Drawable {
  /** Size of the whole at magnification 1 on a screen; where it is higher, the view scrolls. */
  whole(screen: Size): Size;
  /** Size that a picture of the whole takes where nobody gives another, in CSS pixels; default: that of a page. */
  readonly natural?: Size;
  /** Called for each frame while the view is moved. */
  draw(sight: Sight, palette: Palette, measure: MeasureText): Drawn;
  /** The view's own signs, for pictures. */
  legend(palette: Palette): readonly LegendGroup[];
  /** What it shows, as the first sentence of a description. */
  readonly subject: Words;
  /** What is to be said beside it, as of entities that have no place on a map. */
  readonly notes: readonly Words[];
  /** Why there is nothing to draw, and what to do about it; null where there is something. */
  readonly nothing: Words | null;
}

/** A view that is drawn by marks on a screen that is panned and magnified. */
export interface DrawnViewKind {
  readonly id: ViewId;
  readonly zoomable: Zoomable;
  /** Works out what depends on the state alone. */
  prepare(state: ViewedState): Drawable;
}

/** Size of a picture's frame where nobody gives another, in CSS pixels. */
const FRAME: Size = { width: 1_100, height: 720 };
const UNCUT: Crop = { left: 0, top: 0, right: 0, bottom: 0 };

/** How pictures of such a view are made. */
export function pictureOfDrawn(kind: DrawnViewKind): DrawPicture {
  return (context, options, measure) =>
    composePicture(context, options, measure, (state, room) => {
      const drawable = kind.prepare(state);
      const crop = options.crop ?? UNCUT;
      const [across, down] = [1 - crop.left - crop.right, 1 - crop.top - crop.bottom];
      const own = options.scope === "view" ? options.stage : (drawable.natural ?? FRAME);
      const width = room.width === undefined ? own.width : room.width / across;
      const given = room.height === undefined ? undefined : room.height / down;
      const size = { width, height: given ?? (width * own.height) / own.width };
      const whole = drawable.whole(size);
      // A picture of the whole whose height nobody gave is as high as that takes.
      const height = given ?? (options.scope === "view" ? size.height : Math.max(size.height, whole.height));
      const screen = { width, height };
      const zoom = options.scope === "view" ? (state.view.zooms[kind.id] ?? null) : null;
      const sight = sightOf(screen, whole, shiftFor(zoom, screen, whole, kind.zoomable), kind.zoomable);
      const { marks } = drawable.draw(sight, options.palette, measure);
      return {
        size: { width: Math.round(width * across), height: Math.round(height * down) },
        layers: [{ id: "entities", marks: moved(marks, -crop.left * width, -crop.top * height) }],
        legend: drawable.legend(options.palette),
        subject: drawable.subject,
        notes: isCut(whole, screen, options) ? [...drawable.notes, words.cutBelow()] : drawable.notes,
      };
    });
}

/** Whether a picture of the whole has less room than that takes. */
function isCut(whole: Size, screen: Size, { scope, crop }: PictureOptions): boolean {
  return scope !== "view" && crop === undefined && whole.height > screen.height + 1;
}
