import { X } from "lucide-react";
import type { ComponentProps } from "react";
import { IconButton } from "./IconButton.tsx";
import kit from "./kit.module.css";

/**
 * A message over the page. It stays in the page while it is empty, so that a change of its words is heard.
 * @param closing the name of the button that takes it away, and what that does; without it there is no such button.
 */
export function Notice({
  isEmpty = false,
  closing,
  className = "",
  children,
  ...properties
}: ComponentProps<"div"> & {
  isEmpty?: boolean;
  closing?: { readonly label: string; readonly onClose: () => void } | undefined;
}) {
  return (
    <div {...properties} className={`${kit.notice} ${className}`} data-empty={isEmpty || undefined}>
      {children}
      {closing && (
        <IconButton className={kit.close} label={closing.label} onClick={closing.onClose}>
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
