import { ChevronDown } from "lucide-react";
import { useEffect, useId, useMemo, useRef } from "react";
import { useStore } from "zustand";
import {
  type ColourKey,
  colourFields,
  type Drawing,
  drawBy,
  labelFields,
  type ScaledKey,
  type SizeKey,
  sizeFields,
} from "../../../derive/drawn-by/draw-by.ts";
import {
  categoryInWords,
  middleOf,
  scaleValueInWords,
  stepInWords,
  unstatedInWords,
} from "../../../derive/drawn-by/key-words.ts";
import { measureFields } from "../../../derive/drawn-by/measure-fields.ts";
import { measuring } from "../../../derive/drawn-by/measured-values.ts";
import { EACH } from "../../../derive/drawn-by/scales.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Field } from "../../../model/dataset.ts";
import { ALL_SAME, type DrawnBy } from "../../../model/view-slices/drawn-by.ts";
import { drawnByWords as words } from "../../../words/en/drawn-by.ts";
import { filterWords } from "../../../words/en/filters.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { colourBy, labelBy, sizeBy } from "../drawn-by-commands.ts";
import { partOfCategory, partOfStep, partUnstated } from "../key-parts.ts";
import styles from "./DrawnByKey.module.css";
import { Part } from "./KeyParts.tsx";
import { MeasureStatus } from "./MeasureStatus.tsx";

/** Where nothing is chosen in a list; no field can have this id. */
const USUAL = "_usual";

/**
 * What entities are sized, coloured and labelled by: chosen here, explained, and filtered by.
 * @param takesFocus whether it was asked for just now, by a button that is gone.
 */
export function DrawnByKey({ takesFocus, onClose }: { takesFocus: boolean; onClose: () => void }) {
  const key = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) key.current?.querySelector("select")?.focus();
  }, [takesFocus]);
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const drawnBy = useWorkspaceState((state) => state.view.drawnBy);
  const [sizes, colours, labels] = useMemo(
    () => [sizeFields(knowledge), colourFields(knowledge), labelFields(knowledge)],
    [knowledge],
  );
  // Drawn again when there are values of a measure.
  useStore(measuring, ({ computed }) => computed);
  const light = drawBy(knowledge, drawnBy, "light");
  const dark = drawBy(knowledge, drawnBy, "dark");
  return (
    <section ref={key} aria-label={words.title()} className={styles.key} data-testid="drawn-by">
      <Button weight="quiet" isSmall className={styles.close ?? ""} aria-expanded={true} onClick={onClose}>
        {filterWords.drawnBy()} <ChevronDown size={13} />
      </Button>
      <Choice
        label={words.size()}
        scaleLabel={words.sizeScale()}
        usual={words.connections()}
        others={[{ id: ALL_SAME, label: words.same() }]}
        fields={sizes}
        measures={measureFields("score")}
        chosen={drawnBy.size}
        scaled={light?.size}
        isDrawn={light?.size != null}
        onChange={(size) => workspace.dispatch(sizeBy, size)}
      />
      {light?.size != null && <Sizes size={light.size} />}
      <Choice
        label={words.colour()}
        scaleLabel={words.colourScale()}
        usual={words.entityType()}
        others={[]}
        fields={colours}
        measures={measureFields()}
        chosen={drawnBy.colour}
        scaled={light?.colour && { scale: EACH.id, ...light.colour }}
        isDrawn={light?.colour != null}
        onChange={(colour) => workspace.dispatch(colourBy, colour)}
      />
      <Colours light={light} dark={dark} />
      <Choice
        label={words.label()}
        scaleLabel={words.label()}
        usual={words.nothing()}
        others={[]}
        fields={labels}
        measures={measureFields()}
        chosen={drawnBy.label ?? null}
        scaled={null}
        isDrawn={light?.label != null}
        onChange={(label) => workspace.dispatch(labelBy, label)}
      />
      {light?.label != null && light.label.unstated > 0 && (
        <ul>
          <Part
            part={partUnstated(light.label)}
            label={unstatedInWords(light.label.field)}
            count={light.label.unstated}
            sign={{ colour: null }}
          />
        </ul>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly scaleLabel: string;
  readonly usual: string;
  readonly others: readonly { readonly id: string; readonly label: string }[];
  readonly fields: readonly Field[];
  readonly measures: readonly Field[];
  readonly chosen: DrawnBy["size"];
  /** The scale, if there is one, and what can be chosen instead. */
  readonly scaled: Pick<ScaledKey, "scale" | "scales" | "field"> | null | undefined;
  /** Whether something is drawn by what is chosen. */
  readonly isDrawn: boolean;
  readonly onChange: (chosen: DrawnBy["size"]) => void;
}

function Choice(props: ChoiceProps) {
  const { label, scaleLabel, usual, others, fields, measures, chosen, scaled, isDrawn, onChange } = props;
  const id = useId();
  const isListed = [...others, ...fields, ...measures].some((option) => option.id === chosen?.by);
  return (
    <div className={styles.choice}>
      <label htmlFor={id} className={kit.head}>
        {label}
      </label>
      <select
        id={id}
        value={isListed ? chosen?.by : USUAL}
        onChange={({ currentTarget: { value } }) => onChange(value === USUAL ? null : { by: value })}
      >
        <Options of={[{ id: USUAL, label: usual }, ...others]} />
        {fields.length > 0 && (
          <optgroup label={words.fields()}>
            <Options of={fields} />
          </optgroup>
        )}
        <optgroup label={words.measures()}>
          <Options of={measures} />
        </optgroup>
      </select>
      {chosen !== null && scaled != null && scaled.scales.length > 1 && (
        <select
          aria-label={scaleLabel}
          value={scaled.scale}
          onChange={({ currentTarget: { value } }) =>
            onChange({ by: chosen.by, scale: value as NonNullable<typeof chosen.scale> })
          }
        >
          {scaled.scales.map((scale) => (
            <option key={scale.id} value={scale.id}>
              {capitalised(scale.title())}
            </option>
          ))}
          {scaled.field.type !== "edtf" && scaled.scales.every((scale) => scale.id !== "log") && (
            <option disabled>{words.noLog()}</option>
          )}
        </select>
      )}
      {chosen !== null && <MeasureStatus by={chosen.by} isDrawn={isDrawn} />}
    </div>
  );
}

function Options({ of }: { of: readonly { readonly id: string; readonly label: string }[] }) {
  return of.map(({ id, label }) => (
    <option key={id} value={id}>
      {label}
    </option>
  ));
}

/** The steps of the scale, each with a disc as large as its greatest value. */
function Sizes({ size }: { size: SizeKey }) {
  return (
    <ul className={styles.sizes}>
      {size.steps.map((step) => (
        <Part
          key={step.least}
          part={partOfStep(size, step)}
          label={stepInWords(size, step)}
          count={step.count}
          sign={{ colour: "var(--mute)", radius: size.radiusAt(size.shareOf(step.most)) }}
        />
      ))}
      <Unstated of={size} colour="var(--mute)" />
    </ul>
  );
}

/** A swatch for each category, or the ramp between the ends and its steps. */
function Colours({ light, dark }: { light: Drawing | null; dark: Drawing | null }) {
  if (light?.colour == null || dark?.colour == null) return null;
  const unstatedColour = inBoth(light.colour.unstatedColour, dark.colour.unstatedColour);
  return (
    <>
      {light.colour.kind === "ramp" && dark.colour.kind === "ramp" && <Ramp light={light.colour} dark={dark.colour} />}
      <ul>
        {light.colour.kind === "ramp" && dark.colour.kind === "ramp" && (
          <Steps light={light.colour} dark={dark.colour} />
        )}
        {light.colour.kind === "categories" && dark.colour.kind === "categories" && (
          <Categories light={light.colour} dark={dark.colour} />
        )}
        <Unstated of={light.colour} colour={unstatedColour} />
      </ul>
    </>
  );
}

type Ramp = Extract<ColourKey, { readonly kind: "ramp" }>;

/** Colours of a ramp that are given to the browser, which mixes those between. */
const STOPS = 12;
/** Share of a ramp that its middle is away from both ends, if its value is to have room. */
const LEAST_APART = 0.25;

function Ramp({ light, dark }: { light: Ramp; dark: Ramp }) {
  // Of groups each has one colour, which is beside it.
  if (light.scale === "quantiles") return null;
  const stops = Array.from({ length: STOPS }, (_, stop) => {
    const at = Math.round((stop / (STOPS - 1)) * (light.colours.length - 1));
    return inBoth(light.colours[at] as string, dark.colours[at] as string);
  });
  const [least, most] = [scaleValueInWords(light, light.least), scaleValueInWords(light, light.most)];
  const middle = middleOf(light);
  const hasRoom = middle !== null && middle.share > LEAST_APART && middle.share < 1 - LEAST_APART;
  const isTold = light.middle !== null && !hasRoom;
  return (
    <div role="img" aria-label={words.ramp({ least, most })} className={styles.scale}>
      <div className={styles.ramp} style={{ background: `linear-gradient(to right, ${stops.join(", ")})` }} />
      <div className={styles.ends}>
        <bdi>{least}</bdi>
        {hasRoom && (
          <bdi className={styles.middle} style={{ left: `${100 * middle.share}%` }}>
            {scaleValueInWords(light, middle.value)}
          </bdi>
        )}
        {light.least < light.most && <bdi>{most}</bdi>}
      </div>
      {isTold && <div className={styles.ends}>{words.middle({ value: scaleValueInWords(light, light.middle) })}</div>}
    </div>
  );
}

function Steps({ light, dark }: { light: Ramp; dark: Ramp }) {
  return light.steps.map((step) => {
    const middle = light.scale === "quantiles" ? step.most : step.least / 2 + step.most / 2;
    return (
      <Part
        key={step.least}
        part={partOfStep(light, step)}
        label={stepInWords(light, step)}
        count={step.count}
        sign={{ colour: inBoth(light.colourAt(middle), dark.colourAt(middle)) }}
      />
    );
  });
}

type Categories = Extract<ColourKey, { readonly kind: "categories" }>;

function Categories({ light, dark }: { light: Categories; dark: Categories }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { others } = light;
  return (
    <>
      {light.values.map(({ value, count, colour }, at) => (
        <Part
          key={value}
          part={partOfCategory(knowledge, light, at)}
          label={categoryInWords(knowledge, light.field, value)}
          count={count}
          sign={{ colour: inBoth(colour, dark.values[at]?.colour ?? colour) }}
        />
      ))}
      {others !== null && (
        <Part
          part={partOfCategory(knowledge, light, -1)}
          label={words.others({ count: others.values })}
          count={others.count}
          sign={{ colour: others.colour === null ? null : inBoth(others.colour, dark.others?.colour ?? others.colour) }}
        />
      )}
    </>
  );
}

/** What has no place on the scale, hollow as on the canvas. */
function Unstated({ of, colour }: { of: SizeKey | ColourKey; colour: string }) {
  if (of.unstated === 0) return null;
  return (
    <Part
      part={partUnstated(of)}
      label={unstatedInWords(of.field)}
      count={of.unstated}
      sign={{ colour, isHollow: true }}
    />
  );
}

function inBoth(light: string, dark: string): string {
  return `light-dark(${light}, ${dark})`;
}
