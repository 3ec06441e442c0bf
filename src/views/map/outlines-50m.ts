// Outlines of countries from Natural Earth, at 1:50 million. The attribute is for Node, which reads the same file.
export { default } from "world-atlas/countries-50m.json" with { type: "json" };
