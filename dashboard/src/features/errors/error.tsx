"use client";

import { useMemo } from "react";
import type { Schemas } from "@/api/types";
import { isLastOpen } from "@/lib/buckets";
import { is, withFilter } from "@/lib/filters";
import { cutMiddle } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { errorTexts } from "@/texts/problems";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { ChartTable } from "@/ui/chart-table";
import { Figure } from "@/ui/figure";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { ErrorSessions } from "./error-sessions";
import { useError } from "./queries";
import { Stack } from "./stack";
import { StatusChoice } from "./status";

const MAX_TITLE_CHARS = 110;

/** One group of errors: how often, where, and in which sessions. */
export function ErrorPage() {
  const t = useTexts(errorTexts);
  const { item } = useAddress();
  const error = useError(item);
  const group = error.data?.group;
  return (
    <Page
      title={group ? cutMiddle(`${group.type}: ${group.message}`, MAX_TITLE_CHARS) : t("error")}
      bar={{ period: true, filters: true }}
      tools={group ? <StatusChoice error={group.fingerprint} status={group.status} /> : null}
    >
      <Loaded query={error} skeleton={<BlockSkeleton />}>
        {(data) => <Detail detail={data} />}
      </Loaded>
    </Page>
  );
}

function Detail({ detail }: { detail: Schemas["ErrorDetail"] }) {
  const t = useTexts(errorTexts);
  const c = useTexts(common);
  const formats = useFormats();
  const { filters } = useAddress();
  const { group } = detail;
  const sessions = { page: "sessions", filters: withFilter(filters, is("error", group.fingerprint)) };
  const sessionsWith = (property: string, name: string | null) =>
    name === null ? undefined : { ...sessions, filters: withFilter(sessions.filters, is(property, name)) };
  return (
    <>
      <div className="card figures">
        <Figure name={t("occurrences")} value={formats.count(group.occurrences)} to={sessions} />
        <Figure name={t("sessions")} value={formats.count(group.sessions)} to={sessions} />
        <Figure
          name={t("visitors")}
          value={formats.count(group.visitors)}
          to={{ ...sessions, page: "visitors" }}
        />
        <Figure name={t("firstSeen")} value={formats.day(Date.parse(group.first_seen))}>
          {formats.clock(Date.parse(group.first_seen))}
        </Figure>
        <Figure name={t("lastSeen")} value={formats.day(Date.parse(group.last_seen))}>
          {formats.clock(Date.parse(group.last_seen))}
        </Figure>
      </div>
      <Card title={t("overTime")}>
        <OverTime series={detail.series} />
      </Card>
      <Stack stack={detail.stack} original_stack={detail.original_stack} />
      <div className="columns">
        <Card title={t("byPage")}>
          {detail.by_page.length === 0 ? <p className="soft">{c("unknown")}</p> : null}
          <Bars
            bars={detail.by_page.map(({ name, count }) => ({
              key: name ?? "",
              label: name ?? c("unknown"),
              title: name ?? undefined,
              value: count,
              whole: group.occurrences,
              to: sessionsWith("visited_page", name),
            }))}
          />
        </Card>
        <Card title={t("byBrowser")}>
          {detail.by_browser.length === 0 ? <p className="soft">{c("unknown")}</p> : null}
          <Bars
            bars={detail.by_browser.map(({ name, count }) => ({
              key: name ?? "",
              label: name ?? c("unknown"),
              value: count,
              whole: group.occurrences,
              to: sessionsWith("browser", name),
            }))}
          />
        </Card>
      </div>
      <ErrorSessions error={group.fingerprint} />
    </>
  );
}

function OverTime({ series }: { series: Schemas["ErrorDetail"]["series"] }) {
  const t = useTexts(errorTexts);
  const now = useNow();
  const starts = useMemo(() => series.map(({ start }) => Date.parse(start)), [series]);
  const lines = useMemo(
    () => [{ name: t("occurrences"), values: series.map(({ occurrences }) => occurrences) }],
    [series, t],
  );
  return (
    <>
      <Chart low label={t("overTime")} starts={starts} lines={lines} partial={isLastOpen(starts, now)} />
      <ChartTable label={t("overTime")} starts={starts} lines={lines} />
    </>
  );
}
