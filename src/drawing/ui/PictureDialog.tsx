import { useEffect, useId, useMemo, useState, useSyncExternalStore } from "react";
import { describeFilters } from "../../derive/describe-filters.ts";
import { freshSlug } from "../../lib/fresh-slug.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { copyText } from "../../lib/ui/copy-text.ts";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { facesVersion, onFaces } from "../../lib/ui/page-faces.ts";
import { saveText } from "../../lib/ui/save-text.ts";
import { type Issue, issueText } from "../../model/issue.ts";
import { VIEW_IDS, type ViewId } from "../../model/view-slices/views.ts";
import { copyingWords as copying } from "../../words/en/copying.ts";
import { imageWords as words } from "../../words/en/image.ts";
import { viewsWords } from "../../words/en/views.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { sizeText } from "../../words/numbers.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { cutAlso, WHOLE } from "../crop.ts";
import { headlineOf } from "../headline.ts";
import { PALETTES, type Theme } from "../palette.ts";
import type { Crop, DrawPicture, Picture, PictureOptions } from "../picture.ts";
import type { PictureScope } from "../picture-scope.ts";
import { PIXELS_PER_MM } from "../print-size.ts";
import type { Size } from "../size.ts";
import { svgOf } from "../svg.ts";
import { measureOn } from "./draw-marks.ts";
import styles from "./PictureDialog.module.css";
import { Choices, CropFields, NumberField, Tick } from "./PictureFields.tsx";
import { PicturePreview } from "./PicturePreview.tsx";
import { givenSize, SIZE_LIMITS, type SizeChoice } from "./picture-size.ts";
import { pixelSizeOf, pngOf } from "./png.ts";
import { mayPaintPicture } from "./type.ts";

const SCOPES: readonly (readonly [PictureScope, () => Words])[] = [
  ["whole", words.whole],
  ["view", words.view],
  ["selection", words.selection],
  ["claims", words.claims],
];
const VIEWS = VIEW_IDS.map((id) => [id, () => viewsWords.name({ view: id })] as const);
const FORMATS = [
  ["svg", () => verbatim("SVG")],
  ["png", () => verbatim("PNG")],
] as const;
/** Pixels to the CSS pixel, of which 96 are an inch in print. */
const SCALES = [
  ["1", () => verbatim("1×")],
  ["2", () => verbatim("2×")],
  ["4", () => verbatim("4×")],
  ["3.125", () => words.perInch({ count: 300 })],
  ["6.25", () => words.perInch({ count: 600 })],
] as const;
type Scale = (typeof SCALES)[number][0];
const UNITS = [
  ["measure", words.madeToMeasure],
  ["mm", words.millimetres],
  ["px", words.inPixels],
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
 * Exports an image of a view, with a preview: its scope, crop, title, caption, size, format and colours; downloads or
 * copies it.
 * @param pictures loads what draws each view.
 * @param of the view that it is asked of first.
 * @param stageOf size of a view in CSS pixels, which is that of an image of what is in sight there.
 * @param theme of the page.
 * @param onFigures opens the figures, where several images are kept and exported together.
 */
export function PictureDialog({
  pictures,
  of,
  stageOf,
  theme,
  onFigures,
  onClose,
}: {
  readonly pictures: { readonly [Id in ViewId]: () => Promise<DrawPicture> };
  readonly of: ViewId;
  readonly stageOf: (view: ViewId) => Size;
  readonly theme: Theme;
  readonly onFigures: () => void;
  readonly onClose: () => void;
}) {
  const [shown, setShown] = useState(of);
  const [scope, setScope] = useState<PictureScope>("whole");
  const [format, setFormat] = useState<"svg" | "png">("svg");
  const [scale, setScale] = useState<Scale>("2");
  const [size, setSize] = useState<SizeChoice>({ unit: "measure", width: "", height: "" });
  const [crop, setCrop] = useState<Crop>(WHOLE);
  /** As they were written; null as long as they are what is proposed. */
  const [ownTitle, setOwnTitle] = useState<string | null>(null);
  const [ownCaption, setOwnCaption] = useState<string | null>(null);
  const [colours, setColours] = useState<"screen" | Theme>("screen");
  const [isTransparent, setTransparent] = useState(false);
  const [parts, setParts] = useState<ReadonlySet<Part>>(new Set(["title", "legend", "source"]));
  const [outcome, setOutcome] = useState<Words | "">("");
  const [titleId, captionId] = [useId(), useId()];
  const knowledge = useWorkspaceState(knowledgeOf);
  const view = useWorkspaceState(viewOf);
  const derived = useWorkspaceState(derivedOf);
  const { dataset } = knowledge.dataset;
  const proposed = useMemo(() => headlineOf({ knowledge, view, derived }, scope), [knowledge, view, derived, scope]);
  const title = ownTitle ?? proposed.title;
  const caption = ownCaption ?? proposed.caption;
  const pixelsPerUnit = format === "svg" ? 1 : Number(scale);
  const given = givenSize(size, pixelsPerUnit);
  const stage = stageOf(shown);
  const picture = usePicture(pictures[shown], {
    scope,
    stage,
    crop,
    size: given ?? undefined,
    title: parts.has("title") ? title : "",
    caption: parts.has("title") ? caption : "",
    theme: colours === "screen" ? theme : colours,
    hasGround: !isTransparent,
    hasLegend: parts.has("legend"),
    hasSourceLine: parts.has("source"),
  });
  const drawn = picture !== "drawing" && picture.ok ? picture.value : null;
  const pixels = drawn === null || format === "svg" ? null : pixelSizeOf(drawn, Number(scale));
  const drawingFault = picture !== "drawing" && !picture.ok ? picture.error : null;
  const fault = given === null ? wrongSize(size) : (drawingFault ?? (pixels?.ok === false ? pixels.error : null));
  const name = title.trim() === "" ? proposed.title : title;
  const fileName = `${dataset.id}${name === dataset.title ? "" : `-${freshSlug(name, [], "picture")}`}.${format}`;
  const isReady = drawn !== null && fault === null;

  const choose = (change: () => void) => {
    setOutcome("");
    change();
  };
  const svgIn = (chosen: Picture) => svgOf(chosen, "sourceline", size.unit === "mm" ? "mm" : "px");
  const write = async (chosen: Picture): Promise<Result<Blob, Issue>> =>
    format === "svg" ? ok(new Blob([svgIn(chosen)], { type: "image/svg+xml" })) : pngOf(chosen, Number(scale));
  const download = async (chosen: Picture) => {
    const file = await write(chosen);
    if (file.ok) saveText(file.value, fileName);
    setOutcome(file.ok ? copying.downloaded({ fileName }) : issueText(file.error));
  };
  const copy = async (chosen: Picture) => {
    const copied = format === "svg" ? await copySvg(svgIn(chosen)) : await copyPng(() => write(chosen));
    if (copied.ok) setOutcome(copying.copiedOfSize({ size: sizeText(copied.value) }));
    else if (copied.error === null) setOutcome(copying.notAllowedButDownload());
    else setOutcome(issueText(copied.error));
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
        {drawn !== null && (
          <PicturePreview picture={drawn} onCrop={(cut) => choose(() => setCrop(cutAlso(crop, cut)))} />
        )}
        <p role="status" className={styles.fault}>
          {fault !== null && issueText(fault)}
        </p>
      </div>
      <p className={`${kit.file} ${styles.file}`}>
        <span translate="no">{fileName}</span>
        <span data-testid="picture-size">{isReady && sizeInWords(drawn, pixels?.ok ? pixels.value : drawn)}</span>
      </p>
      <Choices
        title={words.ofView()}
        options={VIEWS}
        value={shown}
        onChange={(value) => choose(() => setShown(value))}
      />
      <Choices
        title={words.scope()}
        options={view.selection.entities.length > 0 ? SCOPES : SCOPES.filter(([each]) => each !== "claims")}
        value={scope}
        onChange={(value) => choose(() => setScope(value))}
      />
      <CropFields crop={crop} onChange={(next) => choose(() => setCrop(next))} />
      <div className={styles.row}>
        <label className={kit.head} htmlFor={titleId}>
          {words.titlePart()}
        </label>
        <input
          id={titleId}
          className={`${kit.box} ${styles.words}`}
          dir="auto"
          value={title}
          onChange={({ target }) => choose(() => setOwnTitle(target.value))}
        />
      </div>
      <div className={styles.row}>
        <label className={kit.head} htmlFor={captionId}>
          {words.caption()}
        </label>
        <textarea
          id={captionId}
          className={`${kit.box} ${styles.words}`}
          dir="auto"
          rows={2}
          value={caption}
          onChange={({ target }) => choose(() => setOwnCaption(target.value))}
        />
      </div>
      <Choices
        title={words.size()}
        options={UNITS}
        value={size.unit}
        onChange={(unit) =>
          choose(() => setSize(drawn === null ? { ...size, unit } : sizeIn(unit, drawn, pixelsPerUnit)))
        }
      >
        {size.unit !== "measure" && (
          <>
            <NumberField
              label={words.width()}
              value={size.width}
              unit={size.unit}
              isWrong={given === null}
              onChange={(width) => choose(() => setSize({ ...size, width }))}
            />
            <NumberField
              label={words.height()}
              value={size.height}
              unit={size.unit}
              placeholder={words.asNeeded()}
              isWrong={given === null}
              onChange={(height) => choose(() => setSize({ ...size, height }))}
            />
          </>
        )}
      </Choices>
      <Choices
        title={words.format()}
        options={FORMATS}
        value={format}
        onChange={(value) => choose(() => setFormat(value))}
      />
      {format === "png" && (
        <Choices
          title={words.resolution()}
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
      <p className={kit.note}>
        {words.several()}{" "}
        <Button weight="link" onClick={onFigures}>
          {words.figures()}
        </Button>
      </p>
    </Dialog>
  );
}

/** The picture of the workspace as it is now; made again, after a frame has been painted, whenever a choice changes or a face comes. */
function usePicture(
  load: () => Promise<DrawPicture>,
  {
    scope,
    stage,
    theme,
    crop,
    size,
    title,
    caption,
    hasGround,
    hasLegend,
    hasSourceLine,
  }: Pick<PictureOptions, "scope" | "stage" | "size" | "hasGround" | "hasLegend" | "hasSourceLine"> & {
    readonly theme: Theme;
    readonly crop: Crop;
    readonly title: string;
    readonly caption: string;
  },
): Result<Picture, Issue> | "drawing" {
  const knowledge = useWorkspaceState(knowledgeOf);
  const view = useWorkspaceState(viewOf);
  const derived = useWorkspaceState(derivedOf);
  const [picture, setPicture] = useState<Result<Picture, Issue> | "drawing">("drawing");
  const { width, height } = stage;
  const { width: across, height: up } = size ?? {};
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
        title,
        caption,
        crop: crop === WHOLE ? undefined : crop,
        size: across === undefined ? undefined : { width: across, height: up ?? null },
        hasLegend,
        hasSourceLine,
        filters: describeFilters(knowledge, view),
      };
      const pictureOf = await load();
      if (!isCurrent) return;
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
  }, [
    load,
    knowledge,
    view,
    derived,
    scope,
    width,
    height,
    theme,
    crop,
    across,
    up,
    title,
    caption,
    hasGround,
    hasLegend,
    hasSourceLine,
    faces,
  ]);
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

async function copySvg(svg: string): Promise<Copied> {
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

/** In millimetres, of which a CSS pixel has so many in print, and in pixels of the file. */
function sizeInWords(drawn: Size, pixels: Size): Words {
  const [across, up] = [drawn.width, drawn.height].map((length) => Math.round(length / PIXELS_PER_MM));
  const { width, height } = pixels;
  return words.sizes({ across: across ?? 0, up: up ?? 0, width: Math.round(width), height: Math.round(height) });
}

/** The size of a picture in a unit, to go on from: its width, and as high as it comes out. */
function sizeIn(unit: SizeChoice["unit"], { width }: Size, pixelsPerUnit: number): SizeChoice {
  const length = unit === "mm" ? width / PIXELS_PER_MM : width * pixelsPerUnit;
  return { unit, width: unit === "measure" ? "" : String(Math.round(length)), height: "" };
}

function wrongSize({ unit }: SizeChoice): Issue {
  const { least, most } = SIZE_LIMITS[unit === "mm" ? "mm" : "px"];
  return { code: "picture/wrong-size", path: "", message: words.wrongSize({ least, most, unit }), hint: null };
}
