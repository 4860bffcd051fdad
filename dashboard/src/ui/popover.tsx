import { type ReactNode, useId, useRef, useState } from "react";

const GAP_PX = 6;
const EDGE_PX = 10;

interface PopoverProps {
  /** What the button shows. */
  label: ReactNode;
  /** The button's name where it shows no text. */
  name?: string;
  className?: string;
  children: (close: () => void) => ReactNode;
}

/** A button with a native popover below it, kept within the window. */
export function Popover({ label, name, className = "button quiet", children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function place() {
    const at = button.current?.getBoundingClientRect();
    const box = popover.current;
    if (!at || !box) return;
    const width = box.offsetWidth;
    const below = window.innerHeight - at.bottom;
    const left = Math.max(EDGE_PX, Math.min(at.left, window.innerWidth - width - EDGE_PX));
    box.style.left = `${left}px`;
    box.style.top =
      below < box.offsetHeight + GAP_PX && at.top > below
        ? `${Math.max(EDGE_PX, at.top - box.offsetHeight - GAP_PX)}px`
        : `${at.bottom + GAP_PX}px`;
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={name}
        aria-expanded={open}
      >
        {label}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className="popover"
        onToggle={(event) => {
          const isOpen = event.newState === "open";
          setOpen(isOpen);
          if (isOpen) requestAnimationFrame(place);
        }}
      >
        {open ? children(() => popover.current?.hidePopover()) : null}
      </div>
    </>
  );
}
