/** The page of a one-file as it lies beside the built site. */
export const ONE_FILE_PAGE = "one-file.html";

/** The elements that hold the parts of a one-file. */
export const ONE_FILE_IDS = {
  style: "one-file-style",
  letters: "one-file-letters",
  start: "one-file-start",
  dataset: "one-file-dataset",
  program: "one-file-program",
} as const;
