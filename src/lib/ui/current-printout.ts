import { createRef } from "react";

/** The element of the `Printout` that is mounted; null where none is. */
export const currentPrintout = createRef<HTMLDivElement>();
