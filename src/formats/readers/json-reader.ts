import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { JsonRecord } from "./json-values.ts";
import type { ReadChoices, ReaderCodec } from "./reader.ts";

type Refusal = Result<null, readonly Issue[]>;

/** The reader of one document of JSON, which is refused unless it has the shape; `read` hands over what is in it, or refuses it. */
export function jsonReader<Shape>({
  shape,
  read,
}: {
  shape(value: unknown): value is Shape;
  read(document: Shape, build: GraphBuilder, choices: ReadChoices): Refusal | undefined | Promise<Refusal>;
}): ReaderCodec {
  return {
    async read([file], build, choices) {
      const json = file?.json() ?? ok(null);
      if (!json.ok) return json;
      if (shape(json.value)) return (await read(json.value, build, choices)) ?? ok(null);
      return err([{ code: "reading/no-graph", path: "", message: words.noGraphInJson(), hint: null }]);
    },
  };
}

/** An object or a list, for formats that are either. */
export function isObjectOrList(value: unknown): value is JsonRecord | readonly unknown[] {
  return typeof value === "object" && value !== null;
}
