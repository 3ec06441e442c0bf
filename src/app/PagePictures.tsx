import type { ComponentProps } from "react";
import { FigureDesk } from "../drawing/figures/ui/FigureDesk.tsx";
import { PictureDialog } from "../drawing/ui/PictureDialog.tsx";
import { pictures } from "../product/pictures.ts";

// Images of this page, whose code knows what draws each view: one leads to the other, so both come at once.

export function PagePictureDialog(properties: Omit<ComponentProps<typeof PictureDialog>, "pictures">) {
  return <PictureDialog {...properties} pictures={pictures} />;
}

export function PageFigureDesk(properties: Omit<ComponentProps<typeof FigureDesk>, "pictures">) {
  return <FigureDesk {...properties} pictures={pictures} />;
}
