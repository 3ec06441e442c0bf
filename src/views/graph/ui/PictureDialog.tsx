import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { facesVersion, onFaces } from "../../../lib/ui/page-faces.ts";
import { saveText } from "../../../lib/ui/save-text.ts";
import type { Issue } from "../../../model/issue.ts";
import { copyingWords as copying } from "../../../words/en/copying.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { sizeText } from "../../../words/numbers.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { PALETTES, type Theme } from "../palette.ts";
import { type Picture, type PictureOptions, type PictureScope, pictureOf } from "../picture/picture.ts";
import { svgOf } from "../picture/svg.ts";
import type { Size } from "../stage.ts";
import { measureOn } from "./draw-marks.ts";
import styles from "./PictureDialog.module.css";
import { drawPicture, pixelSizeOf, pngOf } from "./png.ts";
import { mayPaintPicture } from "./type.ts";

const SCOPES: readonly (readonly [PictureScope, () => Words])[] = [
  ["view", words.view],
  ["whole", words.whole],
  ["selection", words.selection],
];
const FORMATS = [
  ["svg", () => verbatim("SVG")],
  ["png", () => verbatim("PNG")],
] as const;
const SCALES = [
  ["1", () => verbatim("1×")],
  ["2", () => verbatim("2×")],
  ["4", () => verbatim("4×")],
] as const;
const COLOURS = [
  ["screen", words.asOnScreen],
  ["light", words.light],
  ["dark", words.dark],
] as const;
/** What can be included around the graph. */
const PARTS = [
  ["title", words.titlePart],
  ["legend", words.legendPart],
  ["source", words.sourcePart],
] as const;
type Part = (typeof PARTS)[number][0];

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const viewOf = ({ view }: WorkspaceState) => view;
const derivedOf = ({ derived }: WorkspaceState) => derived;

/**
 * Exports an image of the graph, with a preview: its scope, format, size and colours; downloads or copies it.
 * @param stage size of the canvas in CSS pixels, which is that of an image of the current view.
 * @param theme of the page.
 */
export function PictureDialog({
  stage,
  theme,
  onClose,
}: {
  readonly stage: Size;
  readonly theme: Theme;
  readonly onClose: () => void;
}) {
  const [scope, setScope] = useState<PictureScope>("view");
  const [format, setFormat] = useState<"svg" | "png">("svg");
  const [scale, setScale] = useState<"1" | "2" | "4">("2");
  const [colours, setColours] = useState<"screen" | Theme>("screen");
  const [isTransparent, setTransparent] = useState(false);
  const [parts, setParts] = useState<ReadonlySet<Part>>(new Set(["title", "legend", "source"]));
  const [outcome, setOutcome] = useState<Words | "">("");
  const dataset = useWorkspaceState(knowledgeOf).dataset.dataset;
  const picture = usePicture({
    scope,
    stage,
    theme: colours === "screen" ? theme : colours,
    hasGround: !isTransparent,
    hasTitle: parts.has("title"),
    hasLegend: parts.has("legend"),
    hasSourceLine: parts.has("source"),
  });
  const drawn = picture !== "drawing" && picture.ok ? picture.value : null;
  const pixels = drawn === null || format === "svg" ? null : pixelSizeOf(drawn, Number(scale));
  const fault = picture !== "drawing" && !picture.ok ? picture.error : pixels?.ok === false ? pixels.error : null;
  const fileName = `${dataset.id}${scope === "whole" ? "" : `-${scope}`}.${format}`;
  const isReady = drawn !== null && fault === null;

  const choose = (change: () => void) => {
    setOutcome("");
    change();
  };
  const write = async (chosen: Picture): Promise<Result<Blob, Issue>> =>
    format === "svg" ? ok(new Blob([svgOf(chosen)], { type: "image/svg+xml" })) : pngOf(chosen, Number(scale));
  const download = async (chosen: Picture) => {
    const file = await write(chosen);
    if (file.ok) saveText(file.value, fileName);
    setOutcome(file.ok ? copying.downloaded({ fileName }) : wordsOf(file.error));
  };
  const copy = async (chosen: Picture) => {
    const copied = format === "svg" ? await copySvg(chosen) : await copyPng(() => write(chosen));
    if (copied.ok) setOutcome(copying.copiedOfSize({ size: sizeText(copied.value) }));
    else if (copied.error === null) setOutcome(copying.notAllowedButDownload());
    else setOutcome(wordsOf(copied.error));
  };

  return (
    <Dialog
      title={words.title()}
      onClose={onClose}
      actions={
        <>
          <p role="status">{outcome}</p>
          <Button disabled={!isReady} onClick={() => drawn && void copy(drawn)}>
            {copying.copy()}
          </Button>
          <Button weight="solid" disabled={!isReady} onClick={() => drawn && void download(drawn)}>
            {copying.download()}
          </Button>
        </>
      }
    >
      <div className={styles.preview} data-transparent={isTransparent || undefined}>
        {picture === "drawing" && <p>{words.drawing()}</p>}
        {drawn !== null && <Preview picture={drawn} />}
        <p role="status" className={styles.fault}>
          {fault !== null && wordsOf(fault)}
        </p>
      </div>
      <p className={`${kit.file} ${styles.file}`}>
        <span>{fileName}</span>
        <span>{isReady && sizeInWords(pixels?.ok ? pixels.value : drawn)}</span>
      </p>
      <Choices
        title={words.scope()}
        options={SCOPES}
        value={scope}
        onChange={(value) => choose(() => setScope(value))}
      />
      <Choices
        title={words.format()}
        options={FORMATS}
        value={format}
        onChange={(value) => choose(() => setFormat(value))}
      />
      {format === "png" && (
        <Choices
          title={words.size()}
          options={SCALES}
          value={scale}
          onChange={(value) => choose(() => setScale(value))}
        />
      )}
      <Choices
        title={words.colours()}
        options={COLOURS}
        value={colours}
        onChange={(value) => choose(() => setColours(value))}
      >
        <Tick isOn={isTransparent} onChange={(isOn) => choose(() => setTransparent(isOn))}>
          {words.transparent()}
        </Tick>
      </Choices>
      <fieldset className={styles.row}>
        <legend className={kit.head}>{words.include()}</legend>
        {PARTS.map(([part, label]) => (
          <Tick
            key={part}
            isOn={parts.has(part)}
            onChange={(isOn) => choose(() => setParts(isOn ? new Set([...parts, part]) : without(parts, part)))}
          >
            {label()}
          </Tick>
        ))}
      </fieldset>
    </Dialog>
  );
}

function Choices<Value extends string>({
  title,
  options,
  value,
  onChange,
  children,
}: {
  title: Words;
  options: readonly (readonly [Value, () => Words])[];
  value: Value;
  onChange: (value: Value) => void;
  children?: ReactNode;
}) {
  const name = useId();
  return (
    <fieldset className={styles.row}>
      <legend className={kit.head}>{title}</legend>
      {options.map(([option, label]) => (
        <label key={option} className={kit.tick}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {label()}
        </label>
      ))}
      {children}
    </fieldset>
  );
}

function Tick({ isOn, onChange, children }: { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode }) {
  return (
    <label className={kit.tick}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}

/** The picture itself, drawn as a PNG is, only smaller. */
function Preview({ picture }: { picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const paint = () => {
      const scale = (element.clientWidth * devicePixelRatio) / picture.width;
      if (scale <= 0) return;
      element.width = Math.round(picture.width * scale);
      element.height = Math.round(picture.height * scale);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      drawPicture(context, picture);
    };
    paint();
    const observer = new ResizeObserver(paint);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={words.preview(picture)}
      className={styles.canvas}
      style={{ "--ratio": picture.width / picture.height } as React.CSSProperties}
    />
  );
}

/** The picture of the workspace as it is now; made again, after a frame has been painted, whenever a choice changes or a face comes. */
function usePicture({
  scope,
  stage,
  theme,
  hasGround,
  hasTitle,
  hasLegend,
  hasSourceLine,
}: Pick<PictureOptions, "scope" | "stage" | "hasGround" | "hasLegend" | "hasSourceLine"> & {
  readonly theme: Theme;
  readonly hasTitle: boolean;
}): Result<Picture, Issue> | "drawing" {
  const knowledge = useWorkspaceState(knowledgeOf);
  const view = useWorkspaceState(viewOf);
  const derived = useWorkspaceState(derivedOf);
  const [picture, setPicture] = useState<Result<Picture, Issue> | "drawing">("drawing");
  const { width, height } = stage;
  const faces = useSyncExternalStore(onFaces, facesVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: by other faces it is measured otherwise
  useEffect(() => {
    let isCurrent = true;
    const make = async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const context = document.createElement("canvas").getContext("2d");
      if (!isCurrent || context === null) return;
      const options: PictureOptions = {
        scope,
        stage: { width, height },
        palette: PALETTES[theme],
        hasGround,
        title: hasTitle ? null : "",
        hasLegend,
        hasSourceLine,
        filters: describeFilters(knowledge, view),
      };
      const made = pictureOf({ knowledge, view, derived }, options, measureOn(context));
      // Measured by another face than it is set in, it is not shown: it is made again when the face comes or gives way.
      if (!made.ok || mayPaintPicture(made.value)) setPicture(made);
    };
    make().catch((error: unknown) => {
      console.error(error);
      if (isCurrent) setPicture(err(notDrawn()));
    });
    return () => {
      isCurrent = false;
    };
  }, [knowledge, view, derived, scope, width, height, theme, hasGround, hasTitle, hasLegend, hasSourceLine, faces]);
  return picture;
}

const notDrawn = (): Issue => ({
  code: "picture/not-drawn",
  path: "",
  message: words.notDrawn(),
  hint: words.reload(),
});

/** Bytes copied, or what hindered it: null where the browser did not allow it. */
type Copied = Result<number, Issue | null>;

async function copySvg(picture: Picture): Promise<Copied> {
  const svg = svgOf(picture);
  return (await copyText(svg)) ? ok(new Blob([svg]).size) : err(null);
}

/** The file is promised to the clipboard, as some browsers take it only while the press of the button lasts. */
async function copyPng(write: () => Promise<Result<Blob, Issue>>): Promise<Copied> {
  const writing = write();
  const promised = writing.then((file) => (file.ok ? file.value : Promise.reject(new Error(file.error.message))));
  // Where the clipboard refuses at once, nobody else waits for it.
  promised.catch(() => {});
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": promised })]);
    return ok((await promised).size);
  } catch {
    const file = await writing;
    return err(file.ok ? null : file.error);
  }
}

function without<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  return new Set([...items].filter((other) => other !== item));
}

function wordsOf({ message, hint }: Issue): Words {
  return verbatim(hint === null ? message : `${message} ${hint}`);
}

function sizeInWords({ width, height }: Size): Words {
  return words.pixels({ width: Math.round(width), height: Math.round(height) });
}
