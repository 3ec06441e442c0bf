import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import styles from "./Separator.module.css";

const KEY_STEP = 16;

/**
 * A vertical separator between two panels that is dragged, or moved by the arrow keys, Home and End (the window splitter
 * of the ARIA practices). It sizes the panel to its right.
 * @param value width in CSS pixels.
 */
export function Separator({
  label,
  value,
  min,
  max,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (width: number) => void;
}) {
  const start = useRef<{ x: number; value: number } | null>(null);
  const set = (width: number) => onChange(Math.round(Math.min(max, Math.max(min, width))));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: value + KEY_STEP, ArrowRight: value - KEY_STEP, Home: max, End: min }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, value };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current !== null) set(start.current.value + start.current.x - event.clientX);
  };
  const onPointerUp = () => {
    start.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      className={styles.separator}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    />
  );
}
