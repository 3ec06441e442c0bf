import { messages } from "../message.ts";

/** What a field's value has to be, by the field's type. */
const FIELD_TYPE =
  "{type, select, number {a number} integer {a whole number below 2^53} boolean {true or false} edtf {an EDTF date} url {a web address} colour {a colour} other {text}}";
/** What was found in the place of something else. `found` is its type; for all but objects and lists, `value` shows it. */
const NOT_WHAT_WAS_FOUND =
  "{found, select, nothing {but it is missing} list {not a list} object {not an object} other {not {value}}}";

/** What is wrong with a dataset, in one file or in a folder, so that it cannot be opened. Paths and keys are those of files. */
export const datasetProblemWords = messages("dataset-problems", {
  notAnObject: "This is not a dataset: its outermost value is not an object.",
  otherFormat: "This is not a Sourceline dataset: “format” is not “{format}”.",
  noOtherFormat: "It is in no other format that can be read, either.",
  noVersion: "The file does not say which version of the format it uses.",
  currentVersion: 'The current version is written as "schemaVersion": {version}.',
  newerVersion: "The file uses version {version} of the format. This Sourceline reads versions up to {known}.",
  newerView: "The view was saved in version {version} of the format. This Sourceline reads version {known}.",
  openWithNewer: "Open it with a newer version of Sourceline.",

  text: "“{value}”",
  didYouMean: "Did you mean “{word}”?",
  missingKey: "“{key}” is missing.",
  unknownKey: "The format has no key “{key}” here.",
  notList: "This must be a list.",
  notObject: "This must be an object.",
  wrongType: `This must be {wanted, select, string {text} number {a number} boolean {true or false} list {a list} tuple {a list of two numbers} other {an object}}, ${NOT_WHAT_WAS_FOUND}.`,
  wrongChoice: `This must be {options}, ${NOT_WHAT_WAS_FOUND}.`,
  tooSmall: "This must be at least {bound}, not {value}.",
  tooLarge: "This must be at most {bound}, not {value}.",
  notMore: "This must be more than {bound}, not {value}.",
  notWhole: "This must be a whole number, not {value}.",
  notFinite: "This must be a finite number, not {value}.",
  empty: "This must not be empty.",
  notId: "“{value}” must look like “{example}”.",
  notLocator: "“{value}” must look like “9” (a paragraph) or “9.2” (a sentence).",
  notHash: "“{value}” must be a SHA-256 hash in lower-case hexadecimal digits.",
  notAddress: "“{value}” must be a web address such as “https://example.org/page”.",
  notVersion: "“{value}” must look like “1.0.0”.",
  notLetter: "“{value}” must be one letter or digit.",
  notScalar: "This must be text, a number, true or false.",
  notFieldValue: "This must be text, a number, true or false, or a list of these. Leave out fields without a value.",
  noFields: "There is no field here. Leave out “fields”.",
  halfSpan: "A passage with “start” or “end” needs both, and “at” with them.",
  notObjectOrValue: "A claim needs either an object or a value, not both.",
  noSourceName: "A source needs a title or an address.",
  segmentsWithoutText: "This source has “segments”, but no “text”.",
  reservedId: "“{id}” is reserved by JavaScript. Choose another id.",
  unitOfOther: "Only fields of numbers have a “unit”, and only fields of single numbers have a “meaning”.",
  halfLook: "A family needs both “hue” and “glyph”, or neither. Only a family without them can have a “letter”.",

  unknownEntity: "“{id}” is not the id of an entity in this dataset.",
  unknownClaim: "“{id}” is not the id of a claim in this dataset.",
  unknownSource: "“{id}” is not the id of a source in this dataset.",
  unknownFamily: "“{id}” is not the id of a family in the vocabulary.",
  unknownKind: "“{id}” is not the id of an entity kind in the vocabulary.",
  unknownPredicateFamily: "“{id}” is not the id of a predicate family in the vocabulary.",
  unknownPredicate: "“{id}” is not the id of a predicate in the vocabulary.",
  unknownStance: "“{id}” is not the id of a stance in the vocabulary.",
  unknownField: "“{id}” is not the id of a field in the vocabulary.",
  duplicateId: "“{id}” is already the id of {path}.",
  chooseAnotherId: "Give one of the two another id.",
  undeclaredQuotation: "This is a quotation, but the dataset declares that it contains none.",
  declareQuotations: "Remove it. If the rights holder permits it, set “quotations” to true under “declares” instead.",

  fieldOfOther: "“{field}” is a field of {of, select, claim {claims} other {entities}}.",
  declareAnother: "Declare a separate field with its own id.",
  fieldValue: `A value of “{field}” must be ${FIELD_TYPE}, not {value}.`,
  fieldItem: `A value of “{field}” must be a list in which each item is ${FIELD_TYPE}, not {value}.`,
  fieldNoList: `A value of “{field}” must be ${FIELD_TYPE}, not a list.`,
  fieldOnlyList: `A value of “{field}” must be a list in which each item is ${FIELD_TYPE}.`,
  oneValue: 'Give one value, or declare the field with "list": true.',
  inBrackets: "Put the value in square brackets.",
  plainNumber: "Write it without quotes or thousands separators, as in 1250.5.",
  plainBoolean: "Write it without quotes.",
  likeDate: "Write a date such as 1998, 1998-03~, 199X or 2014/.. (open end), or declare the field as text.",
  likeAddress: "A web address begins with “http://” or “https://”. For anything else, declare the field as text.",
  likeColour: "Write it as #rrggbb or #rrggbbaa.",
});
