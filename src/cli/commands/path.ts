import { type Command, InvalidArgumentError } from "commander";
import { changesInWords, type JoiningOffer, joiningOffers } from "../../features/exploration/joining-offers.ts";
import { routeInWords, stepInWords, stepWords, weakestInWords } from "../../features/exploration/path-words.ts";
import { type ArgumentPath, findPaths, type PathStep } from "../../features/exploration/paths.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { oneLine } from "../../lib/text-lines.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { createWorkspace, type Workspace, type WorkspaceState } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import { namedEntities, resolveName } from "../resolve-name.ts";
import type { Terminal } from "../terminal.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";

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

/** `path DATASET A B`: paths of claims from one entity to another, each step with its attribution. */
export function pathCommand(terminal: Terminal): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return subcommand("path", terminal)
    .summary(help.path())
    .description(help.aboutPath())
    .argument("<dataset>", help.dataset())
    .argument("<from>", help.from())
    .argument("<to>", help.to())
    .option("--stance <stance>", help.pathStance(), several)
    .option("--holder <entity>", help.pathHolder(), several)
    .option("--directed", help.directed())
    .option("--firmness", help.firmness())
    .option("--avoid <entity>", help.avoid(), several)
    .option("--k <n>", help.most(), parseCount, 5)
    .option("--json", help.json())
    .addHelpText("after", help.afterPath())
    .action(async (path: string, from: string, to: string, options: PathOptions) => {
      const refuse = refusal(terminal, "path");
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      const kept = keepNamedValues(workspace, options);
      if (!kept.ok) return refuse(kept.error);
      const named = entitiesNamed(workspace, [from, to, ...(options.avoid ?? [])]);
      if (!named.ok) return refuse(named.error);
      const [start = -1, goal = -1, ...avoid] = named.value;
      const { knowledge, derived } = workspace.store.getState();
      if (start === goal) return refuse(words.sameEnds({ name: nameOf(entityAt(knowledge, start)) }));
      if (avoid.includes(start) || avoid.includes(goal)) return refuse(words.endExcluded());

      const { directed = false, firmness: byFirmness = false, k } = options;
      const paths = findPaths(knowledge, derived, { from: start, to: goal, directed, byFirmness, avoid, limit: k });
      const search: Search = { state: workspace.store.getState(), start, goal, directed, byFirmness, avoid, paths };
      if (paths.length === 0) terminal.exitWith(1);
      terminal.print(options.json === true ? `${JSON.stringify(asJson(search), null, 2)}\n` : asText(search));
    });
}

/** What was searched for, in which view, and what was found. */
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
  const found = {
    from: label(start),
    to: label(goal),
    count: paths.length,
    arrows: directed ? "followed" : "ignored",
    order: byFirmness ? "firmest" : "shortest",
  };
  const excluded = listText(avoid.map(label));
  const lines: string[] = [avoid.length === 0 ? words.paths(found) : words.pathsExcluding({ ...found, excluded })];
  if (paths.length === 0) {
    const offers = offersOf(search).map((offer) => offer.words);
    lines.push(...(offers.length === 0 ? [words.neverConnected()] : offers));
  }
  for (const [at, path] of paths.entries()) {
    const weakest = weakestInWords(knowledge, path);
    lines.push("", words.pathTitle({ number: at + 1, steps: path.steps.length, weakest }));
    lines.push(`   ${oneLine(routeInWords(knowledge, path))}`);
    for (const [i, step] of path.steps.entries()) {
      const said = oneLine(stepInWords(knowledge, derived, step));
      const values = { number: i + 1, step: said, claim: claimAt(knowledge, step.claim).id };
      const others = step.others.length;
      lines.push(`   ${others === 0 ? words.step(values) : words.stepWithOthers({ ...values, others })}`);
    }
  }
  return lines.map((line) => `${line}\n`).join("");
}

function offersOf({ state, start, goal, directed, byFirmness, avoid }: Search) {
  const { knowledge, view } = state;
  const id = (e: number) => entityAt(knowledge, e).id;
  const room = { kind: "path", from: id(start), to: id(goal), directed, byFirmness, choice: 0 } as const;
  return joiningOffers(knowledge, view, { ...room, avoid: avoid.map(id) }).map((offer) => ({
    offer,
    words: offerInWords(state, { directed, avoid: avoid.map(id) }, offer),
  }));
}

function offerInWords(
  { knowledge }: WorkspaceState,
  before: Parameters<typeof changesInWords>[1],
  offer: JoiningOffer,
): Words {
  const changes = changesInWords(knowledge, before, offer);
  return words.connectedIf({ changes, steps: offer.path.steps.length, hidden: offer.hiddenSteps });
}

function asJson(search: Search): unknown {
  const { state, start, goal, directed, byFirmness, avoid, paths } = search;
  const { knowledge, derived } = state;
  const entity = (e: number) => ({ id: entityAt(knowledge, e).id, label: nameOf(entityAt(knowledge, e)) });
  const stepOf = (step: PathStep) => {
    const { leading, stance, holder, passage, subject, verb, object } = stepWords(knowledge, derived, step);
    const { id, gloss } = claimAt(knowledge, step.claim);
    return {
      from: entity(step.from),
      to: entity(step.to),
      claim: id,
      sentence: [subject, verb, object].filter(Boolean).join(" "),
      gloss,
      stance: leading?.attribution.stance ?? null,
      polarity: leading?.attribution.polarity ?? null,
      holder: leading?.attribution.holder ?? null,
      inWords: [stance, holder, passage].filter(Boolean).join("; "),
      evidence: (leading?.attribution.evidence ?? []).map(({ source, at }) => ({ source, at })),
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

/** Numbers of the named entities, or why one of them cannot be found. */
export function entitiesNamed(workspace: Workspace, names: readonly string[]): Result<readonly number[], Words> {
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
    throw new InvalidArgumentError(words.wholeNumber({ least: 1, most: MOST_PATHS }));
  return count;
}
