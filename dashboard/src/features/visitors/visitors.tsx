"use client";

import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { Place, VisitorLink } from "@/features/sessions/session-table";
import { NONE } from "@/lib/format";
import { useFormats, useProject } from "@/lib/project";
import { useSteadyQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { traffic } from "@/texts/traffic";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

function useVisitors() {
  const { id } = useProject();
  const question = useSteadyQuestion();
  return usePages(
    [id, "visitors", question],
    (cursor, signal) =>
      api.GET("/api/v1/projects/{id}/visitors", {
        params: { path: { id }, query: { ...question, limit: 50, cursor } },
        signal,
      }),
    (page) => page.next_cursor,
  );
}

/** The visitors of the period, the last seen first. */
export function Visitors() {
  const t = useTexts(traffic);
  const formats = useFormats();
  const list = useVisitors();
  return (
    <Page title={t("visitors")} bar={{ period: true, filters: true }}>
      <section className="card flush">
        <Loaded
          query={list}
          skeleton={<ListSkeleton rows={16} />}
          isEmpty={(data) => data.pages.every(({ rows }) => rows.length === 0)}
        >
          {(data) => (
            <Table
              label={t("visitors")}
              rows={data.pages.flatMap(({ rows }) => rows)}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "visitor",
                  title: t("visitor"),
                  cell: ({ id, user_id }) => <VisitorLink visitor_id={id} user_id={user_id} />,
                },
                {
                  key: "last",
                  title: t("lastSeen"),
                  cell: ({ last_seen }) => (
                    <span className="number">{formats.moment(Date.parse(last_seen))}</span>
                  ),
                },
                {
                  key: "first",
                  title: t("firstSeen"),
                  cell: ({ first_seen }) => (
                    <span className="number">{formats.moment(Date.parse(first_seen))}</span>
                  ),
                },
                {
                  key: "visits",
                  title: t("visits"),
                  right: true,
                  cell: ({ id, visits }) => (
                    <ViewLink page="visitors" item={id} className="cell-link">
                      {formats.count(visits)}
                    </ViewLink>
                  ),
                },
                { key: "views", title: t("views"), right: true, cell: ({ views }) => formats.count(views) },
                {
                  key: "errors",
                  title: t("errors"),
                  right: true,
                  cell: ({ errors }) =>
                    errors > 0 ? <span className="badge bad">{formats.count(errors)}</span> : NONE,
                },
                { key: "place", title: t("place"), cell: (visitor) => <Place session={visitor} /> },
                {
                  key: "device",
                  title: t("device"),
                  cell: ({ browser, os }) => [browser, os].filter(Boolean).join(" · ") || NONE,
                },
              ]}
            />
          )}
        </Loaded>
        <More pages={list} />
      </section>
    </Page>
  );
}
