import type { View } from "../../../drawing/ui/view.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";

const MapView = latePart(async () => {
  const [{ loadAtlas }, { mapViewOver }] = await Promise.all([import("../atlas.ts"), import("./MapView.tsx")]);
  return mapViewOver(await loadAtlas());
});

/** Where entities are. */
export const mapView: View = { id: "map", Component: MapView, preload: MapView.preload };
