import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { Icon } from "./icon";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A modal dialog; the browser holds the focus in it and closes it by Escape. */
export function Dialog({ title, open, onClose, wide, children }: DialogProps) {
  const t = useTexts(common);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) {
      dialog.current?.close();
      return;
    }
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
  }, [open]);
  return (
    <dialog ref={dialog} className={wide ? "dialog wide" : "dialog"} aria-labelledby={id} onClose={onClose}>
      {open ? (
        <div className="dialog-body">
          <header className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="button bare icon" aria-label={t("close")} onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
