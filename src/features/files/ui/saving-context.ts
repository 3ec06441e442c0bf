import { createContext } from "react";

/**
 * How the page saves the document: "into" the file that it came from, or "as" another one, which is asked for. Null where
 * it can only be downloaded.
 */
export const SavingContext = createContext<((to: "into" | "as") => void) | null>(null);
