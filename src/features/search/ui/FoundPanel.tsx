import type { ComponentProps } from "react";
import kit from "../../../lib/ui/kit.module.css";
import styles from "./FoundPanel.module.css";

/**
 * The box around a list: a popover if it is given as one, else directly below the field in their common container. A
 * press in it keeps the focus, and with it a phone's keyboard, in the field.
 */
export function FoundPanel(props: ComponentProps<"div">) {
  const className = `${kit.popover} ${styles.panel}`;
  // biome-ignore lint/a11y/noStaticElementInteractions: the handler only keeps the focus where it is
  return <div className={className} onMouseDown={(event) => event.preventDefault()} {...props} />;
}
