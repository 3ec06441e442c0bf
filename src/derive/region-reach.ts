/** How far a region reaches around its name that does not say what it names, as a share of the whole picture. */
export const REGION_REACH = 0.08;
