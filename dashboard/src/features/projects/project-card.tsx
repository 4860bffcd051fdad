import Link from "next/link";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useFormats } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { projects } from "@/texts/projects";
import { Sparkline } from "@/ui/sparkline";

const DAY_MS = 86_400_000;

/** A project with its visitors of the last day. */
export function ProjectCard({ id, name }: { id: string; name: string }) {
  const t = useTexts(projects);
  const c = useTexts(common);
  const formats = useFormats();
  const now = useNow();
  const query = { from: new Date(now - DAY_MS).toISOString(), to: new Date(now).toISOString() };
  const path = { id };
  const summary = useApi([id, "summary", query], (signal) =>
    api.GET("/api/v1/projects/{id}/summary", { params: { path, query }, signal }),
  );
  const series = useApi([id, "series", query], (signal) =>
    api.GET("/api/v1/projects/{id}/series", {
      params: { path, query: { ...query, interval: "hour" } },
      signal,
    }),
  );
  const visitors = summary.data?.figures.visitors;
  const failed = summary.error && visitors === undefined;
  return (
    <Link className="card project-card" href={`/${encodeURIComponent(id)}/overview`} prefetch={false}>
      <span className="row between nowrap">
        <h2 className="cut">{name}</h2>
        <span className="row small nowrap">
          <span className={summary.data?.live_visitors ? "dot good" : "dot"} />
          {summary.data ? t("live", { n: formats.count(summary.data.live_visitors) }) : "\u00a0"}
        </span>
      </span>
      <Sparkline values={series.data?.points.map((point) => point.visitors) ?? []} />
      <span className="row baseline">
        <span className="figure-value">{visitors ? formats.count(visitors) : "\u00a0"}</span>
        <span className="soft small">
          {failed
            ? c("failedTitle")
            : visitors === 0
              ? t("quiet")
              : t("visitorsToday", { count: visitors ?? 0 })}
        </span>
      </span>
    </Link>
  );
}
