import type { View } from "../../../drawing/ui/view.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";

const TimelineView = latePart(async () => (await import("./TimelineView.tsx")).TimelineView);

/** Events and dated claims in lanes along time. */
export const timelineView: View = { id: "timeline", Component: TimelineView, preload: TimelineView.preload };
