import { messages } from "../message.ts";

/** Exercises, on screen and on paper. */
export const exerciseWords = messages("exercises", {
  title: "Exercises",
  lead: "Exercises are made from the claims that are shown. Filter the graph first to narrow them down.",

  // What a worksheet is made by
  types: "Exercise types",
  howMany: "Number of exercises",
  create: "Create worksheet",
  noType: "Select at least one exercise type.",
  nothingShown: "No claims are shown, so no exercises can be made. Change the filters.",
  madeFrom: "Made from the {count, plural, one {# claim} other {# claims}} shown. Your answers stay in this browser.",
  changeSettings: "Change settings",

  // A worksheet
  exercisesIn: "Exercises in this worksheet",
  exercise: "Exercise {number, number}, {state, select, right {correct} wrong {incorrect} other {not answered}}",
  none: "No exercises of these types can be made from the claims shown.",
  changed: "The claims shown have changed since this worksheet was created.",
  update: "Update worksheet",
  tooFew: "Too few claims are shown for:",
  newWorksheet: "New worksheet",
  print: "Print with answer key",
  clearAnswers: "Clear answers",
  copyLink: "Copy link",
  linkCopied:
    "The link to this worksheet was copied.{isChanged, select, yes { It does not include your changes to the dataset: to share them, export a file.} other {}}",
  noWorksheet: "The address names a worksheet that cannot be read: “{code}”.",
  keptHere:
    "Worksheet {code}, {count, plural, one {# exercise} other {# exercises}}. Your answers stay in this browser and are not sent anywhere.",
  notKept:
    "Worksheet {code}, {count, plural, one {# exercise} other {# exercises}}. This browser cannot store your answers: they last until you close the page, and are not sent anywhere.",

  // An exercise
  position: "{number, number} of {count, number}",
  positionAndType: "{number, number} of {count, number} · {type}",
  correctOption: "Correct",
  yourAnswer: "Your answer",
  correct: "Correct.",
  incorrect: "Incorrect. Correct answer: {answer}.",
  check: "Check",
  next: "Next",
  skip: "Skip",
  showResult: "Show result",
  explanation: "Explanation",
  select: "Select on canvas",

  // The result
  score: "{correct, number} of {count, number} correct",
  scoreSoFar: "{correct, number} of {count, number} correct, {open, number} not answered",
  incorrectAnswers: "Incorrect answers",
  correctAnswer: "Correct answer: {answer}",
  answerRemaining: "Answer remaining exercises",
  retry: "Retry {count, plural, one {# incorrect answer} other {# incorrect answers}}",

  // On paper
  printTitle: "{dataset}: worksheet {code}",
  printHead: "Exercises · Worksheet {code}",
  name: "Name",
  date: "Date",
  answerKey: "Answer key · Worksheet {code}",
  madeWith:
    "Made with Sourceline from {dataset}{version, select, none {} other { {version}}}: {count, plural, one {# exercise} other {# exercises}}. Shown: {filters}.",
  sourceTitle: "“{title}”",

  terms: "Terms",
  claimTerm: "claim",
  claimMeaning: "One thing that somebody says about somebody or something; in the graph, a line.",
  certaintyTerm: "certainty",
  certaintyMeaning: "How firmly the text puts a claim; in the graph, how its line is drawn.",
  deniedTerm: "denied",
  deniedMeaning: "Said not to be so.",
  address: "This worksheet on the web: {address}",

  // What shows an answer to be correct
  placeInSource: "{place} of “{source}”",

  // Certainty
  certaintyTitle: "{first} or {second}?",
  certaintyTitlePlain: "How certain is it?",
  certaintyNeeds:
    "Needs claims with a clear certainty and a gloss, and at least four levels of certainty in the dataset.",
  certainty:
    "{polarity, select, denied {With what certainty is this claim denied?} other {With what certainty is this claim made?}}",
  certaintyBy:
    "{polarity, select, denied {With what certainty does {holder} deny this claim?} other {With what certainty does {holder} make this claim?}}",
  certaintyUnnamed:
    "{polarity, select, denied {With what certainty is this claim denied where the text names nobody?} other {With what certainty is this claim made where the text names nobody?}}",

  // Attribution
  holderTitle: "Who says so?",
  holderNeeds: "Needs claims with an attribution and a gloss, and others in the dataset who could have made them.",
  holder: "{polarity, select, denied {In the text, who denies this?} other {In the text, who says so?}}",
  author: "{name}, the author",
  nobodyNamed: "Somebody whom the text does not name",

  // Passage
  passageTitle: "Find the paragraph",
  passageNeeds: "Needs claims with a passage and a gloss, in a source with several paragraphs.",
  passage: "Which paragraph is this claim from?",
  passageIn: "Which paragraph of “{source}” is this claim from?",
  paragraph: "Paragraph {number}",
  needsText:
    "You need {kind, select, article {the article} book {the book} report {the report} interview {the interview} document {the document} several {the texts} other {the text}}. Count paragraphs from the first one after title and author.",

  // Order in time
  orderTitle: "Which came first?",
  orderNeeds:
    "Needs asserted claims with glosses about at least three events with exact dates, one of them certainly earlier than the others.",

  // Connection
  pathTitle: "What connects them?",
  pathNeeds: "Needs two entities that no claim connects directly, and a third that is connected to both.",
  path: "Which of these belongs at the question mark?",
});
