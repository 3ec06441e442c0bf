import { messages } from "../message.ts";

/** Search field. Its list of results has words of its own, which load with it. */
export const searchWords = messages("search", {
  field: "Search the graph",
  clear: "Clear search",
  notLoaded: "Search could not be loaded. Check your connection and try again.",
  notMade: "This graph cannot be searched: its index could not be made, probably for lack of memory.",
});
