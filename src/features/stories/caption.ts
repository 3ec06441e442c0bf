import { fromMarkdown } from "mdast-util-from-markdown";
import type { Issue } from "../../model/issue.ts";
import { verbatim } from "../../words/message.ts";

type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type PhrasingContent = Extract<RootContent, { readonly type: "paragraph" }>["children"][number];

/** A run of a caption. Links lead to a claim or an entity of the dataset and nowhere else. */
export type CaptionSpan =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "emphasis" | "strong"; readonly spans: readonly CaptionSpan[] }
  | { readonly kind: "link"; readonly target: CaptionTarget; readonly spans: readonly CaptionSpan[] };

/** What a link leads to. */
export interface CaptionTarget {
  readonly kind: "claim" | "entity";
  readonly id: string;
}

export type CaptionBlock =
  | { readonly kind: "paragraph"; readonly spans: readonly CaptionSpan[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly CaptionBlock[])[] };

/** A caption as it is drawn: plain data, so that nothing in it can be run. */
export interface Caption {
  readonly blocks: readonly CaptionBlock[];
  /** What the subset does not have, and how it is shown instead. Paths are empty: the caller knows where it stands. */
  readonly issues: readonly Issue[];
}

const LINK = /^#(claim|entity)\/([ce]\.[A-Za-z0-9.-]+)$/;

/**
 * Reads the subset of Markdown that captions and notes are written in: paragraphs, lists, emphasis, and links of the
 * form `[words](#claim/c.0042)` or `(#entity/e.iran)`. Everything else loses its form and keeps its words: HTML is
 * shown as the letters that it is, a link elsewhere (`javascript:` above all) as its words. Nothing throws.
 */
export function parseCaption(source: string): Caption {
  const issues: Issue[] = [];
  const report = (rule: string, message: string, hint: string | null) => {
    if (!issues.some((issue) => issue.message === message))
      issues.push({
        code: `caption/${rule}`,
        path: "",
        message: verbatim(message),
        hint: hint === null ? null : verbatim(hint),
      });
  };
  const formless = (noun: string) =>
    report(
      "unknown-form",
      `${noun} has no place in a caption; its words are shown plain.`,
      "Use a paragraph or a list.",
    );

  const spansOf = (nodes: readonly PhrasingContent[]): readonly CaptionSpan[] =>
    nodes.flatMap((node): readonly CaptionSpan[] => {
      switch (node.type) {
        case "text":
          return [{ kind: "text", text: node.value }];
        case "emphasis":
        case "strong":
          return [{ kind: node.type, spans: spansOf(node.children) }];
        case "break":
          return [{ kind: "break" }];
        case "link": {
          const [, kind, id] = LINK.exec(node.url) ?? [];
          if (id?.startsWith(kind === "claim" ? "c." : "e."))
            return [
              { kind: "link", target: { kind: kind as CaptionTarget["kind"], id }, spans: spansOf(node.children) },
            ];
          report(
            "foreign-link",
            `The link to “${shortened(node.url)}” is shown as words alone: captions link to claims and entities only.`,
            'Write it as "#claim/c.0042" or "#entity/e.name".',
          );
          return spansOf(node.children);
        }
        case "html":
          report("html", "A caption holds HTML, which is shown as text and never run.", "Write it in Markdown.");
          return [{ kind: "text", text: node.value }];
        case "inlineCode":
          formless("Code");
          return [{ kind: "text", text: node.value }];
        case "image":
        case "imageReference":
          formless("An image");
          return node.alt ? [{ kind: "text", text: node.alt }] : [];
        case "linkReference":
          return spansOf(node.children);
        default:
          return [{ kind: "text", text: wordsOf(node) }];
      }
    });

  const blocksOf = (nodes: readonly RootContent[]): readonly CaptionBlock[] =>
    nodes.flatMap((node): readonly CaptionBlock[] => {
      switch (node.type) {
        case "paragraph":
          return [{ kind: "paragraph", spans: spansOf(node.children) }];
        case "list":
          return [
            {
              kind: "list",
              isOrdered: node.ordered === true,
              items: node.children.map((item) => blocksOf(item.children)),
            },
          ];
        case "heading":
          formless("A heading");
          return [{ kind: "paragraph", spans: spansOf(node.children) }];
        case "blockquote":
          formless("A quotation");
          return blocksOf(node.children);
        case "html":
          report("html", "A caption holds HTML, which is shown as text and never run.", "Write it in Markdown.");
          return [paragraph(node.value)];
        case "code":
          formless("Code");
          return [paragraph(node.value)];
        case "thematicBreak":
          formless("A rule");
          return [];
        case "definition":
          return [];
        default:
          return [paragraph(wordsOf(node))];
      }
    });

  const blocks = blocksOf(fromMarkdown(source).children);
  return { blocks, issues };
}

/** A caption's words without their form, a line per paragraph or item: what is read aloud, and counted. */
export function captionWords({ blocks }: Pick<Caption, "blocks">): string {
  return blocks
    .map((block) =>
      block.kind === "paragraph"
        ? spanWords(block.spans)
        : block.items.map((item) => captionWords({ blocks: item })).join("\n"),
    )
    .join("\n");
}

/** What a caption links to, in the order in which it is read. */
export function captionTargets({ blocks }: Pick<Caption, "blocks">): readonly CaptionTarget[] {
  const inSpans = (spans: readonly CaptionSpan[]): readonly CaptionTarget[] =>
    spans.flatMap((span) => [
      ...(span.kind === "link" ? [span.target] : []),
      ...("spans" in span ? inSpans(span.spans) : []),
    ]);
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? inSpans(block.spans) : block.items.flatMap((item) => captionTargets({ blocks: item })),
  );
}

function spanWords(spans: readonly CaptionSpan[]): string {
  return spans
    .map((span) => (span.kind === "text" ? span.text : span.kind === "break" ? "\n" : spanWords(span.spans)))
    .join("");
}

function paragraph(text: string): CaptionBlock {
  return { kind: "paragraph", spans: [{ kind: "text", text }] };
}

function wordsOf(node: RootContent): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

const LONGEST_QUOTE = 60;

function shortened(url: string): string {
  return url.length > LONGEST_QUOTE ? `${url.slice(0, LONGEST_QUOTE)}…` : url;
}
