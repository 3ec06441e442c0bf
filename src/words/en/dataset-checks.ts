import { messages } from "../message.ts";

/** Where a dataset that can be opened falls short of what a good one has. */
export const datasetCheckWords = messages("dataset-checks", {
  outOfOrder: "“{id}” comes after “{before}”, but ids must be in ascending order.",
  sameLook: "“{id}” looks the same as “{other}”.",
  changeLook: "Give one of the two a different look.",
  outsideDomain: "“{subject}” is in the family “{family}”, but the subject of “{predicate}” must be in {families}.",
  noDomain: "“{predicate}” allows no subject, but the claim has “{subject}”.",
  outsideRange: "“{object}” is in the family “{family}”, but the object of “{predicate}” must be in {families}.",
  valueOnly: "“{predicate}” takes a value, but the claim has “{object}” as its object.",
  objectOnly: "“{predicate}” takes an object in {families}, but the claim has a value.",
  turned: "“{predicate}” reads the same both ways, so the lower id, “{object}”, must be the subject.",
  swapEnds: "Swap subject and object.",
  duplicate: "“{claim}” says the same as “{other}” ({path}).",
  mergeClaims: "Put the attributions of both into one claim, or distinguish the claims by a qualifier.",
  noAttribution: "“{claim}” has no attribution.",
  noEvidence: "An attribution of “{claim}” has no passage.",
  noSegmentInSource: "“{source}” has no segment {at}.",
  noSegment: "There is no segment {at}.",
  endsFirst: "The passage ends ({end, number, plain}) before it begins ({start, number, plain}).",
  outsideSegment:
    "The passage ({start, number, plain}–{end, number, plain}) lies outside segment {at} ({from, number, plain}–{to, number, plain}).",
  notDay: "“{date}” is not a year, a month or a day.",
  likeDate: "Write an EDTF date such as 1998, 1998-03~, 199X or 2014/.. (open end).",
  fallback:
    "{used, number} of {claims, plural, one {# claim} other {# claims}} use “{predicate}”, the predicate of last resort. At most {share} should.",
  morePrecise: "Find a predicate that says what is meant.",
  tooLong: "This has {length, plural, one {# character} other {# characters}}. The limit is {most, number}.",
  segmentOrder: "Segment {at} comes after segment {before}, but segments must be in the order of the text.",
  segmentOutsideText:
    "Segment {at} ({start, number, plain}–{end, number, plain}) must lie inside the text, which has {length, plural, one {# character} other {# characters}}.",
  noParagraph: "Sentence {at} is in no paragraph.",
  segmentOutsideParagraph:
    "Segment {at} ({start, number, plain}–{end, number, plain}) lies outside paragraph {paragraph} ({from, number, plain}–{to, number, plain}).",
  overlap: "Segment {at} begins before segment {other} ends.",
  uncovered: "No claim rests on segment {at}, and no coverage entry says why.",
  cover: "Add a claim, or an entry to “coverage”.",
  noClaim: "No claim mentions “{name}” ({id}).",
  unused: "Nothing uses “{id}”.",
  quoted: "“{id}”",
});
