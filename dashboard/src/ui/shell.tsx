import Link from "next/link";
import { type ReactNode, useState } from "react";
import { setSignedOut, useSession } from "@/api/session";
import { signOut } from "@/api/sign-out";
import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { shell } from "@/texts/shell";
import { CommandButton } from "./commands";
import { Icon } from "./icon";
import { Nav } from "./nav";
import { PreferencesMenu } from "./preferences-menu";

/** The frame of a project's pages: navigation beside the content, or behind a button on small screens. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts(shell);
  const session = useSession();
  const project = useProject();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <header className="top">
        <button
          type="button"
          className="button quiet icon"
          aria-label={t("menu")}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="menu" />
        </button>
        <span className="brand cut">{project.name}</span>
      </header>
      {open ? <button type="button" className="side-shade" aria-label={t("menu")} onClick={close} /> : null}
      <aside className={open ? "side open" : "side"}>
        <Link className="brand" href="/" prefetch={false} title={t("projects")}>
          <img src="/mark.svg" alt="" width="30" height="30" />
          <span className="cut">{project.name}</span>
        </Link>
        <CommandButton />
        <Nav onFollow={close} />
        <div className="side-foot">
          <PreferencesMenu className="nav-link menu-item" />
          {session.state === "user" ? (
            <>
              <Link className="nav-link" href="/account" prefetch={false}>
                <Icon name="account" />
                <span className="cut">{session.me.name}</span>
              </Link>
              <button type="button" className="nav-link menu-item" onClick={signOut}>
                <Icon name="out" />
                {t("signOut")}
              </button>
            </>
          ) : (
            <button type="button" className="nav-link menu-item" onClick={setSignedOut}>
              <Icon name="out" />
              {t("closeKey")}
            </button>
          )}
        </div>
      </aside>
      <main className="content" id="content" tabIndex={-1}>
        <div className="content-inner">{children}</div>
      </main>
    </div>
  );
}
