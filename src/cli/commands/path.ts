import { type Command, InvalidArgumentError } from "commander";
import { type JoiningOffer, joiningOffers, reopeningInWords } from "../../features/exploration/joining-offers.ts";
import { routeInWords, stepInWords, stepWords, weakestInWords } from "../../features/exploration/path-words.ts";
import { type ArgumentPath, findPaths, type PathStep } from "../../features/exploration/paths.ts";
import { counted } from "../../lib/count-words.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { createWorkspace, type Workspace, type WorkspaceState } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import { namedEntities, resolveName } from "../resolve-name.ts";
import { oneLine, type Terminal } from "../terminal.ts";
import { DATASET_HELP, readOrComplain, refusal, subcommand } from "./subcommand.ts";

interface PathOptions {
  readonly stance?: readonly string[];
  readonly holder?: readonly string[];
  readonly directed?: boolean;
  readonly firmness?: boolean;
  readonly avoid?: readonly string[];
  readonly k: number;
  readonly json?: boolean;
}

const MOST_PATHS = 100;

const EXAMPLES = `
Exit codes: 0 found, 1 no path (with what would join the two), 2 wrong usage or a dataset that cannot be read.

Names may be ids, labels or aliases; case and diacritics do not count.

Examples:
  sourceline path graph-data/kerman-attack Mossad "Donald Trump"
  sourceline path graph-data/kerman-attack Stuxnet AIVD --firmness --k 3
  sourceline path graph-data/kerman-attack Israel Iran --stance asserted --avoid Azerbaijan --json`;

/** `path DATASET A B`: chains of claims from one entity to another, each with whose word it rests on. */
export function pathCommand(terminal: Terminal): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return subcommand("path", terminal)
    .summary("find the chains of claims between two entities")
    .description(
      "Lists the best paths between two entities: each step with its claim, whose word it is, and its passage.",
    )
    .argument("<dataset>", DATASET_HELP)
    .argument("<from>", "where the paths begin")
    .argument("<to>", "where they end")
    .option("--stance <stance>", "walk claims told in these stances only (repeatable, or comma-separated)", several)
    .option(
      "--holder <entity>",
      'walk claims held by these only; "not stated" where nobody is named (repeatable)',
      several,
    )
    .option("--directed", "walk claims from subject to object only (those without a single direction: both ways)")
    .option("--firmness", "prefer firm claims to short ways")
    .option("--avoid <entity>", "pass no such entity (repeatable)", several)
    .option("--k <n>", "most paths", parseCount, 5)
    .option("--json", "print JSON instead of text")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, from: string, to: string, options: PathOptions) => {
      const refuse = refusal(terminal, "path");
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      for (const fault of [
        keepNamedValues(workspace, "stance", options.stance ?? [], "stance"),
        keepNamedValues(workspace, "holder", options.holder ?? [], "holder"),
      ]) {
        if (!fault.ok) return refuse(fault.error);
      }
      const named = entitiesNamed(workspace, [from, to, ...(options.avoid ?? [])]);
      if (!named.ok) return refuse(named.error);
      const [start = -1, goal = -1, ...avoid] = named.value;
      const { knowledge, derived } = workspace.store.getState();
      if (start === goal) return refuse(`"${nameOf(entityAt(knowledge, start))}" is both ends (name two entities)`);
      if (avoid.includes(start) || avoid.includes(goal)) return refuse("--avoid names an end of the path");

      const { directed = false, firmness: byFirmness = false, k } = options;
      const paths = findPaths(knowledge, derived, { from: start, to: goal, directed, byFirmness, avoid, limit: k });
      const search: Search = { state: workspace.store.getState(), start, goal, directed, byFirmness, avoid, paths };
      if (paths.length === 0) terminal.exitWith(1);
      terminal.print(options.json === true ? `${JSON.stringify(asJson(search), null, 2)}\n` : asText(search));
    });
}

/** What was sought, over which view, and what came of it. */
interface Search {
  readonly state: WorkspaceState;
  readonly start: number;
  readonly goal: number;
  readonly directed: boolean;
  readonly byFirmness: boolean;
  readonly avoid: readonly number[];
  readonly paths: readonly ArgumentPath[];
}

function asText(search: Search): string {
  const { state, start, goal, directed, byFirmness, avoid, paths } = search;
  const { knowledge, derived } = state;
  const label = (e: number) => oneLine(nameOf(entityAt(knowledge, e)));
  const options = [
    directed ? "claims in their own direction" : "claims walked both ways",
    byFirmness ? "the firmest first" : "the shortest first",
    ...(avoid.length > 0 ? [`avoiding ${avoid.map(label).join(", ")}`] : []),
  ];
  const head = `${label(start)} → ${label(goal)}: ${counted(paths.length, "path")}, ${options.join(", ")}\n`;
  if (paths.length === 0)
    return `${head}${
      offersOf(search)
        .map(({ words }) => `${words}\n`)
        .join("") || `${NEVER_JOINED}\n`
    }`;
  return paths.reduce((text, path, at) => {
    const title = `\n${at + 1}. ${counted(path.steps.length, "step")}, ${weakestInWords(knowledge, path)}\n   ${oneLine(routeInWords(knowledge, path))}\n`;
    const steps = path.steps.map((step, i) => {
      const more = step.others.length === 0 ? "" : `; ${step.others.length} more`;
      return `   ${i + 1}) ${oneLine(stepInWords(knowledge, derived, step))} ${claimAt(knowledge, step.claim).id}${more}\n`;
    });
    return text + title + steps.join("");
  }, head);
}

const NEVER_JOINED = "Nothing in this dataset joins them.";

function offersOf({ state, start, goal, directed, byFirmness, avoid }: Search) {
  const { knowledge, view } = state;
  const id = (e: number) => entityAt(knowledge, e).id;
  const room = { kind: "path", from: id(start), to: id(goal), directed, byFirmness, choice: 0 } as const;
  return joiningOffers(knowledge, view, { ...room, avoid: avoid.map(id) }).map((offer) => ({
    offer,
    words: offerInWords(state, { directed, avoid }, offer),
  }));
}

function offerInWords(
  { knowledge }: WorkspaceState,
  before: { readonly directed: boolean; readonly avoid: readonly number[] },
  { reopening, directed, avoid, path, hiddenSteps }: JoiningOffer,
): string {
  const changes = [
    ...(reopening === null ? [] : [`take also ${reopeningInWords(knowledge, reopening)}`]),
    ...(before.directed && !directed ? ["walk claims both ways"] : []),
    ...(before.avoid.length > 0 && avoid.length === 0 ? ["avoid nothing"] : []),
  ];
  const hidden = hiddenSteps === 0 ? "" : `, ${hiddenSteps} of them hidden now`;
  return `They are joined if you ${changes.join(" and ")} (${counted(path.steps.length, "step")}${hidden}).`;
}

function asJson(search: Search): unknown {
  const { state, start, goal, directed, byFirmness, avoid, paths } = search;
  const { knowledge, derived } = state;
  const entity = (e: number) => ({ id: entityAt(knowledge, e).id, label: nameOf(entityAt(knowledge, e)) });
  const stepOf = (step: PathStep) => {
    const { voice, stance, holder, passage, subject, adverb, verb, object } = stepWords(knowledge, derived, step);
    const { id, gloss } = claimAt(knowledge, step.claim);
    return {
      from: entity(step.from),
      to: entity(step.to),
      claim: id,
      sentence: [subject, adverb, verb, object].filter(Boolean).join(" "),
      gloss,
      stance: voice?.attribution.stance ?? null,
      polarity: voice?.attribution.polarity ?? null,
      holder: voice?.attribution.holder ?? null,
      inWords: [stance, holder, passage].filter(Boolean).join("; "),
      evidence: (voice?.attribution.evidence ?? []).map(({ source, at }) => ({ source, at })),
      others: step.others.map((claim) => claimAt(knowledge, claim).id),
    };
  };
  return {
    from: entity(start),
    to: entity(goal),
    directed,
    byFirmness,
    avoid: avoid.map(entity),
    paths: paths.map((path) => ({ weakestStep: path.weakest + 1, steps: path.steps.map(stepOf) })),
    wouldJoin:
      paths.length > 0
        ? []
        : offersOf(search).map(({ offer: { reopening, directed, avoid }, words }) => ({
            words,
            reopening,
            directed,
            avoid,
          })),
  };
}

/** Numbers of the named entities; the first fault in words where one cannot be told. */
export function entitiesNamed(workspace: Workspace, names: readonly string[]): Result<readonly number[], string> {
  const { knowledge } = workspace.store.getState();
  const numbers: number[] = [];
  for (const name of names) {
    const entity = resolveName(namedEntities(knowledge), name, "entity");
    if (!entity.ok) return err(entity.error);
    numbers.push(knowledge.entityNumber.get(entity.value.id) ?? -1);
  }
  return ok(numbers);
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > MOST_PATHS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_PATHS}.`);
  return count;
}
