"use client";

import { useState } from "react";
import { type BreakdownRow, type Dimension, useBreakdown } from "@/api/breakdown";
import { useRowName } from "@/features/overview/ranking";
import { FILTER_OF } from "@/lib/dimensions";
import { is, withFilter } from "@/lib/filters";
import { NONE } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { properties } from "@/texts/properties";
import { traffic } from "@/texts/traffic";
import { csv, saveFile } from "@/ui/download";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

const SHOWN = 200;

/** All values of a dimension with all of their figures. */
export function BreakdownPage() {
  const { item } = useAddress();
  const dimension = (Object.keys(FILTER_OF) as Dimension[]).find((known) => known === item);
  const t = useTexts(common);
  if (!dimension) return <p className="notice">{t("notFoundTitle")}</p>;
  return <Breakdown dimension={dimension} />;
}

function Breakdown({ dimension }: { dimension: Dimension }) {
  const t = useTexts(traffic);
  const c = useTexts(common);
  const name = useTexts(properties);
  const formats = useFormats();
  const [search, setSearch] = useState("");
  const rows = useBreakdown(dimension, { limit: SHOWN, search, compared: true });
  const title = name(FILTER_OF[dimension]);
  const total = rows.data?.total ?? 0;

  function save(data: BreakdownRow[]) {
    const header = [dimension, "visitors", "visits", "page views", "events"];
    saveFile(
      csv(
        header,
        data.map((row) => [row.name, row.visitors, row.visits, row.views, row.events]),
      ),
      `${dimension}.csv`,
    );
  }

  return (
    <Page
      title={title}
      bar={{ period: true, compare: true, filters: true }}
      beside={<span className="badge">{t("total", { n: formats.exact(total), count: total })}</span>}
      tools={
        <>
          <input
            className="input auto"
            type="search"
            aria-label={t("find")}
            placeholder={t("find")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <button type="button" className="button quiet" onClick={() => save(rows.data?.rows ?? [])}>
            <Icon name="download" />
            {c("download")}
          </button>
        </>
      }
    >
      <section className="card flush">
        <Loaded query={rows} skeleton={<ListSkeleton rows={16} />} isEmpty={(data) => data.rows.length === 0}>
          {(data) => <Rows dimension={dimension} rows={data.rows} />}
        </Loaded>
      </section>
    </Page>
  );
}

function Rows({ dimension, rows }: { dimension: Dimension; rows: BreakdownRow[] }) {
  const t = useTexts(traffic);
  const formats = useFormats();
  const nameOf = useRowName(dimension);
  const { filters } = useAddress();
  const narrowed = (row: BreakdownRow) =>
    row.name === null ? filters : withFilter(filters, is(FILTER_OF[dimension], row.name));
  const change = ({ visitors, comparison }: BreakdownRow) =>
    comparison ? (formats.change(visitors, comparison.visitors) ?? NONE) : NONE;
  return (
    <Table
      label={t("details")}
      rows={rows}
      rowKey={({ name, parent }) => `${parent} ${name}`}
      columns={[
        {
          key: "name",
          title: t("name"),
          main: true,
          cell: (row) => (
            <ViewLink page="overview" filters={narrowed(row)} className="cell-link">
              {nameOf(row.name)}
            </ViewLink>
          ),
        },
        {
          key: "visitors",
          title: t("visitors"),
          right: true,
          cell: (row) => (
            <ViewLink page="visitors" filters={narrowed(row)} className="cell-link">
              {formats.exact(row.visitors)}
            </ViewLink>
          ),
        },
        { key: "change", title: t("change"), right: true, cell: change },
        {
          key: "visits",
          title: t("visits"),
          right: true,
          cell: (row) => (
            <ViewLink page="sessions" filters={narrowed(row)} className="cell-link">
              {formats.exact(row.visits)}
            </ViewLink>
          ),
        },
        {
          key: "views",
          title: t("views"),
          right: true,
          cell: (row) => (
            <ViewLink page="events" own={{ kind: "page_view" }} filters={narrowed(row)} className="cell-link">
              {formats.exact(row.views)}
            </ViewLink>
          ),
        },
        {
          key: "bounce",
          title: t("bounce"),
          right: true,
          cell: ({ bounce_rate }) => formats.share(bounce_rate),
        },
        {
          key: "engaged",
          title: t("engaged"),
          right: true,
          cell: ({ engaged_ms }) => formats.duration(engaged_ms),
        },
      ]}
    />
  );
}
