import type { ComponentProps } from "react";
import styles from "./Button.module.css";
import kit from "./kit.module.css";

export type ButtonWeight = "quiet" | "outline" | "solid" | "chip" | "link";

/** The class names of a button of this weight, for the few controls that must be another component's button. */
export function buttonClass(weight: ButtonWeight, more?: string): string {
  return [...(weight === "link" ? [kit.link] : [styles.button, styles[weight]]), more].filter(Boolean).join(" ");
}

/**
 * A button in one of five weights: "quiet" is text alone, "outline" has a hairline, "solid" is for the one thing to do,
 * "chip" is for one of several small things that are on or off, and "link" stands in a text. Icon-only buttons are an
 * `IconButton`.
 * @param isSmall for a button beside small text.
 */
export function Button({
  weight = "outline",
  isSmall = false,
  className = "",
  type = "button",
  ...properties
}: ComponentProps<"button"> & { weight?: ButtonWeight; isSmall?: boolean }) {
  const more = isSmall ? `${styles.small} ${className}` : className;
  return <button {...properties} type={type} className={buttonClass(weight, more)} />;
}
