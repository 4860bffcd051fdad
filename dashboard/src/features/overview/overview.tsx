"use client";

import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { Page } from "@/ui/page";
import { ViewLink } from "@/ui/view-link";
import { Figures } from "./figures";
import { Insights } from "./insights";
import { LeftOut } from "./left-out";
import { OverTime } from "./over-time";
import { useEverSeen, useSummary } from "./queries";
import { Rankings } from "./rankings";
import { TopErrors } from "./top-errors";
import { Welcome } from "./welcome";

/** How is it going? */
export function Overview() {
  const t = useTexts(overview);
  const formats = useFormats();
  const summary = useSummary();
  const isEmpty = summary.data?.figures.visits === 0;
  const stored = useEverSeen(isEmpty);
  if (isEmpty && stored.data?.events === 0) return <Welcome />;
  const live = summary.data?.live_visitors ?? 0;
  return (
    <Page
      title={t("title")}
      bar={{ period: true, compare: true, filters: true }}
      beside={
        <ViewLink page="live" className="badge live-badge">
          <span className={live > 0 ? "dot good" : "dot"} />
          {t("live", { n: formats.count(live) })}
        </ViewLink>
      }
    >
      <Figures query={summary} />
      <LeftOut summary={summary.data} />
      <OverTime />
      <Rankings />
      <div className="columns">
        <Insights />
        <TopErrors />
      </div>
    </Page>
  );
}
