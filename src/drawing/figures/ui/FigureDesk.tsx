import { useEffect, useRef, useState } from "react";
import { addFigures, figuresIn } from "../../../features/figures/figure-commands.ts";
import { figureOfView } from "../../../features/figures/figure-of-view.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { saveText } from "../../../lib/ui/save-text.ts";
import type { Figure } from "../../../model/figure.ts";
import { isReadable } from "../../../model/scene-version.ts";
import type { ViewId } from "../../../model/view-slices/views.ts";
import { figureWords as words } from "../../../words/en/figures.ts";
import { uiWords } from "../../../words/en/ui.ts";
import type { Words } from "../../../words/message.ts";
import { sizeText } from "../../../words/numbers.ts";
import { useMayEdit, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { headlineOf } from "../../headline.ts";
import type { Size } from "../../size.ts";
import { Choices } from "../../ui/PictureFields.tsx";
import type { Pictures } from "../figure-picture.ts";
import styles from "./FigureDesk.module.css";
import { FigureList } from "./FigureList.tsx";
import { FigurePage } from "./FigurePage.tsx";
import type { ArchiveChoice } from "./figure-archive.ts";

const FORMATS = [
  ["svg", words.svg],
  ["png", words.png],
  ["both", words.both],
] as const;
const RESOLUTIONS = ["150", "300", "600"].map(
  (count) => [count, () => words.perInch({ count: Number(count) })] as const,
);

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const viewsOf = ({ view }: WorkspaceState) => view.views;

/** Where an export has come: the place of the figure that is next, from 0. */
interface Progress {
  readonly at: number;
  readonly count: number;
  readonly figure: Figure;
  readonly cancel: () => void;
}

/**
 * The figures of the dataset: takes views and the scenes of stories as figures, orders and changes them, and exports them
 * together.
 * @param pictures loads what draws each view.
 * @param stageOf size of a view on the screen, in CSS pixels.
 */
export function FigureDesk({
  pictures,
  stageOf,
  onClose,
}: {
  readonly pictures: Pictures;
  readonly stageOf: (view: ViewId) => Size;
  readonly onClose: () => void;
}) {
  const workspace = useWorkspace();
  const mayEdit = useMayEdit();
  const knowledge = useWorkspaceState(knowledgeOf);
  const { first, second } = useWorkspaceState(viewsOf);
  const figures = figuresIn({ knowledge });
  const [openId, setOpenId] = useState<string | null>(null);
  /** The figure whose row gets the focus when the list comes back. */
  const [lastId, setLastId] = useState<string | null>(null);
  const [formats, setFormats] = useState<ArchiveChoice["formats"]>("both");
  const [perInch, setPerInch] = useState("300");
  const [outcome, setOutcome] = useState<Words | "">("");
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const at = figures.findIndex(({ id }) => id === openId);
  const open = figures[at];
  const { dataset } = knowledge.dataset;
  const fileName = `${dataset.id}-figures.zip`;

  const take = (of: ViewId): Figure => {
    const state = workspace.store.getState();
    return figureOfView(state.view, of, headlineOf(state, "whole"), roundedSize(stageOf(of)));
  };
  const add = (added: readonly Figure[]) => {
    if (workspace.dispatch(addFigures, { figures: [...added] })) setOutcome(words.added({ count: added.length }));
  };
  const addStory = async (id: string) => {
    const story = knowledge.dataset.stories.find((each) => each.id === id);
    if (story === undefined) return;
    try {
      const { figuresOfStory } = await import("../../../features/figures/figures-of-story.ts");
      add(figuresOfStory(story));
    } catch (error) {
      console.error(error);
      setOutcome(uiWords.notLoaded());
    }
  };
  const download = async () => {
    const run = new AbortController();
    running.current = run;
    setOutcome("");
    const onReached = (place: number, figure: Figure) =>
      setProgress({ at: place, count: figures.length, figure, cancel: () => run.abort() });
    try {
      const { figureArchive } = await import("./figure-archive.ts");
      const choice = { formats, perInch: Number(perInch) };
      const archive = await figureArchive(knowledge, figures, pictures, choice, onReached, run.signal);
      if (archive === null) setOutcome(words.cancelled());
      else {
        const failed = archive.written.filter(({ isDrawn }) => !isDrawn).length;
        const count = archive.written.length - failed;
        if (count > 0) saveText(archive.blob, fileName);
        const size = sizeText(archive.blob.size);
        setOutcome(count === 0 ? words.nothingWritten() : words.written({ fileName, count, failed, size }));
      }
    } catch (error) {
      console.error(error);
      setOutcome(words.notWritten());
    }
    setProgress(null);
  };

  if (open !== undefined)
    return (
      <Dialog title={words.open({ number: at + 1, title: open.title })} onClose={onClose}>
        <FigurePage
          key={open.id}
          figure={open}
          pictures={pictures}
          taken={() => take(workspace.store.getState().view.views.first)}
          onBack={() => {
            setLastId(openId);
            setOpenId(null);
            setOutcome("");
          }}
          onShown={onClose}
        />
      </Dialog>
    );
  const resolution = figures.some(({ size }) => size.unit === "mm") && formats !== "svg";
  return (
    <Dialog
      title={words.title()}
      onClose={onClose}
      actions={
        <>
          <p role="status">
            {progress === null
              ? outcome
              : words.writing({ at: progress.at + 1, count: progress.count, title: progress.figure.title })}
          </p>
          {progress !== null && (
            <progress className={styles.progress} max={progress.count} value={progress.at} aria-label={words.files()} />
          )}
          {progress === null ? (
            <Button weight="solid" disabled={figures.length === 0} onClick={() => void download()}>
              {words.download()}
            </Button>
          ) : (
            <Button onClick={progress.cancel}>{words.cancel()}</Button>
          )}
        </>
      }
    >
      {mayEdit && (
        <div className={`${kit.tools} ${styles.add}`}>
          <Button onClick={() => add([take(first)])}>{words.addView()}</Button>
          {second !== null && <Button onClick={() => add([take(second)])}>{words.addBeside({ view: second })}</Button>}
          <StoryChoice onAdd={addStory} />
        </div>
      )}
      {figures.length === 0 && <p className={kit.note}>{words.none()}</p>}
      <FigureList figures={figures} pictures={pictures} focusOn={lastId} onOpen={setOpenId} onShown={onClose} />
      {figures.length > 0 && (
        <>
          <Choices title={words.files()} options={FORMATS} value={formats} onChange={setFormats} />
          {resolution && (
            <Choices title={words.resolution()} options={RESOLUTIONS} value={perInch} onChange={setPerInch} />
          )}
        </>
      )}
    </Dialog>
  );
}

/** Takes the scenes of a story; nothing where there is none that this version can show. */
function StoryChoice({ onAdd }: { readonly onAdd: (story: string) => void }) {
  const stories = useWorkspaceState(({ knowledge: { dataset } }) => dataset.stories);
  const told = stories
    .map(({ id, title, scenes }) => ({ id, title, count: scenes.filter(isReadable).length }))
    .filter(({ count }) => count > 0);
  const [chosen, setChosen] = useState(told[0]?.id ?? "");
  if (told.length === 0) return null;
  return (
    <span className={styles.story}>
      <select
        className={kit.box}
        aria-label={words.story()}
        value={chosen}
        onChange={({ target }) => setChosen(target.value as typeof chosen)}
      >
        {told.map(({ id, title, count }) => (
          <option key={id} value={id}>
            {words.addScenes({ title, count })}
          </option>
        ))}
      </select>
      <Button onClick={() => onAdd(chosen)}>{words.addStory()}</Button>
    </span>
  );
}

function roundedSize({ width, height }: Size): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}
