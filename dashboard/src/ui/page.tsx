import { type ReactNode, useEffect } from "react";
import { useFormats, useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { shell } from "@/texts/shell";
import { ViewBar } from "./view-bar";

interface PageProps {
  title: string;
  /** Before the period, such as a count. */
  beside?: ReactNode;
  /** Which parts of the period, comparison and filters the page obeys. */
  bar?: { period?: boolean; compare?: boolean; filters?: boolean };
  tools?: ReactNode;
  children: ReactNode;
}

/** A page of a project: its heading, the bar, its content, and in which zone its times are. */
export function Page({ title, beside, bar, tools, children }: PageProps) {
  const t = useTexts(shell);
  const { name } = useProject();
  const { zone } = useFormats();
  useEffect(() => {
    document.title = `${title} · ${name} · GoSight`;
  }, [title, name]);
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {beside}
        <div className="tools">{tools}</div>
      </header>
      {bar ? <ViewBar {...bar} /> : null}
      {children}
      <footer className="zone-note">
        <span>
          {t("timesIn", { zone })} {bar ? `· ${t("withoutBots")}` : ""}
        </span>
        <a href="/docs/api/">{t("api")}</a>
      </footer>
    </>
  );
}
