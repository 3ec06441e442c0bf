import { latePart } from "../../../lib/ui/late-part.tsx";
import type { View } from "../../../workspace/ui/view.ts";
import styles from "./time-view.module.css";

const TimeBar = latePart(async () => (await import("./TimeBar.tsx")).TimeBar);

/** When claims are said to hold. Its code loads along with the dataset, not before it. */
export const timeView: View = {
  id: "time",
  place: "strip",
  Component: () => <TimeBar fallback={<div className={styles.place} />} />,
  preload: TimeBar.preload,
};
