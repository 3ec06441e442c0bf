// The name of the product in its two parts, the second of which is set apart. It is the same in every language.

export const SOURCE = "Source";
export const LINE = "line";
