import type { ComponentProps } from "react";
import { keyForAria } from "../key-words.ts";
import { isAppleKeyboard } from "./apple-keyboard.ts";
import { Button } from "./Button.tsx";
import { Tooltip } from "./Tooltip.tsx";

/**
 * A button that is an icon alone: its label is its name, and is shown with its key as a tooltip.
 * @param keys the key that does the same, in tinykeys notation.
 */
export function IconButton({
  label,
  keys,
  weight = "quiet",
  ...properties
}: Omit<ComponentProps<typeof Button>, "aria-label" | "title"> & {
  label: string;
  keys?: string | undefined;
}) {
  return (
    <>
      <Button
        {...properties}
        weight={weight}
        aria-label={label}
        aria-keyshortcuts={keys && keyForAria(keys, isAppleKeyboard)}
      />
      <Tooltip label={label} keys={keys} />
    </>
  );
}
