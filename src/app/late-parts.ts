import { latePart } from "../lib/ui/late-part.tsx";

/** The time bar comes beside the dataset and not before it; whoever opens the page asks for it early. */
export const LateTimeBar = latePart(async () => (await import("../views/timeline/ui/TimeBar.tsx")).TimeBar);
