import type { Strip } from "../../../drawing/ui/view.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";
import styles from "./time-strip.module.css";

const TimeBar = latePart(async () => (await import("./TimeBar.tsx")).TimeBar);

/** When claims are said to hold. Its code loads along with the dataset, not before it. */
export const timeStrip: Strip = {
  Component: () => <TimeBar fallback={<div className={styles.place} />} />,
  preload: TimeBar.preload,
};
