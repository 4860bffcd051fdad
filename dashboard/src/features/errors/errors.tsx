"use client";

import type { Schemas } from "@/api/types";
import { is, withFilter } from "@/lib/filters";
import { cutMiddle } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { errorTexts } from "@/texts/problems";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, NothingHere } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { SORTS, STATUSES, useErrors } from "./queries";
import { StatusBadge } from "./status";

const MAX_MESSAGE_CHARS = 160;

/** What goes wrong in visitors' browsers, grouped. */
export function Errors() {
  const t = useTexts(errorTexts);
  const formats = useFormats();
  const { own } = useAddress();
  const changeOwn = useChangeOwn();
  const status = STATUSES.find((id) => id === own.get("status"));
  const sort = SORTS.find((id) => id === own.get("sort")) ?? "occurrences";
  const list = useErrors(status, sort, own.get("find") ?? "");
  return (
    <Page title={t("title")} bar={{ period: true, filters: true }}>
      <div className="row between">
        <div className="segmented">
          {[undefined, ...STATUSES].map((id) => (
            <button
              key={id ?? "all"}
              type="button"
              aria-pressed={id === status}
              onClick={() => changeOwn({ status: id })}
            >
              {t(id ?? "all")}
            </button>
          ))}
        </div>
        <div className="row">
          <input
            className="input auto"
            type="search"
            aria-label={t("find")}
            placeholder={t("find")}
            defaultValue={own.get("find") ?? ""}
            onChange={(event) => changeOwn({ find: event.target.value })}
          />
          <select
            className="select auto plain-select"
            aria-label={t("sort")}
            value={sort}
            onChange={(event) => changeOwn({ sort: event.target.value })}
          >
            {SORTS.map((id) => (
              <option key={id} value={id}>
                {t(`sort_${id}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <section className="card flush">
        <Loaded
          query={list}
          skeleton={<ListSkeleton rows={10} />}
          isEmpty={(data) => data.pages.every(({ rows }) => rows.length === 0)}
          empty={<NothingHere title={t("none")} />}
        >
          {(data) => (
            <Table
              label={t("title")}
              rows={data.pages.flatMap(({ rows }) => rows)}
              rowKey={({ fingerprint }) => fingerprint}
              columns={[
                {
                  key: "error",
                  title: t("error"),
                  main: true,
                  cell: ({ fingerprint, type, message, last_page }) => (
                    <span className="stack tight">
                      <ViewLink page="errors" item={fingerprint}>
                        <strong>{type}</strong>: {cutMiddle(message, MAX_MESSAGE_CHARS)}
                      </ViewLink>
                      <span className="soft small">{last_page}</span>
                    </span>
                  ),
                },
                {
                  key: "occurrences",
                  title: t("occurrences"),
                  right: true,
                  cell: (row) => <Behind row={row} page="sessions" value={row.occurrences} />,
                },
                {
                  key: "sessions",
                  title: t("sessions"),
                  right: true,
                  cell: (row) => <Behind row={row} page="sessions" value={row.sessions} />,
                },
                {
                  key: "visitors",
                  title: t("visitors"),
                  right: true,
                  cell: (row) => <Behind row={row} page="visitors" value={row.visitors} />,
                },
                {
                  key: "first",
                  title: t("firstSeen"),
                  cell: (row) => <span className="number">{formats.moment(Date.parse(row.first_seen))}</span>,
                },
                {
                  key: "last",
                  title: t("lastSeen"),
                  cell: (row) => <span className="number">{formats.moment(Date.parse(row.last_seen))}</span>,
                },
                { key: "status", title: t("status"), cell: (row) => <StatusBadge status={row.status} /> },
              ]}
            />
          )}
        </Loaded>
        <More pages={list} />
      </section>
    </Page>
  );
}

interface BehindProps {
  row: Schemas["ErrorGroup"];
  page: "sessions" | "visitors";
  value: number;
}

/** A count as a link to the sessions or visitors behind it. */
function Behind({ row, page, value }: BehindProps) {
  const formats = useFormats();
  const { filters } = useAddress();
  return (
    <ViewLink page={page} className="cell-link" filters={withFilter(filters, is("error", row.fingerprint))}>
      {formats.count(value)}
    </ViewLink>
  );
}
