import type { ComponentType } from "react";
import type { ViewId } from "../../model/view-slices/views.ts";
import type { Hover } from "../../model/view-state.ts";

/** What a menu is asked for, and where: CSS pixels of the window. */
export interface MenuRequest {
  readonly target: Hover;
  readonly x: number;
  readonly y: number;
}

/** What the page gives to a view. */
export interface ViewProps {
  readonly theme: string;
  /** Whether it offers tools, beyond looking. Default true. */
  readonly hasTools?: boolean;
  /** Whether wheel and finger belong to a page around it, until it is clicked. Default false. */
  readonly isGuest?: boolean;
  /** Asks for the menu of an entity, a claim or the view itself; its target is not selected yet. */
  readonly onMenu?: (request: MenuRequest) => void;
  /** Asks for a picture of it; without it there is no button for one. */
  readonly onPicture?: () => void;
}

/** A way to look at what a workspace shows: an entry in the list of views. */
export interface View {
  readonly id: ViewId;
  readonly Component: ComponentType<ViewProps>;
  /** Loads its code, if that is not part of the page's own. */
  readonly preload?: () => void;
}

/** What the strip below the canvas shows. */
export interface Strip {
  readonly Component: ComponentType;
  readonly preload: () => void;
}
