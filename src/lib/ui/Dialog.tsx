import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { uiWords as words } from "../../words/en/ui.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

/**
 * A modal dialog, open as long as it is mounted: in the middle of a wide screen, a drawer from the bottom of a narrow one.
 * It keeps focus inside, whatever becomes of the control that has it, asks to be closed on Escape, on its button and on a press outside, and gives focus back to what
 * had it before. The body scrolls; head and actions stay.
 */
export function Dialog({
  title,
  onClose,
  actions,
  children,
}: {
  title: string;
  onClose: () => void;
  /** Buttons under the body, the one thing to do last. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const dialog = useKeptFocus<HTMLElement>();
  return (
    <ModalOverlay
      className={styles.backdrop ?? ""}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ""}>
        <AriaDialog ref={dialog} className={styles.dialog ?? ""}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ""}>
              {title}
            </Heading>
            <IconButton label={words.close()} keys="Escape" onClick={onClose} className={styles.close ?? ""}>
              <X size={18} strokeWidth={1.75} aria-hidden />
            </IconButton>
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
