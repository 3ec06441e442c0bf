import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { readChoice } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

/** What a lane holds: the items of a family, of a type, at a place, or by who says it. */
export const TIMELINE_LANES = ["family", "type", "place", "holder"] as const;
export const TIMELINE_ITEMS = ["all", "events", "claims"] as const;
/** Where a claim stands: at what it speaks of, where it was said, or at the first with a line to the second. */
export const TIMELINE_TIMES = ["event", "saying", "both"] as const;
/** Whether years in which nothing begins or ends are left out. */
export const TIMELINE_AXES = ["broken", "even"] as const;

const schema = v.strictObject({
  lanes: v.picklist(TIMELINE_LANES),
  items: v.picklist(TIMELINE_ITEMS),
  time: v.picklist(TIMELINE_TIMES),
  axis: v.picklist(TIMELINE_AXES),
});
type TimelineSetting = v.InferOutput<typeof schema>;

const standard: TimelineSetting = { lanes: "family", items: "all", time: "event", axis: "broken" };
const CHOICES = { lanes: TIMELINE_LANES, items: TIMELINE_ITEMS, time: TIMELINE_TIMES, axis: TIMELINE_AXES };
const KEYS = ["lanes", "items", "time", "axis"] as const;

/** What the timeline shows and how: `timeline.lanes=place&timeline.items=events&timeline.time=both&timeline.axis=even`. */
export const timelineSlice = defineSlice({
  schema,
  standard,
  history: "undo",
  sceneWords: words.timeline,
  write: (setting) =>
    KEYS.map((key) => [`timeline.${key}`, setting[key] === standard[key] ? "" : setting[key]] as const),
  read: (parts) => {
    const setting = Object.fromEntries(
      KEYS.map((key) => [key, readChoice<string>(parts, `timeline.${key}`, CHOICES[key])]),
    ) as TimelineSetting;
    return KEYS.every((key) => setting[key] === standard[key]) ? undefined : setting;
  },
});
