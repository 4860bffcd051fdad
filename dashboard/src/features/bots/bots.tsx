"use client";

import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useFormats, useProject } from "@/lib/project";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { traffic } from "@/texts/traffic";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, NothingHere } from "@/ui/states";
import { Table } from "@/ui/table";

function useBots() {
  const { id } = useProject();
  const { from, to, time_zone } = useQuestion();
  const query = { from, to, time_zone, limit: 200 };
  return useApi([id, "bots", query], (signal) =>
    api.GET("/api/v1/projects/{id}/bots", { params: { path: { id }, query }, signal }),
  );
}

/** What is left out of every other figure, and why. */
export function Bots() {
  const t = useTexts(traffic);
  const c = useTexts(common);
  const formats = useFormats();
  const bots = useBots();
  return (
    <Page title={t("bots")} bar={{ period: true }}>
      <p className="soft">{t("botsHint")}</p>
      <section className="card flush">
        <Loaded
          query={bots}
          skeleton={<ListSkeleton rows={8} />}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<NothingHere title={t("noBots")} />}
        >
          {({ rows }) => (
            <Table
              label={t("bots")}
              rows={rows}
              rowKey={({ name, kind }) => `${name} ${kind}`}
              columns={[
                { key: "name", title: t("bot"), main: true, cell: ({ name }) => name ?? c("unknown") },
                { key: "kind", title: t("botKind"), cell: ({ kind }) => kind },
                { key: "reason", title: t("reason"), cell: ({ reason }) => reason },
                {
                  key: "visits",
                  title: t("visits"),
                  right: true,
                  cell: ({ visits }) => formats.count(visits),
                },
                { key: "views", title: t("views"), right: true, cell: ({ views }) => formats.count(views) },
                {
                  key: "events",
                  title: t("events"),
                  right: true,
                  cell: ({ events }) => formats.count(events),
                },
                {
                  key: "last",
                  title: t("lastSeen"),
                  right: true,
                  cell: ({ last_seen }) => formats.moment(Date.parse(last_seen)),
                },
              ]}
            />
          )}
        </Loaded>
      </section>
    </Page>
  );
}
