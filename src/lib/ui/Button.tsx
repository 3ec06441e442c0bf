import type { ComponentProps } from "react";
import styles from "./Button.module.css";

export type ButtonWeight = "quiet" | "outline" | "solid";

/** The class names of a button of this weight, for the few controls that must be another component's button. */
export function buttonClass(weight: ButtonWeight, more?: string): string {
  return [styles.button, styles[weight], more].filter(Boolean).join(" ");
}

/**
 * A button in one of three weights: "quiet" is text alone, "outline" has a hairline, "solid" is for the one thing to do.
 * Icon-only buttons are an `IconButton`.
 */
export function Button({
  weight = "outline",
  className,
  type = "button",
  ...properties
}: ComponentProps<"button"> & { weight?: ButtonWeight }) {
  return <button {...properties} type={type} className={buttonClass(weight, className)} />;
}
