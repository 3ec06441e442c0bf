import { messages } from "../message.ts";

/** Dates in words, and what is wrong with a text that is no date. */
export const dateWords = messages("dates", {
  about: "about {date}",
  perhaps: "perhaps {date}",
  perhapsAbout: "perhaps about {date}",
  /** `year` is the first of the ten. */
  decade: "the {year}s",
  inDecade: "in the {year}s",
  within: "some time in {date}",
  between: "between {first} and {last}",
  range: "{first} to {last}",
  from: "from {date}",
  fromEndUnknown: "from {date}, end unknown",
  until: "until {date}",
  untilBeginningUnknown: "until {date}, beginning unknown",

  notDate: "“{text}” is not a date. Dates look like 1998, 1998-03, 1998-03-07, 199X or 1998~/2001.",
  twoSlashes: "“{text}” has more than one “/”.",
  noDate: "“{text}” gives no date at either end.",
  noYearZero: "“{text}” is not a year. The year before 0001 is 0000.",
  monthOfAnyYear: "“{text}” gives a month, but leaves the year open.",
  dayOfAnyMonth: "“{text}” gives a day, but leaves the month open.",
  noMonth: "“{text}” gives the month {month}, which does not exist.",
  noDay: "“{text}” is not a day in the calendar.",
  endsFirst: "“{text}” ends before it begins.",
});
