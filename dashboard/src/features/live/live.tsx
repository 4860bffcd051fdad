"use client";

import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { SessionTable } from "@/features/sessions/session-table";
import { is } from "@/lib/filters";
import { useFormats, useProject } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { live } from "@/texts/traffic";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { Page } from "@/ui/page";
import { BlockSkeleton, ListSkeleton, Loaded, State } from "@/ui/states";
import { HappeningNow } from "./happening-now";
import { Minutes } from "./minutes";

const EVERY_MS = 5000;
const LATEST_MS = 30 * 60_000;

function useRealtime() {
  const { id } = useProject();
  return useApi(
    [id, "realtime"],
    (signal) => api.GET("/api/v1/projects/{id}/realtime/now", { params: { path: { id } }, signal }),
    { every: EVERY_MS },
  );
}

function useLatestSessions() {
  const { id } = useProject();
  const now = useNow();
  const query = { from: new Date(now - LATEST_MS).toISOString(), to: new Date(now).toISOString(), limit: 20 };
  return useApi([id, "sessions", "latest", query], (signal) =>
    api.GET("/api/v1/projects/{id}/sessions", { params: { path: { id }, query }, signal }),
  );
}

/** Who is there now. */
export function Live() {
  const t = useTexts(live);
  const now = useRealtime();
  const latest = useLatestSessions();
  return (
    <Page title={t("title")}>
      <Loaded query={now} skeleton={<BlockSkeleton />}>
        {(data) => <Now now={data} />}
      </Loaded>
      <HappeningNow />
      <Card title={t("latest")} flush>
        <Loaded
          query={latest}
          skeleton={<ListSkeleton rows={6} />}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<State title={t("quiet")}>{t("quietNext")}</State>}
        >
          {({ rows }) => <SessionTable label={t("latest")} rows={rows} />}
        </Loaded>
      </Card>
    </Page>
  );
}

function Now({ now }: { now: Schemas["RealtimeNow"] }) {
  const t = useTexts(live);
  const formats = useFormats();
  return (
    <>
      <div className="live-columns">
        <div className="card live-figure">
          <span className="figure-name">{t("now")}</span>
          <span className="figure-value big" aria-live="polite">
            {formats.count(now.visitors)}
          </span>
          <span className="soft">
            {t("sessions")}: {formats.count(now.sessions)}
          </span>
        </div>
        <Card title={t("minutes")}>
          <Minutes values={now.minutes} label={t("minutes")} />
        </Card>
      </div>
      <div className="columns slim">
        <Ranked
          title={t("pages")}
          property="visited_page"
          rows={now.pages}
          name={(name) => name ?? t("unknown")}
        />
        <Ranked
          title={t("referrers")}
          property="referrer"
          rows={now.referrers}
          name={(name) => name ?? t("direct")}
        />
        <Ranked
          title={t("countries")}
          property="country"
          rows={now.countries}
          name={(name) => (name ? formats.country(name) : t("unknown"))}
        />
      </div>
    </>
  );
}

interface RankedProps {
  title: string;
  /** Filters the sessions behind a count. */
  property: string;
  rows: Schemas["NamedCount"][];
  name: (name: string | null) => string;
}

function Ranked({ title, property, rows, name }: RankedProps) {
  const t = useTexts(live);
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="soft">{t("quiet")}</p>
      ) : (
        <Bars
          bars={rows.map((row) => ({
            key: row.name ?? "",
            label: name(row.name),
            title: row.name ?? undefined,
            value: row.count,
            to: row.name === null ? undefined : { page: "sessions", filters: [is(property, row.name)] },
          }))}
        />
      )}
    </Card>
  );
}
