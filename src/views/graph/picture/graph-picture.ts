import { stanceInWords } from "../../../derive/claim-words.ts";
import { drawBy } from "../../../derive/drawn-by/draw-by.ts";
import { keyInWords } from "../../../derive/drawn-by/key-words.ts";
import type { Palette } from "../../../drawing/palette.ts";
import {
  composePicture,
  type DrawBody,
  type DrawPicture,
  type PictureOptions,
  type Room,
} from "../../../drawing/picture.ts";
import { isOfSelection, type PictureScope } from "../../../drawing/picture-scope.ts";
import type { Part } from "../../../drawing/size.ts";
import type { ViewedState } from "../../../drawing/viewed-state.ts";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { drawnByWords } from "../../../words/en/drawn-by.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { drawHeadings } from "../headings.ts";
import { type LabelLayout, layOutLabels } from "../label-layout.ts";
import { LabelTexts } from "../label-texts.ts";
import { boundsOf, type Rendering, renderingFor } from "../rendering.ts";
import { partOfStage, type Stage, stageFor } from "../stage.ts";
import { frameAround } from "./frame.ts";
import { legendOf } from "./graph-legend.ts";
import { drawGraph, type Seen } from "./graph-marks.ts";

/** Entities that the description names. */
const MOST_NAMED = 5;

/** Makes a picture of the graph: entities as nodes, claims as lines. */
export const pictureOf: DrawPicture = (context, options, measure) =>
  composePicture(context, options, measure, drawBody);

const drawBody: DrawBody = (state, room, options, measure) => {
  const rendering = renderingIn(state, options.scope, options.palette);
  const { stage, part } = stageIn(state, rendering, options, room);
  const layout = layOutLabels(rendering, stage, new LabelTexts(measure), options.overlays);
  const { seen, ...graph } = drawGraph(state, rendering, stage, layout);
  return {
    size: { width: stage.width, height: stage.height },
    part,
    layers: [
      { id: "captions", marks: graph.captions },
      { id: "lines", marks: graph.lines },
      { id: "entities", marks: graph.entities },
      { id: "labels", marks: graph.labels },
    ],
    legend: legendOf(rendering, seen, layout),
    entitiesInSight: seen.entities.length,
    subject: words.network({ entities: seen.entities.length, claims: seen.claims.length }),
    details: detailsOf(rendering, seen),
    unnamed: unnamedIn(rendering, seen, layout),
  };
};

/**
 * The stage of a picture: that of the canvas, or one that is fitted to what is shown; then what is left of it when it is
 * cropped. Of a given size it shows all that it would show without, and as much beside that as there is room for. Besides,
 * the part of the stage that was asked for.
 */
function stageIn(
  state: ViewedState,
  rendering: Rendering,
  { scope, stage: canvas, crop }: PictureOptions,
  given: Room,
): { readonly stage: Stage; readonly part: Part } {
  const bounds = boundsOf(rendering);
  const { size, camera, order } =
    scope === "view"
      ? { size: canvas, camera: state.view.camera, order: state.knowledge.order }
      : frameAround(rendering, state.derived.entityDim);
  const stage = stageFor(bounds, size, camera, order);
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const cut = {
    left: left * size.width,
    top: top * size.height,
    width: Math.round((1 - left - right) * size.width),
    height: Math.round((1 - top - bottom) * size.height),
  };
  const width = given.width ?? (given.height === undefined ? cut.width : (given.height * cut.width) / cut.height);
  const height = given.height ?? (width * cut.height) / cut.width;
  if (crop === undefined && width === size.width && height === size.height) return { stage, part: cut };
  const zoom = Math.min(width / cut.width, height / cut.height);
  const part = {
    left: (width - zoom * cut.width) / 2,
    top: (height - zoom * cut.height) / 2,
    width: zoom * cut.width,
    height: zoom * cut.height,
  };
  return { stage: partOfStage(stage, cut, { width, height }, part), part };
}

/** Around a selection, neither regions nor the numbers of neighbours that are not shown are written. */
function renderingIn(state: ViewedState, scope: PictureScope, palette: Palette): Rendering {
  const rendering = { ...renderingFor(state, palette, drawBy), drawHeadings };
  return isOfSelection(scope) ? { ...rendering, isFocused: true, notShown: new Map() } : rendering;
}

/** Names of the entities in sight that found no room for them. */
function unnamedIn({ knowledge }: Rendering, { entities }: Seen, { placed }: LabelLayout): readonly string[] {
  const named = new Set(placed.map(({ key }) => key));
  return entities.filter((e) => !named.has(e)).map((e) => nameOf(entityAt(knowledge, e)));
}

/** Its entity types, what sizes and colours say of them, its certainties, and the entities with the most claims: in sentences. */
function detailsOf({ knowledge, drawing }: Rendering, seen: Seen): readonly Words[] {
  const { families } = knowledge.dataset.vocabulary;
  const sentences: Words[] = [];
  const types = families.filter((_, family) => seen.families.has(family)).map(({ label }) => label);
  if (types.length > 0) sentences.push(words.describedTypes({ types: listText(types, "comma") }));
  if (drawing?.size) sentences.push(drawnByWords.sizesSay({ field: keyInWords(drawing.size) }));
  if (drawing?.colour) sentences.push(drawnByWords.coloursSay({ field: keyInWords(drawing.colour) }));
  if (drawing?.label) sentences.push(drawnByWords.labelsSay({ field: keyInWords(drawing.label) }));
  const certainties = [...seen.stances].sort((a, b) => a - b).map((at) => stanceInWords(knowledge, at));
  if (certainties.length > 0) sentences.push(words.describedCertainty({ certainties: listText(certainties, "comma") }));
  const claimsAt = new Map<number, number>();
  for (const c of seen.claims)
    for (const e of new Set([knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number]))
      claimsAt.set(e, (claimsAt.get(e) ?? 0) + 1);
  const most = [...claimsAt].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_NAMED);
  const hubs = most.map(([e, claims]) => words.hub({ name: nameOf(entityAt(knowledge, e)), claims }));
  if (hubs.length > 0) sentences.push(words.describedHubs({ entities: listText(hubs, "comma") }));
  return sentences;
}
