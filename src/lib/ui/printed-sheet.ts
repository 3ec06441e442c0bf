import { createRef } from "react";

/** The element of the `PrintSheet` that is mounted; null where none is. */
export const printedSheet = createRef<HTMLDivElement>();
