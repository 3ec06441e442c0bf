import { messages } from "../message.ts";

/** The map: where entities are, by their own coordinates or by what a claim says of them. */
export const mapWords = messages("map", {
  label: "Map. Arrow keys move between places and lines, Enter selects, plus and minus zoom.",
  subject:
    "Map of {places, plural, one {# place} other {# places}} with {lines, plural, one {# claim} other {# claims}} between them.",
  nothing:
    "None of the {count, plural, one {# entity} other {# entities}} shown has a place: no coordinates, and no claim that puts one at a place that has some.",
  nothingShown: "Nothing is shown. Change the filters to see some.",

  loose: "Without a place",
  beside: "Show entities without a place",
  listed: "List entities without a place",

  place: "{name}, {precision}",
  precision: `{precision, select,
    point {a point}
    site {a site}
    city {a city}
    area {an area}
    range {a range}
    region {a region}
    country {a country}
    other {precision not stated}}`,
  external: "{place}; coordinates not from the source, no evidence",
  tied: "{name}, at {place} by a claim. {claim}",
  besideBy: "{name}, without a place, beside {place}. {claim}",
  stack: "{names}: {count, plural, one {# entity} other {# entities}} at this place",
  among: "{what}; {count, plural, one {# claim stays} other {# claims stay}} within it",
  bundle: "{from} – {to}: {count, plural, one {# claim} other {# claims}}, {certainty}",
  more: "+{count, number}",

  unplaced:
    "{count, plural, one {# entity has} other {# entities have}} no place: no coordinates, and no claim says that {count, plural, one {it is} other {they are}} in or part of a place on the map.",
  halfPlaced:
    "{count, plural, one {# claim leads} other {# claims lead}} from a place to something that has none, {others, plural, =0 {none has} one {# has} other {# have}} no place at either end.",
  within: "{count, plural, one {# claim stays} other {# claims stay}} within one place.",
  externalNote: "Coordinates that are not from the source are no evidence.",
  borders: "Outlines: Natural Earth. Borders are one cartographer’s view.",
  mostLines: "Of {count, number} lines between places, those with the most claims are drawn.",

  list: "List: {tied, number} by a claim, {loose, number} without a place",
  listLabel: "Entities without coordinates of their own",
  hideList: "Close list",
  withoutPlace: "Without a place",
  byClaim: "At a place by a claim",
  showMore: "Show {count, number} more",

  signs: "Places",
  exact: "Point or site",
  city: "City",
  area: "Area, range or region: around here",
  country: "Country",
  unstated: "Precision not stated",
  looseSign: "No place of its own, beside a place by a claim",
});
