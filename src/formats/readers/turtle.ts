import { DataFactory, Parser } from "n3";
import { err, ok, type Result } from "../../lib/result.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { readQuads } from "./rdf-graph.ts";
import type { Quad } from "./rdf-terms.ts";
import type { ReaderCodec } from "./reader.ts";

/** RDF 1.2 as Turtle, TriG, N-Triples or N-Quads. */
export const turtle: ReaderCodec = {
  read([file], build) {
    const quads = quadsIn(file?.text ?? "");
    if (!quads.ok) return quads;
    readQuads(quads.value, build);
    return ok(null);
  },
};

function quadsIn(text: string): Result<readonly Quad[], readonly Issue[]> {
  try {
    // A prefix of its own, as the parser counts the texts it has read.
    let made = 0;
    // And numbers of its own for nameless things, which are the same each time.
    const blankNode = (name?: string) => DataFactory.blankNode(name ?? `n${made++}`);
    return ok(new Parser({ blankNodePrefix: "_:b", factory: { ...DataFactory, blankNode } }).parse(text));
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const line = /on line (\d+)/.exec(message)?.[1];
    const path = line === undefined ? "" : words.line({ line });
    const prefix = /^Undefined prefix "(.*?):?" on line/.exec(message)?.[1];
    if (prefix !== undefined)
      return err([{ code: "turtle/prefix", path, message: words.noPrefix({ prefix }), hint: words.noPrefixHint() }]);
    const found = /^Unexpected "(.*)" on line/s.exec(message)?.[1];
    if (found !== undefined) {
      const says = words.turtleUnexpected({ found: shownText(found) });
      return err([{ code: "turtle/syntax", path, message: says, hint: null }]);
    }
    return err([{ code: "turtle/syntax", path, message: words.turtleSyntax(), hint: words.xmlSyntaxHint() }]);
  }
}
