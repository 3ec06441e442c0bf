import { type ReactNode, useId } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import kit from "../../lib/ui/kit.module.css";
import { imageWords as words } from "../../words/en/image.ts";
import type { Words } from "../../words/message.ts";
import { cutAt, WHOLE } from "../crop.ts";
import type { Crop } from "../picture.ts";
import styles from "./PictureDialog.module.css";

const SIDES = [
  ["left", words.left],
  ["top", words.top],
  ["right", words.right],
  ["bottom", words.bottom],
] as const;

/** What is cut off each side, in percent: for those who cannot drag across the preview. */
export function CropFields({ crop, onChange }: { crop: Crop; onChange: (crop: Crop) => void }) {
  return (
    <fieldset className={styles.row}>
      <legend className={kit.head}>{words.crop()}</legend>
      {SIDES.map(([side, label]) => (
        <NumberField
          key={side}
          label={label()}
          value={String(Math.round(100 * crop[side]))}
          unit={words.percent()}
          onChange={(typed) => onChange(cutAt(crop, side, Number(typed)))}
        />
      ))}
      <Button weight="quiet" isSmall disabled={crop === WHOLE} onClick={() => onChange(WHOLE)}>
        {words.uncrop()}
      </Button>
      <p className={`${kit.mute} ${styles.hint}`}>{words.dragToCrop()}</p>
    </fieldset>
  );
}

/** One of few choices, in a row of a dialog. */
export function Choices<Value extends string>({
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

/** A number as it is typed, with its unit. */
export function NumberField({
  label,
  value,
  unit,
  placeholder,
  isWrong = false,
  onChange,
}: {
  label: Words;
  value: string;
  unit: string;
  placeholder?: Words;
  isWrong?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <label className={styles.number}>
      <span>{label}</span>
      <input
        className={kit.box}
        type="number"
        min={0}
        value={value}
        placeholder={placeholder}
        aria-invalid={isWrong}
        onChange={({ target }) => onChange(target.value)}
      />
      <span aria-hidden="true">{unit}</span>
    </label>
  );
}

/** What is in or out. */
export function Tick({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className={kit.tick}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}
