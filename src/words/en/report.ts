import { messages } from "../message.ts";

/** The report of a dataset as Markdown. */
export const reportWords = messages("report", {
  holds: "{entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}.",
  alsoCalled: "also called {names}",
  unclaimed: "Without claims",
});
