import { useEffect, useId, useRef, useState } from "react";
import { changeFigure, type FigureChange, showFigure, writeFigure } from "../../../features/figures/figure-commands.ts";
import { isSameJson } from "../../../lib/same-json.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { FIGURE_PARTS, FIGURE_SCOPES, FIGURE_THEMES, type Figure, type FigureSize } from "../../../model/figure.ts";
import { issueText } from "../../../model/issue.ts";
import { figureWords as words } from "../../../words/en/figures.ts";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useMayEdit, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { cutAlso, WHOLE } from "../../crop.ts";
import pictureStyles from "../../ui/PictureDialog.module.css";
import { Choices, CropFields, NumberField, Tick } from "../../ui/PictureFields.tsx";
import { PicturePreview } from "../../ui/PicturePreview.tsx";
import { remarksOf } from "../figure-files.ts";
import { FIGURE_LIMITS, FIGURE_SIZES, type FigureSizeId, nameOfSize, type Pictures } from "../figure-picture.ts";
import { useDrawnFigure } from "./drawn-figure.ts";
import styles from "./FigureDesk.module.css";
import { sizeName } from "./size-in-words.ts";

const SCOPES = FIGURE_SCOPES.map((scope) => [scope, words[scope]] as const);
const THEMES = FIGURE_THEMES.map((theme) => [theme, () => words.themeName({ theme })] as const);
const SIZE_IDS = Object.keys(FIGURE_SIZES) as readonly FigureSizeId[];
const UNITS = [
  ["px", words.pixels],
  ["mm", words.millimetres],
] as const;

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;

/**
 * One figure: the picture as it is exported, and all that can be said of it.
 * @param taken the view on screen as a figure.
 */
export function FigurePage({
  figure,
  pictures,
  taken,
  onBack,
  onShown,
}: {
  readonly figure: Figure;
  readonly pictures: Pictures;
  readonly taken: () => Figure;
  readonly onBack: () => void;
  readonly onShown: () => void;
}) {
  const workspace = useWorkspace();
  const mayEdit = useMayEdit();
  const knowledge = useWorkspaceState(knowledgeOf);
  const drawn = useDrawnFigure(knowledge, figure, pictures);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const { id } = figure;
  const change = (changed: FigureChange) => workspace.dispatch(changeFigure, { figure: id, change: changed });
  const write = (changed: FigureChange) => workspace.dispatch(writeFigure, { figure: id, change: changed });
  const made = drawn?.ok ? drawn.value : null;
  return (
    <>
      <div className={`${kit.tools} ${styles.add}`}>
        <button ref={back} type="button" className={kit.link} onClick={onBack}>
          {words.all()}
        </button>
        <span className={kit.gap} />
        <Button
          weight="quiet"
          onClick={() => {
            workspace.dispatch(showFigure, { figure: id });
            onShown();
          }}
        >
          {words.show()}
        </Button>
        {mayEdit && (
          <Button
            weight="quiet"
            onClick={() => {
              const { view, scope, stage = null } = taken();
              change({ view, scope, stage, crop: null });
            }}
          >
            {words.takeView()}
          </Button>
        )}
      </div>
      <div className={pictureStyles.preview}>
        {made !== null && (
          <PicturePreview
            picture={made.picture}
            {...(mayEdit && { onCrop: (cut) => change({ crop: cutAlso(figure.crop ?? WHOLE, cut) }) })}
          />
        )}
        <p role="status" className={pictureStyles.fault}>
          {drawn?.ok === false && issueText(drawn.error)}
        </p>
      </div>
      {made !== null &&
        remarksOf(made).map((remark) => (
          <p key={remark} className={styles.remark}>
            {remark}
          </p>
        ))}
      {mayEdit && (
        <>
          <div className={styles.text}>
            <WrittenField
              label={words.name()}
              isLabelShown
              isOneLine
              value={figure.title}
              onWrite={(title) => write({ title })}
            />
            <WrittenField
              label={words.caption()}
              isLabelShown
              mayBeBlank
              value={figure.caption}
              onWrite={(caption) => write({ caption })}
            />
          </div>
          <SizeFields figure={figure} onChange={(size) => change({ size })} />
          <Choices
            title={words.shows()}
            options={SCOPES}
            value={figure.scope}
            onChange={(scope) => change({ scope })}
          />
          <CropFields crop={figure.crop ?? WHOLE} onChange={(crop) => change({ crop: crop === WHOLE ? null : crop })} />
          <Choices
            title={words.theme()}
            options={THEMES}
            value={figure.theme}
            onChange={(theme) => change({ theme })}
          />
          <fieldset className={pictureStyles.row}>
            <legend className={kit.head}>{words.include()}</legend>
            {FIGURE_PARTS.map((part) => (
              <Tick
                key={part}
                isOn={figure.parts.includes(part)}
                onChange={(isOn) =>
                  change({
                    parts: FIGURE_PARTS.filter((each) => (each === part ? isOn : figure.parts.includes(each))),
                  })
                }
              >
                {words.part({ part })}
              </Tick>
            ))}
            <Tick isOn={figure.hasLargeText} onChange={(hasLargeText) => change({ hasLargeText })}>
              {words.largeText()}
            </Tick>
          </fieldset>
        </>
      )}
      {made !== null && (
        <div className={styles.alternative}>
          <h3 className={kit.head}>{words.alternative()}</h3>
          <p className={kit.mute}>{made.picture.description}</p>
        </div>
      )}
    </>
  );
}

interface Typed {
  readonly width: string;
  readonly height: string;
}

/** The size by name, or in numbers of one's own; what is no size is said, and not kept. */
function SizeFields({ figure, onChange }: { readonly figure: Figure; readonly onChange: (size: FigureSize) => void }) {
  const { size } = figure;
  const name = nameOfSize(size);
  const id = useId();
  const [isOwn, setOwn] = useState(name === null);
  /** What is typed, and the size that came of it: where the figure has another, as after an Undo, that is shown. */
  const [typed, setTyped] = useState<(Typed & { readonly size: FigureSize }) | null>(null);
  const shown: Typed =
    typed !== null && isSameJson(typed.size, size)
      ? typed
      : { width: String(size.width), height: size.height === null ? "" : String(size.height) };
  const { least, most } = FIGURE_LIMITS[size.unit];
  const lengthOf = (text: string) => {
    const length = Number(text);
    return text.trim() !== "" && length >= least && length <= most ? length : null;
  };
  const isWrong = lengthOf(shown.width) === null || (shown.height.trim() !== "" && lengthOf(shown.height) === null);
  const type = (next: Typed) => {
    const width = lengthOf(next.width);
    const height = next.height.trim() === "" ? null : lengthOf(next.height);
    const isSize = width !== null && (height !== null || next.height.trim() === "");
    const nextSize = isSize ? { unit: size.unit, width, height } : size;
    setTyped({ ...next, size: nextSize });
    if (isSize) onChange(nextSize);
  };
  return (
    <>
      <div className={pictureStyles.row}>
        <label htmlFor={id} className={kit.head}>
          {words.size()}
        </label>
        <select
          id={id}
          className={`${kit.box} ${pictureStyles.words}`}
          value={isOwn || name === null ? "other" : name}
          onChange={({ target: { value } }) => {
            setTyped(null);
            setOwn(value === "other");
            if (value !== "other") onChange(FIGURE_SIZES[value as FigureSizeId]);
          }}
        >
          {SIZE_IDS.map((each) => (
            <option key={each} value={each}>
              {sizeName(each)}
            </option>
          ))}
          <option value="other">{sizeName(null)}</option>
        </select>
      </div>
      {(isOwn || name === null) && (
        <Choices
          title={words.unit()}
          options={UNITS}
          value={size.unit}
          onChange={(unit) => {
            setTyped(null);
            if (unit !== size.unit) onChange(unit === "mm" ? FIGURE_SIZES["two-columns"] : FIGURE_SIZES.slide);
          }}
        >
          <NumberField
            label={words.width()}
            value={shown.width}
            unit={size.unit}
            isWrong={isWrong}
            onChange={(width) => type({ ...shown, width })}
          />
          <NumberField
            label={words.height()}
            value={shown.height}
            unit={size.unit}
            placeholder={words.asNeeded()}
            isWrong={isWrong}
            onChange={(height) => type({ ...shown, height })}
          />
          {isWrong && (
            <p role="status" className={styles.remark}>
              {words.wrongSize({ least, most, unit: size.unit })}
            </p>
          )}
        </Choices>
      )}
    </>
  );
}
