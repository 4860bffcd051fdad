import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useTexts } from "@/lib/use-texts";
import { commands } from "@/texts/commands";
import { Dialog } from "./dialog";
import { Icon } from "./icon";

const CommandList = dynamic(() => import("./command-list").then((loaded) => loaded.CommandList));

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/** Opens the command palette, also by Ctrl or ⌘ and K, or by a slash. */
export function CommandButton() {
  const t = useTexts(commands);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!isShortcut && (event.key !== "/" || isTyping(event.target))) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button type="button" className="button quiet command-button" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span className="cut">{t("search")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Dialog title={t("title")} open={open} onClose={() => setOpen(false)}>
        <CommandList done={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
