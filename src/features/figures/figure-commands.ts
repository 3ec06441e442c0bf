import * as v from "valibot";
import { fitView } from "../../derive/fit-view.ts";
import { freshSlug } from "../../lib/fresh-slug.ts";
import { moveItem } from "../../lib/move-item.ts";
import { editsBetweenLists } from "../../model/edit.ts";
import { type Figure, figureSchema } from "../../model/figure.ts";
import { RECORD_LISTS } from "../../model/record-lists.ts";
import { figureCommandWords as words } from "../../words/en/figure-commands.ts";
import { type Command, type CommandContext, defineCommand } from "../../workspace/command.ts";
import { edited } from "../../workspace/editing.ts";

/** The figures of a dataset, in their order. */
export function figuresIn({ knowledge }: Pick<CommandContext, "knowledge">): readonly Figure[] {
  return RECORD_LISTS.figure.read(knowledge.dataset) as readonly Figure[];
}

const figureId = { figure: v.string() };
const { caption, view, scope, stage, crop, size, theme, parts, hasLargeText } = figureSchema.entries;
/** What of a figure its author may change; null takes away what may be absent. */
const changeSchema = v.strictObject({
  title: v.exactOptional(v.string()),
  caption: v.exactOptional(caption),
  view: v.exactOptional(view),
  scope: v.exactOptional(scope),
  stage: v.exactOptional(v.nullable(stage.wrapped)),
  crop: v.exactOptional(v.nullable(crop.wrapped)),
  size: v.exactOptional(size),
  theme: v.exactOptional(theme),
  parts: v.exactOptional(parts),
  hasLargeText: v.exactOptional(hasLargeText),
});
export type FigureChange = v.InferOutput<typeof changeSchema>;

/** A command that writes figures: `write` gives the next list, the same where nothing changes. */
function defineFigures<Payload>({
  write,
  ...command
}: Omit<Parameters<typeof defineCommand<Payload>>[0], "run"> & {
  readonly write: (figures: readonly Figure[], payload: Payload) => readonly Figure[];
}): Command<Payload> {
  return defineCommand<Payload>({
    ...command,
    run: (context, payload) => {
      const figures = figuresIn(context);
      return edited(context.view, editsBetweenLists("figure", figures, write(figures, payload)));
    },
  });
}

/** Adds figures at the end, each under an id of its own that is made from its title. */
export const addFigures = defineFigures({
  id: "figures.add",
  title: words.add,
  payload: v.strictObject({ figures: v.array(figureSchema) }),
  write: (figures, { figures: added }) => {
    const all = [...figures];
    for (const figure of added) all.push(withFreshId(all, figure));
    return all;
  },
});

const change = (figures: readonly Figure[], id: string, changed: FigureChange): readonly Figure[] => {
  const at = figures.findIndex((figure) => figure.id === id);
  const held = figures[at];
  if (held === undefined || changed.title?.trim() === "") return figures;
  const { stage = held.stage ?? null, crop = held.crop ?? null, ...rest } = changed;
  const { stage: _stage, crop: _crop, ...others } = held;
  const next = { ...others, ...rest, ...(stage && { stage }), ...(crop && { crop }) } as Figure;
  return figures.with(at, next);
};

/** Changes what a figure shows or how it is drawn: a step that can be undone by itself. */
export const changeFigure = defineFigures({
  id: "figures.change",
  title: words.change,
  payload: v.strictObject({ ...figureId, change: changeSchema }),
  write: (figures, { figure, change: changed }) => change(figures, figure, changed),
});

/** The same for text while it is typed. A title of blanks changes nothing. */
export const writeFigure = defineFigures({
  id: "figures.write",
  title: words.write,
  recording: "gesture",
  payload: v.strictObject({ ...figureId, change: changeSchema }),
  write: (figures, { figure, change: changed }) => change(figures, figure, changed),
});

/** Moves a figure to another place in the list, counted from 0. */
export const moveFigure = defineFigures({
  id: "figures.move",
  title: words.move,
  payload: v.strictObject({ ...figureId, to: v.pipe(v.number(), v.integer()) }),
  write: (figures, { figure, to }) =>
    moveItem(
      figures,
      figures.findIndex(({ id }) => id === figure),
      to,
    ),
});

/** Puts a copy of a figure after it, under an id of its own. */
export const duplicateFigure = defineFigures({
  id: "figures.duplicate",
  title: words.duplicate,
  payload: v.strictObject(figureId),
  write: (figures, { figure }) => {
    const at = figures.findIndex(({ id }) => id === figure);
    const held = figures[at];
    if (held === undefined) return figures;
    const copy = withFreshId(figures, { ...held, title: words.copyOf({ title: held.title }) });
    return figures.toSpliced(at + 1, 0, copy);
  },
});

export const deleteFigure = defineFigures({
  id: "figures.delete",
  title: words.delete,
  payload: v.strictObject(figureId),
  write: (figures, { figure }) => {
    const left = figures.filter(({ id }) => id !== figure);
    return left.length === figures.length ? figures : left;
  },
});

/** Shows the view of a figure as far as the dataset has what it names; panel and working sets stay as they are. */
export const showFigure = defineCommand({
  id: "figures.show",
  title: words.show,
  opensView: true,
  payload: v.strictObject(figureId),
  run: (context, { figure }) => {
    const held = figuresIn(context).find(({ id }) => id === figure);
    if (held === undefined) return context.view;
    const { room, sets } = context.view;
    return { ...fitView(context.knowledge, held.view, "figure").view, room, sets };
  },
});

function withFreshId(figures: readonly Figure[], figure: Figure): Figure {
  const taken = figures.map(({ id }) => id);
  return { ...figure, id: freshSlug(figure.title, taken, "figure") as Figure["id"] };
}
