import { useId, useMemo } from "react";
import {
  type ColourKey,
  colourFields,
  type Drawing,
  drawBy,
  type ScaledKey,
  type SizeKey,
  sizeFields,
} from "../../../derive/drawn-by/draw-by.ts";
import { categoryInWords, middleOf, scaleValueInWords } from "../../../derive/drawn-by/key-words.ts";
import { EACH } from "../../../derive/drawn-by/scales.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import kit from "../../../lib/ui/kit.module.css";
import type { Field } from "../../../model/dataset.ts";
import { ALL_SAME, type DrawnBy } from "../../../model/view-slices/drawn-by.ts";
import { drawnByWords as words } from "../../../words/en/drawn-by.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { colourBy, sizeBy } from "../drawn-by-commands.ts";
import styles from "./DrawnByKey.module.css";

/** Where nothing is chosen in a list; no field can have this id. */
const USUAL = "_usual";

/** What entities are sized and coloured by: chosen here, and explained. Nothing where the dataset has no field for it. */
export function DrawnByKey() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const drawnBy = useWorkspaceState((state) => state.view.drawnBy);
  const [sizes, colours] = useMemo(() => [sizeFields(knowledge), colourFields(knowledge)], [knowledge]);
  const light = drawBy(knowledge, drawnBy, "light");
  const dark = drawBy(knowledge, drawnBy, "dark");
  if (colours.length === 0) return null;
  return (
    <section aria-label={words.title()} className={styles.key} data-testid="drawn-by">
      <Choice
        label={words.size()}
        scaleLabel={words.sizeScale()}
        usual={words.connections()}
        others={[{ id: ALL_SAME, label: words.same() }]}
        fields={sizes}
        chosen={drawnBy.size}
        scaled={light?.size}
        onChange={(size) => workspace.dispatch(sizeBy, size)}
      />
      {light?.size != null && <Sizes size={light.size} />}
      <Choice
        label={words.colour()}
        scaleLabel={words.colourScale()}
        usual={words.entityType()}
        others={[]}
        fields={colours}
        chosen={drawnBy.colour}
        scaled={light?.colour && { scale: EACH.id, ...light.colour }}
        onChange={(colour) => workspace.dispatch(colourBy, colour)}
      />
      <Colours light={light} dark={dark} />
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly scaleLabel: string;
  readonly usual: string;
  readonly others: readonly { readonly id: string; readonly label: string }[];
  readonly fields: readonly Field[];
  readonly chosen: DrawnBy["size"];
  /** The scale, if there is one, and what can be chosen instead. */
  readonly scaled: Pick<ScaledKey, "scale" | "scales"> | null | undefined;
  readonly onChange: (chosen: DrawnBy["size"]) => void;
}

function Choice({ label, scaleLabel, usual, others, fields, chosen, scaled, onChange }: ChoiceProps) {
  const id = useId();
  const options = [{ id: USUAL, label: usual }, ...others, ...fields];
  return (
    <div className={styles.choice}>
      <label htmlFor={id} className={kit.head}>
        {label}
      </label>
      <select
        id={id}
        value={options.some((option) => option.id === chosen?.by) ? chosen?.by : USUAL}
        onChange={({ currentTarget: { value } }) => onChange(value === USUAL ? null : { by: value })}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
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
        </select>
      )}
    </div>
  );
}

/** Three sizes of the scale, with their values. */
function Sizes({ size }: { size: SizeKey }) {
  const middle = middleOf(size);
  const samples = [size.least, ...(middle === null ? [] : [middle.value]), size.most];
  return (
    <>
      <ul className={styles.samples}>
        {(size.least === size.most ? [size.least] : samples).map((value) => {
          const radius = size.radiusAt(size.shareOf(value));
          return (
            <li key={value}>
              <svg aria-hidden="true" width={2 * radius} height={2 * radius}>
                <circle cx={radius} cy={radius} r={radius} fill="currentColor" />
              </svg>
              <bdi>{scaleValueInWords(size, value)}</bdi>
            </li>
          );
        })}
      </ul>
      <Unstated count={size.unstated} colour="var(--mute)" />
    </>
  );
}

/** A swatch for each category, or the ramp between the ends. */
function Colours({ light, dark }: { light: Drawing | null; dark: Drawing | null }) {
  if (light?.colour == null || dark?.colour == null) return null;
  const unstatedColour = inBoth(light.colour.unstatedColour, dark.colour.unstatedColour);
  return (
    <>
      {light.colour.kind === "ramp" && dark.colour.kind === "ramp" && <Ramp light={light.colour} dark={dark.colour} />}
      {light.colour.kind === "categories" && dark.colour.kind === "categories" && (
        <Categories light={light.colour} dark={dark.colour} />
      )}
      <Unstated count={light.colour.unstated} colour={unstatedColour} />
    </>
  );
}

type Ramp = Extract<ColourKey, { readonly kind: "ramp" }>;

/** Colours of a ramp that are given to the browser, which mixes those between. */
const STOPS = 12;
/** Share of a ramp that its middle is away from both ends, if its value is to have room. */
const LEAST_APART = 0.25;

function Ramp({ light, dark }: { light: Ramp; dark: Ramp }) {
  const stops = Array.from({ length: STOPS }, (_, stop) => {
    const at = Math.round((stop / (STOPS - 1)) * (light.colours.length - 1));
    return inBoth(light.colours[at] as string, dark.colours[at] as string);
  });
  const [least, most] = [scaleValueInWords(light, light.least), scaleValueInWords(light, light.most)];
  const middle = middleOf(light);
  return (
    <div role="img" aria-label={words.ramp({ least, most })} className={styles.scale}>
      <div className={styles.ramp} style={{ background: `linear-gradient(to right, ${stops.join(", ")})` }} />
      <div className={styles.ends}>
        <bdi>{least}</bdi>
        {middle !== null && middle.share > LEAST_APART && middle.share < 1 - LEAST_APART && (
          <bdi className={styles.middle} style={{ left: `${100 * middle.share}%` }}>
            {scaleValueInWords(light, middle.value)}
          </bdi>
        )}
        {light.least < light.most && <bdi>{most}</bdi>}
      </div>
    </div>
  );
}

type Categories = Extract<ColourKey, { readonly kind: "categories" }>;

function Categories({ light, dark }: { light: Categories; dark: Categories }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { others } = light;
  return (
    <ul>
      {light.values.map(({ value, count, colour }, at) => (
        <Row
          key={value}
          label={categoryInWords(knowledge, light.field, value)}
          count={count}
          colour={inBoth(colour, dark.values[at]?.colour ?? colour)}
        />
      ))}
      {others !== null && (
        <Row
          label={words.others({ count: others.values })}
          count={others.count}
          colour={others.colour === null ? null : inBoth(others.colour, dark.others?.colour ?? others.colour)}
        />
      )}
    </ul>
  );
}

function Row({ label, count, colour }: { label: string; count: number; colour: string | null }) {
  return (
    <li className={styles.row}>
      <span className={styles.swatch} style={{ background: colour ?? "none" }} />
      <span className={`${kit.cut} ${styles.name}`} dir="auto">
        {label}
      </span>
      <span className={styles.count}>{numberText(count)}</span>
    </li>
  );
}

/** What has no place on the scale, hollow as on the canvas. */
function Unstated({ count, colour }: { count: number; colour: string }) {
  if (count === 0) return null;
  return (
    <p className={styles.row}>
      <span className={styles.hollow} style={{ borderColor: colour }} />
      <span className={styles.name}>{words.notStated()}</span>
      <span className={styles.count}>{numberText(count)}</span>
    </p>
  );
}

function inBoth(light: string, dark: string): string {
  return `light-dark(${light}, ${dark})`;
}
