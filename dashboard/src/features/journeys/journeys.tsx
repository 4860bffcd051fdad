"use client";

import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { type Filter, is, withFilter } from "@/lib/filters";
import { useFormats, useProject } from "@/lib/project";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Card } from "@/ui/card";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { Flows } from "./flows";

const STEPS = [3, 4, 5, 6, 8];

function useJourneys(steps: number, start: string) {
  const { id } = useProject();
  const query = { ...useQuestion(), steps, limit: 30, ...(start ? { start } : {}) };
  return useApi([id, "journeys", query], (signal) =>
    api.GET("/api/v1/projects/{id}/journeys", { params: { path: { id }, query }, signal }),
  );
}

/** The visits that came in at the first page of a path and saw its last; which way between them, no filter says. */
function pathFilters(filters: Filter[], pages: string[], start: string): Filter[] {
  const [first = ""] = pages;
  const last = pages.at(-1) ?? first;
  const entered = start ? filters : withFilter(filters, is("entry_page", first));
  return withFilter(entered, is("visited_page", last));
}

/** Which ways visits take through the site. */
export function Journeys() {
  const t = useTexts(conversion);
  const formats = useFormats();
  const { own, filters } = useAddress();
  const changeOwn = useChangeOwn();
  const steps = Number(own.get("steps")) || 4;
  const start = own.get("start") ?? "";
  const journeys = useJourneys(steps, start);
  return (
    <Page title={t("journeys")} bar={{ period: true, filters: true }}>
      <div className="row">
        <label className="row small">
          {t("start")}
          <input
            className="input auto"
            defaultValue={start}
            placeholder={t("startHint")}
            onBlur={(event) => changeOwn({ start: event.target.value.trim() })}
          />
        </label>
        <label className="row small">
          {t("stepsShown")}
          <select
            className="select auto plain-select"
            value={steps}
            onChange={(event) => changeOwn({ steps: event.target.value })}
          >
            {STEPS.map((n) => (
              <option key={n}>{n}</option>
            ))}
          </select>
        </label>
      </div>
      <Loaded query={journeys} skeleton={<BlockSkeleton />} isEmpty={({ visits }) => visits === 0}>
        {({ rows, links, visits }) => (
          <>
            <Card title={t("flows")}>
              <Flows links={links} />
            </Card>
            <Card title={t("topPaths")} flush>
              <Table
                label={t("topPaths")}
                rows={rows}
                rowKey={({ pages }) => pages.join(" ")}
                columns={[
                  {
                    key: "path",
                    title: t("path"),
                    main: true,
                    cell: ({ pages }) => pages.join("  →  "),
                  },
                  {
                    key: "visits",
                    title: t("visits"),
                    right: true,
                    cell: (row) => (
                      <ViewLink
                        page="sessions"
                        className="cell-link"
                        title={t("pathSessions")}
                        filters={pathFilters(filters, row.pages, start)}
                      >
                        {formats.exact(row.visits)}
                      </ViewLink>
                    ),
                  },
                  {
                    key: "share",
                    title: t("share"),
                    right: true,
                    cell: (row) => formats.share(row.visits / visits),
                  },
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}
