import { freshSlug } from "../lib/fresh-slug.ts";
import { extractWords as words } from "../words/en/extracts.ts";
import { verbatim, type Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import type { Dataset, Derivation, Parent } from "./dataset.ts";
import { statedVersion } from "./stated-version.ts";

/** Longest rule, in characters, that a title gives in full. The file has all of it. */
const LONGEST_RULE = 90;

/** A dataset that is part of another. */
export type Extract = Dataset & { readonly derivedFrom: Derivation };

/** Whether a dataset is part of another. */
export function isExtract(dataset: Dataset): dataset is Extract {
  return dataset.derivedFrom !== null;
}

/** What a dataset is called where a part of it is taken, and how much it has. */
export function asParent({ dataset, entities, claims, stories, questions }: Dataset): Parent {
  const { title, description } = dataset;
  const scenes = scenesOf(stories);
  const counts = {
    entities: entities.length,
    claims: claims.length,
    stories: stories.length,
    scenes,
    questions: questions.length,
  };
  return { title, ...(description === undefined ? {} : { description }), counts };
}

/**
 * A part with a head that says so: title, subtitle, description and id are no longer those of the whole. A whole
 * dataset, or a part that says so already, comes back as it is: files of parts used to bear the head of the whole.
 */
export function saidToBeExtract(dataset: Dataset): Dataset {
  if (!isExtract(dataset) || dataset.derivedFrom.parent !== undefined) return dataset;
  const { title, description } = dataset.dataset;
  const parent: Parent = { title, ...(description === undefined ? {} : { description }) };
  return withExtractHead({ ...dataset, derivedFrom: { ...dataset.derivedFrom, parent } });
}

/** A part, whose `derivedFrom` has its `parent`, with a head that says what it is. */
export function withExtractHead(dataset: Dataset): Dataset {
  if (!isExtract(dataset)) return dataset;
  const { derivedFrom } = dataset;
  const title = words.title({ rule: shortened(derivedFrom.filter) });
  const head = {
    ...dataset.dataset,
    id: extractId(derivedFrom.dataset, derivedFrom.filter),
    title,
    subtitle: words.sizeIn({ size: sizeInWords(dataset), title: wholeOf(derivedFrom) }),
    description: aboutExtract(dataset),
  };
  return { ...dataset, dataset: head };
}

/** The id of the part that a rule makes of a dataset, which is also the name of its file. */
export function extractId(dataset: Dataset["dataset"]["id"], rule: string): Dataset["dataset"]["id"] {
  return `${dataset}-${freshSlug(`extract ${rule}`, [], "extract")}` as Dataset["dataset"]["id"];
}

/** How many of the whole's entities and claims a part has: "9 of 183 entities, 12 of 302 claims". */
export function sizeInWords({ derivedFrom, entities, claims }: Extract): Words {
  const size = { entities: entities.length, claims: claims.length };
  const counts = derivedFrom.parent?.counts;
  if (counts === undefined) return words.sizeAlone(size);
  return words.sizeOf({ ...size, allEntities: counts.entities, allClaims: counts.claims });
}

/** What the whole is called: by its title where the part has it. */
export function wholeOf({ parent, dataset }: Derivation): string {
  return parent?.title ?? dataset;
}

/** The stories, scenes and questions of the whole that a part is without; null where there are none, or nobody knows. */
export function missingFrom({ derivedFrom, stories, questions }: Extract): Words | null {
  const counts = derivedFrom.parent?.counts;
  if (counts === undefined) return null;
  const parts = [
    [words.stories, counts.stories, stories.length],
    // Where no story is left, none of its scenes is.
    [words.scenes, stories.length === 0 ? 0 : counts.scenes, scenesOf(stories)],
    [words.questions, counts.questions, questions.length],
  ] as const;
  const missing = parts.flatMap(([say, all, kept]) => (all > kept ? say({ left: all - kept, all }) : []));
  return missing.length === 0 ? null : listText(missing);
}

/** The same as a sentence. */
export function leftBehindInWords(dataset: Extract): Words | null {
  const parts = missingFrom(dataset);
  return parts === null ? null : words.leftBehind({ parts });
}

function aboutExtract(dataset: Extract): Words {
  const { derivedFrom } = dataset;
  const { parent, filter: rule, context } = derivedFrom;
  const sentences: (string | null)[] = [
    words.about({
      title: wholeOf(derivedFrom),
      dataset: derivedFrom.dataset,
      version: statedVersion(derivedFrom),
      rule,
    }),
    context.length === 0 ? null : words.context({ count: context.length }),
    leftBehindInWords(dataset),
    parent?.description === undefined ? null : words.ofTheWhole({ description: parent.description }),
  ];
  return verbatim(sentences.filter((sentence) => sentence !== null).join(" "));
}

function shortened(rule: string): string {
  const characters = [...rule];
  if (characters.length <= LONGEST_RULE) return rule;
  // Without the marks that keep names apart in direction, of which the cut would leave one half.
  const cut = characters.filter((character) => !/[\u2066-\u2069]/.test(character)).slice(0, LONGEST_RULE);
  return `${cut.join("").trimEnd()}…`;
}

function scenesOf(stories: Dataset["stories"]): number {
  return stories.reduce((sum, { scenes }) => sum + scenes.length, 0);
}
