import { messages } from "../message.ts";

/** Why a graph file or an HTML file is not a dataset. */
export const formatProblemWords = messages("format-problems", {
  noNodes: "This graph was not exported from Sourceline: it has no list of nodes.",
  noEdges: "This graph was not exported from Sourceline: it has no list called “edges” or “links”.",
  noLists: "This graph was not exported from Sourceline: it has no lists of nodes and edges.",
  noDatasetInGraph: "This graph was not exported from Sourceline: its attributes contain no dataset.",
  exportAgain: "Another program may have changed the file. Export it from Sourceline again.",
  noRecord: "This has no record, so its sources are unknown.",
  keepRecords: "Keep the nested records when you edit the graph, or remove the whole node or edge.",
  differentLengths: "“holderIds”, “stances”, “polarities” and “passages” are lists of different lengths.",
  oneItemEach:
    "Give each attribution one item in each list, with “{separator}” between the items. Leave an item blank where there is no value.",
  differentFirst: "“holderId”, “stance” and “polarity” differ from the first items of their lists.",
  changeBoth: "Change both, or remove the lists. The single values then say everything.",

  notThePage: "The page that was found is not the one that standalone HTML files are made from.",
  buildAgain: "Build the page again.",
  emptyPage: "This page is still without a dataset.",
  noDatasetInPage: "This page contains no dataset.",
  openExported: "Open a file that was exported from the explorer or written by “sourceline bundle”.",
  tooLarge: "The dataset in this file is too large. Unpacked, it has more than {limit}.",
  exportPart: "Export a part of it.",
  damaged: "The dataset in this file is damaged and cannot be unpacked.",
  getAgain: "The file was changed, or not copied completely. Get it again.",
});
