"use client";

import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useFormats, useProject } from "@/lib/project";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useSteadyQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { kinds } from "@/texts/sessions";
import { traffic } from "@/texts/traffic";
import { describeEvent, useKindName } from "@/ui/event";
import { ExportMenu } from "@/ui/export-menu";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { EventNames } from "./event-names";

function useEvents(kind: string, event: string) {
  const { id } = useProject();
  const question = useSteadyQuestion();
  const query = { ...question, limit: 50, ...(kind ? { kind } : {}), ...(event ? { event } : {}) };
  return usePages(
    [id, "events", query],
    (cursor, signal) =>
      api.GET("/api/v1/projects/{id}/events", {
        params: { path: { id }, query: { ...query, cursor } },
        signal,
      }),
    (page) => page.next_cursor,
  );
}

/** Single events, and what custom events say. */
export function Events() {
  const t = useTexts(traffic);
  const c = useTexts(common);
  const formats = useFormats();
  const nameOf = useKindName();
  const { own } = useAddress();
  const changeOwn = useChangeOwn();
  const kind = own.get("kind") ?? "";
  const list = useEvents(kind, own.get("event") ?? "");
  return (
    <Page title={t("events")} bar={{ period: true, filters: true }} tools={<ExportMenu />}>
      <EventNames />
      <section className="card flush">
        <header className="card-head">
          <h2>{t("allEvents")}</h2>
          <select
            className="select auto plain-select"
            aria-label={t("kind")}
            value={kind}
            onChange={(event) => changeOwn({ kind: event.target.value })}
          >
            <option value="">{t("allKinds")}</option>
            {Object.keys(kinds).map((name) => (
              <option key={name} value={name}>
                {nameOf(name)}
              </option>
            ))}
          </select>
        </header>
        <Loaded
          query={list}
          skeleton={<ListSkeleton rows={16} />}
          isEmpty={(data) => data.pages.every(({ rows }) => rows.length === 0)}
        >
          {(data) => (
            <Table
              label={t("allEvents")}
              rows={data.pages.flatMap(({ rows }) => rows)}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "time",
                  title: c("time"),
                  cell: ({ time, session_id }) => (
                    <ViewLink page="sessions" item={session_id} className="number">
                      {formats.moment(Date.parse(time))}
                    </ViewLink>
                  ),
                },
                {
                  key: "kind",
                  title: t("kind"),
                  cell: (event) => <span className="badge">{nameOf(event.kind)}</span>,
                },
                { key: "what", title: t("what"), main: true, cell: (event) => describeEvent(event, formats) },
                { key: "page", title: c("page"), cell: ({ page }) => <span className="wrap">{page}</span> },
              ]}
            />
          )}
        </Loaded>
        <More pages={list} />
      </section>
    </Page>
  );
}
