import { sourceName } from "../../derive/claim-words.ts";
import type { Source } from "../../model/dataset.ts";
import { describeWhen } from "../../model/when.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";

/** Each source in a line: title, publisher and date as far as known, and the address where another line is the same. */
export function sourceLines(sources: readonly Source[]): readonly Words[] {
  const parts = sources.map((source) => {
    const { publisher, publishedAt } = source;
    return [sourceName(source), publisher, publishedAt && describeWhen(publishedAt)].filter((part) => part !== null);
  });
  const lines = parts.map((each) => listText(each, "comma"));
  return lines.map((line, at) => {
    const { title, address } = sources[at] as Source;
    const isTwin = title !== undefined && address !== undefined && lines.indexOf(line) !== lines.lastIndexOf(line);
    return isTwin ? listText([...(parts[at] ?? []), address], "comma") : line;
  });
}
