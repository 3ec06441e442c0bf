import { DataFactory, Parser } from "n3";
import { err, ok, type Result } from "../../lib/result.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { readQuads } from "./rdf-graph.ts";
import type { Quad } from "./rdf-terms.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";

/** RDF 1.2 as Turtle, TriG, N-Triples or N-Quads. */
export const turtle: ReaderCodec = {
  async read([file], build) {
    const quads = file === undefined ? ok([]) : await quadsIn(file);
    if (!quads.ok) return quads;
    readQuads(quads.value, build, 0.5);
    return ok(null);
  },
};

async function quadsIn(file: TextFile): Promise<Result<readonly Quad[], readonly Issue[]>> {
  // Numbers of its own for nameless things, which are the same each time.
  let made = 0;
  const blankNode = (name?: string) => DataFactory.blankNode(name ?? `n${made++}`);
  // And a prefix of its own, as the parser counts the texts it has read.
  const parser = new Parser({ blankNodePrefix: "_:b", factory: { ...DataFactory, blankNode } });
  const quads: Quad[] = [];
  let error: Error | null = null;
  // Of a stream, the parser wants to be told of its pieces and its end, and no more.
  const tell = new Map<string, (piece: string) => void>();
  const stream = { on: (event: string, told: (piece: string) => void) => tell.set(event, told) };
  parser.parse(stream as unknown as Parameters<typeof parser.parse>[0], (fault: Error | null, quad?: Quad) => {
    error ??= fault;
    if (quad) quads.push(quad);
  });
  try {
    for await (const piece of file.pieces(0, 2)) {
      tell.get("data")?.(piece);
      if (error !== null) return err([issueOf(error)]);
    }
    tell.get("end")?.("");
  } catch (thrown) {
    // Not all that is wrong with a text is told; over some of it the parser stumbles.
    error ??= thrown instanceof Error ? thrown : new Error();
  }
  return error === null ? ok(quads) : err([issueOf(error)]);
}

function issueOf({ message }: Error): Issue {
  const line = /on line (\d+)/.exec(message)?.[1];
  const path = line === undefined ? "" : words.line({ line });
  const prefix = /^Undefined prefix "(.*?):?" on line/.exec(message)?.[1];
  if (prefix !== undefined)
    return { code: "turtle/prefix", path, message: words.noPrefix({ prefix }), hint: words.noPrefixHint() };
  const found = /^Unexpected "(.*)" on line/s.exec(message)?.[1];
  if (found !== undefined)
    return { code: "turtle/syntax", path, message: words.turtleUnexpected({ found: shownText(found) }), hint: null };
  return { code: "turtle/syntax", path, message: words.turtleSyntax(), hint: words.xmlSyntaxHint() };
}
