import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTexts } from "@/lib/use-texts";
import { commands } from "@/texts/commands";
import { SaveView } from "./save-view";
import { useCommands } from "./use-commands";

const MAX_SHOWN = 12;

/** Pages, periods, saved views and projects, narrowed by what is typed. */
export function CommandList({ done }: { done: () => void }) {
  const t = useTexts(commands);
  const id = useId();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [index, setIndex] = useState(0);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = useCommands()
    .filter(({ kind, name }) => words.every((word) => `${t(kind)} ${name}`.toLowerCase().includes(word)))
    .slice(0, MAX_SHOWN);
  const chosen = Math.min(index, found.length - 1);

  // The list is loaded after the dialog was opened the first time.
  useEffect(() => input.current?.focus(), []);

  function open(href: string) {
    done();
    router.push(href);
  }

  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      setIndex((chosen + step + found.length) % found.length);
    } else if (event.key === "Enter" && found[chosen]) {
      event.preventDefault();
      open(found[chosen].href);
    }
  }

  return (
    <>
      <input
        className="input"
        role="combobox"
        aria-label={t("title")}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
        placeholder={t("placeholder")}
        data-autofocus=""
        ref={input}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setIndex(0);
        }}
        onKeyDown={move}
      />
      {found.length === 0 ? <p className="soft">{t("nothing")}</p> : null}
      <div id={id} role="listbox" aria-label={t("title")}>
        {found.map(({ kind, name, href }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: The input handles the keys.
          <div
            key={`${kind} ${href}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className="menu-item"
            onClick={() => open(href)}
          >
            <span className="soft small command-kind">{t(kind)}</span>
            <span className="cut">{name}</span>
          </div>
        ))}
      </div>
      <p className="soft small">{t("hint")}</p>
      <SaveView done={done} />
    </>
  );
}
