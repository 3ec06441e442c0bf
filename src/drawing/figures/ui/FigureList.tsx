import { useEffect, useRef, useState } from "react";
import {
  deleteFigure,
  duplicateFigure,
  figuresIn,
  moveFigure,
  showFigure,
} from "../../../features/figures/figure-commands.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { OrderedRows } from "../../../lib/ui/OrderedRows.tsx";
import type { Figure } from "../../../model/figure.ts";
import { issueText } from "../../../model/issue.ts";
import { figureWords as words } from "../../../words/en/figures.ts";
import type { Words } from "../../../words/message.ts";
import { numberText } from "../../../words/numbers.ts";
import { useMayEdit, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { PicturePreview } from "../../ui/PicturePreview.tsx";
import { remarksOf } from "../figure-files.ts";
import type { Pictures } from "../figure-picture.ts";
import { useDrawnFigure } from "./drawn-figure.ts";
import styles from "./FigureDesk.module.css";
import { sizeInWords } from "./size-in-words.ts";

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;

/**
 * The figures in their order, each small. A press opens one; it is moved as any ordered row, or from its menu.
 * @param focusOn the figure that was open before, which has the focus again.
 */
export function FigureList({
  figures,
  pictures,
  focusOn,
  onOpen,
  onShown,
}: {
  readonly figures: readonly Figure[];
  readonly pictures: Pictures;
  readonly focusOn: string | null;
  readonly onOpen: (id: string) => void;
  readonly onShown: () => void;
}) {
  const workspace = useWorkspace();
  const mayEdit = useMayEdit();
  const list = useRef<HTMLOListElement>(null);
  const [spoken, setSpoken] = useState<Words | "">("");
  /** The figure that was deleted last, as long as undoing is about it. */
  const [deleted, setDeleted] = useState<{ readonly title: string; readonly left: readonly Figure[] } | null>(null);
  const wasOpen = useRef(focusOn);
  useEffect(() => {
    const row = figures.findIndex(({ id }) => id === wasOpen.current);
    wasOpen.current = null;
    list.current?.children[row]?.querySelector<HTMLElement>("[data-figure]")?.focus();
  }, [figures]);

  const move = (from: number, to: number) => {
    const figure = figures[from];
    if (figure === undefined || !workspace.dispatch(moveFigure, { figure: figure.id, to })) return;
    setSpoken(words.moved({ title: figure.title, position: to + 1, count: figures.length }));
  };
  const remove = ({ id, title }: Figure) => {
    if (!workspace.dispatch(deleteFigure, { figure: id })) return;
    setSpoken(words.deleted({ title }));
    setDeleted({ title, left: figuresIn(workspace.store.getState()) });
  };
  const canUndo = deleted !== null && deleted.left === figures;
  return (
    <>
      <OrderedRows
        list={list}
        className={styles.figures}
        aria-label={words.list()}
        hidden={figures.length === 0}
        rows={figures}
        moveLabel={({ title }) => words.move({ title })}
        help={words.moveHelp()}
        spoken={spoken}
        onMove={mayEdit ? move : null}
      >
        {(figure, at) => (
          <>
            <FigureRow figure={figure} number={at + 1} pictures={pictures} onOpen={() => onOpen(figure.id)} />
            <MoreMenu
              label={words.more({ title: figure.title })}
              entries={[
                {
                  title: words.show(),
                  run: () => {
                    workspace.dispatch(showFigure, { figure: figure.id });
                    onShown();
                  },
                },
                ...(mayEdit
                  ? [
                      { title: words.moveUp(), isDisabled: at === 0, run: () => move(at, at - 1) },
                      { title: words.moveDown(), isDisabled: at === figures.length - 1, run: () => move(at, at + 1) },
                      {
                        title: words.duplicate(),
                        run: () => workspace.dispatch(duplicateFigure, { figure: figure.id }),
                      },
                      { title: words.delete(), run: () => remove(figure) },
                    ]
                  : []),
              ]}
            />
          </>
        )}
      </OrderedRows>
      {canUndo && (
        <p className={kit.note}>
          {words.deleted({ title: deleted.title })}{" "}
          <Button weight="link" onClick={() => workspace.undo()}>
            {words.undo()}
          </Button>
        </p>
      )}
    </>
  );
}

function FigureRow({
  figure,
  number,
  pictures,
  onOpen,
}: {
  readonly figure: Figure;
  readonly number: number;
  readonly pictures: Pictures;
  readonly onOpen: () => void;
}) {
  const knowledge = useWorkspaceState(knowledgeOf);
  const drawn = useDrawnFigure(knowledge, figure, pictures);
  const [remark] = drawn === null ? [] : drawn.ok ? remarksOf(drawn.value) : [issueText(drawn.error)];
  return (
    <button type="button" data-figure className={`${kit.press} ${styles.open}`} onClick={onOpen}>
      <span className={kit.mute}>{numberText(number)}</span>
      <span className={styles.small} aria-hidden="true">
        {drawn?.ok && <PicturePreview picture={drawn.value.picture} />}
      </span>
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          {figure.title}
        </span>
        <span className={kit.mute}>{sizeInWords(figure.size)}</span>
        {remark !== undefined && <span className={styles.remark}>{remark}</span>}
      </span>
    </button>
  );
}
