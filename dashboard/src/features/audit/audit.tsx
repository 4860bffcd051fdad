"use client";

import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useFormats, useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { Table } from "@/ui/table";
import { Action, Target } from "./entry";

const LIMIT = 50;

function useAuditLog() {
  const { id } = useProject();
  return usePages(
    [id, "audit-log"],
    (before, signal) =>
      api.GET("/api/v1/projects/{id}/audit-log", {
        params: { path: { id }, query: { limit: LIMIT, ...(before ? { before: Number(before) } : {}) } },
        signal,
      }),
    ({ entries }) => (entries.length < LIMIT ? null : String(entries.at(-1)?.id)),
  );
}

/** Who changed and who watched what. */
export function Audit() {
  const t = useTexts(operation);
  const formats = useFormats();
  const log = useAuditLog();
  return (
    <Page title={t("audit")}>
      <p className="soft">{t("auditHint")}</p>
      <section className="card flush">
        <Loaded
          query={log}
          skeleton={<ListSkeleton rows={12} />}
          isEmpty={(data) => data.pages.every(({ entries }) => entries.length === 0)}
          empty={<State title={t("noAudit")} />}
        >
          {(data) => (
            <Table
              label={t("audit")}
              rows={data.pages.flatMap(({ entries }) => entries)}
              rowKey={({ id }) => String(id)}
              columns={[
                {
                  key: "time",
                  title: t("time"),
                  cell: ({ at }) => (
                    <span className="number" title={formats.full(Date.parse(at))}>
                      {formats.moment(Date.parse(at))}
                    </span>
                  ),
                },
                {
                  key: "who",
                  title: t("who"),
                  cell: ({ actor, actor_name }) => <span title={actor}>{actor_name}</span>,
                },
                { key: "action", title: t("action"), cell: ({ action }) => <Action id={action} /> },
                {
                  key: "target",
                  title: t("target"),
                  main: true,
                  cell: ({ target }) => <Target text={target} />,
                },
                {
                  key: "address",
                  title: t("address"),
                  cell: ({ address }) => <span className="number">{address}</span>,
                },
              ]}
            />
          )}
        </Loaded>
        <More pages={log} />
      </section>
    </Page>
  );
}
