import { createStore } from "zustand/vanilla";

/** Whether the presented story plays automatically, in this session. */
export const playing = createStore(() => false);
