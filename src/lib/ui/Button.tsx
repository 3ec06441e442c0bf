import type { RefAttributes } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components/Button";
import styles from "./Button.module.css";

/**
 * A button in one of three weights: "quiet" is text alone, "outline" has a hairline, "solid" is for the one thing to do.
 * Icon-only buttons need an `aria-label`.
 */
export function Button({
  weight = "outline",
  className,
  ...properties
}: Omit<ButtonProps, "className"> &
  RefAttributes<HTMLButtonElement> & { weight?: "quiet" | "outline" | "solid"; className?: string }) {
  return (
    <AriaButton {...properties} className={[styles.button, styles[weight], className].filter(Boolean).join(" ")} />
  );
}
