import type { ComponentType } from "react";
import type { Evidence } from "../../../model/dataset.ts";

/** Shows a passage and the way to it. What it knows of texts is another feature's, so the app puts the two together. */
export type PassageView = ComponentType<{ evidence: Evidence }>;
