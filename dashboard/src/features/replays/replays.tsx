"use client";

import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { Problems } from "@/features/sessions/session-table";
import { cutMiddle, NONE } from "@/lib/format";
import { useFormats, useProject } from "@/lib/project";
import { useSteadyQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { replays } from "@/texts/replays";
import { Icon } from "@/ui/icon";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, NothingHere } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

const MAX_PATH_CHARS = 56;

function useReplays() {
  const { id } = useProject();
  const { from, to } = useSteadyQuestion();
  return usePages(
    [id, "replays", from, to],
    (cursor, signal) =>
      api.GET("/api/v1/projects/{id}/replays", {
        params: { path: { id }, query: { from, to, limit: 50, cursor } },
        signal,
      }),
    (page) => page.next_cursor,
  );
}

/** The recordings of the period, the newest first. */
export function Replays() {
  const t = useTexts(replays);
  const formats = useFormats();
  const list = useReplays();
  return (
    <Page title={t("title")} bar={{ period: true }}>
      <section className="card flush">
        <Loaded
          query={list}
          skeleton={<ListSkeleton rows={12} />}
          isEmpty={(data) => data.pages.every((page) => page.replays.length === 0)}
          empty={<NothingHere title={t("none")}>{t("noneNext")}</NothingHere>}
        >
          {(data) => (
            <Table
              label={t("title")}
              rows={data.pages.flatMap((page) => page.replays)}
              rowKey={({ session_id }) => session_id}
              columns={[
                {
                  key: "started",
                  title: t("started"),
                  cell: ({ session_id, started_at_ms }) => (
                    <ViewLink page="sessions" item={session_id} className="row nowrap number">
                      <Icon name="play" />
                      {formats.moment(started_at_ms)}
                    </ViewLink>
                  ),
                },
                {
                  key: "entry",
                  title: t("entry"),
                  main: true,
                  cell: ({ entry_page }) => cutMiddle(entry_page, MAX_PATH_CHARS),
                },
                {
                  key: "length",
                  title: t("length"),
                  right: true,
                  cell: (row) => formats.duration(row.duration_ms),
                },
                { key: "pages", title: t("pages"), right: true, cell: (row) => formats.count(row.pages) },
                { key: "clicks", title: t("clicks"), right: true, cell: (row) => formats.count(row.clicks) },
                {
                  key: "problems",
                  title: t("problems"),
                  cell: (row) => <Problems session={{ ...row, bounced: false }} />,
                },
                {
                  key: "device",
                  title: t("device"),
                  cell: ({ browser, device }) => [browser, device].filter(Boolean).join(" · ") || NONE,
                },
                {
                  key: "size",
                  title: t("size"),
                  right: true,
                  cell: ({ bytes, storage }) =>
                    `${formats.bytes(bytes)}${storage === "cold" ? ` · ${t("cold")}` : ""}`,
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
