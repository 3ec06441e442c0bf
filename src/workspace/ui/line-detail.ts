import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Of the one canvas on the page. It follows from the camera and the size of the canvas, and is kept nowhere. */
const detail = createStore(() => ({ isFar: false }));

/** Says whether the canvas draws lines without their certainty, for whoever explains them. */
export function noteLineDetail(isFar: boolean): void {
  detail.setState({ isFar });
}

/** Whether lines are drawn without their certainty, since too many are in view. */
export function useFarLines(): boolean {
  return useStore(detail, ({ isFar }) => isFar);
}
