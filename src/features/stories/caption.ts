import { fromMarkdown } from "mdast-util-from-markdown";
import type { Issue } from "../../model/issue.ts";
import { storyProblemWords as words } from "../../words/en/story-problems.ts";
import type { Words } from "../../words/message.ts";

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
  /** What captions cannot hold, and how it is shown instead. Paths are empty: the caller knows where the caption is. */
  readonly issues: readonly Issue[];
}

const LINK = /^#(claim|entity)\/([ce]\.[A-Za-z0-9.-]+)$/;

/**
 * Reads the subset of Markdown that captions and notes are written in: paragraphs, lists, emphasis, and links of the
 * form `[words](#claim/c.0042)` or `(#entity/e.iran)`. Everything else is shown as plain text: HTML as its source,
 * a link elsewhere (`javascript:` above all) as its text. Nothing throws.
 */
export function parseCaption(source: string): Caption {
  const issues: Issue[] = [];
  const report = (rule: string, message: Words, hint: Words) => {
    if (!issues.some((issue) => issue.message === message))
      issues.push({ code: `caption/${rule}`, path: "", message, hint });
  };
  const cannotHold = (form: "code" | "image" | "heading" | "quotation" | "rule") =>
    report("unknown-form", words.form({ form }), words.formHint());
  const cannotHoldHtml = () => report("html", words.html(), words.htmlHint());

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
          report("foreign-link", words.foreignLink({ url: shortened(node.url) }), words.foreignLinkHint());
          return spansOf(node.children);
        }
        case "html":
          cannotHoldHtml();
          return [{ kind: "text", text: node.value }];
        case "inlineCode":
          cannotHold("code");
          return [{ kind: "text", text: node.value }];
        case "image":
        case "imageReference":
          cannotHold("image");
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
          cannotHold("heading");
          return [{ kind: "paragraph", spans: spansOf(node.children) }];
        case "blockquote":
          cannotHold("quotation");
          return blocksOf(node.children);
        case "html":
          cannotHoldHtml();
          return [paragraph(node.value)];
        case "code":
          cannotHold("code");
          return [paragraph(node.value)];
        case "thematicBreak":
          cannotHold("rule");
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

/** A caption as plain text, a line per paragraph or item: what is read aloud, and counted. */
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
