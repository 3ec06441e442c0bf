// Outlines of countries from Natural Earth, at 1:110 million: what a one-file has.
export { default } from "world-atlas/countries-110m.json" with { type: "json" };
