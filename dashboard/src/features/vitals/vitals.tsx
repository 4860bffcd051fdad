"use client";

import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { is, withFilter } from "@/lib/filters";
import { NONE } from "@/lib/format";
import { useFormats, useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { vitals } from "@/texts/traffic";
import { Card } from "@/ui/card";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, NothingHere } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

const NAMES = ["lcp", "inp", "cls", "fcp", "ttfb"] as const;
type Name = (typeof NAMES)[number];
const TONES = { good: "badge good", needs_improvement: "badge warn", poor: "badge bad" };

function useVitals() {
  const { id } = useProject();
  const query = { ...useQuestion(), limit: 100 };
  return useApi([id, "web-vitals", query], (signal) =>
    api.GET("/api/v1/projects/{id}/web-vitals", { params: { path: { id }, query }, signal }),
  );
}

/** How fast pages are for those who visit them. */
export function Vitals() {
  const t = useTexts(vitals);
  const found = useVitals();
  return (
    <Page title={t("title")} bar={{ period: true, filters: true }}>
      <Loaded
        query={found}
        skeleton={<ListSkeleton rows={10} />}
        isEmpty={({ overall }) => overall.samples === 0}
        empty={<NothingHere title={t("none")} />}
      >
        {({ overall, rows }) => (
          <>
            <div className="card figures">
              {NAMES.map((name) => (
                <div className="figure" key={name}>
                  <span className="figure-name">{t(name)}</span>
                  <span className="figure-value">
                    <Value name={name} vital={overall[name]} />
                  </span>
                  <Rating vital={overall[name]} />
                </div>
              ))}
            </div>
            <p className="soft small">{t("p75")}</p>
            <Card title={t("byPage")} flush>
              <Pages rows={rows} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Pages({ rows }: { rows: Schemas["VitalsRow"][] }) {
  const t = useTexts(vitals);
  const c = useTexts(common);
  const formats = useFormats();
  const { filters } = useAddress();
  return (
    <Table
      label={t("byPage")}
      rows={rows}
      rowKey={({ name }) => name ?? ""}
      columns={[
        {
          key: "page",
          title: t("page"),
          main: true,
          cell: ({ name }) => (
            <ViewLink
              page="sessions"
              className="cell-link"
              filters={name === null ? filters : withFilter(filters, is("visited_page", name))}
            >
              {name ?? c("unknown")}
            </ViewLink>
          ),
        },
        ...NAMES.map((name) => ({
          key: name,
          title: <abbr title={t(name)}>{name.toUpperCase()}</abbr>,
          right: true,
          cell: (row: Schemas["VitalsRow"]) => (
            <span className={row[name] ? TONES[row[name].rating] : undefined}>
              <Value name={name} vital={row[name]} />
            </span>
          ),
        })),
        {
          key: "samples",
          title: t("samples"),
          right: true,
          cell: ({ name, samples }) => (
            <ViewLink
              page="events"
              own={{ kind: "web_vital" }}
              className="cell-link"
              filters={name === null ? filters : withFilter(filters, is("page", name))}
            >
              {formats.count(samples)}
            </ViewLink>
          ),
        },
      ]}
    />
  );
}

function Value({ name, vital }: { name: Name; vital: Schemas["Vital"] }) {
  const formats = useFormats();
  if (!vital) return NONE;
  if (name === "cls") return formats.decimal(vital.p75);
  return vital.p75 < 1000 ? formats.duration(vital.p75) : `${formats.decimal(vital.p75 / 1000)}\u202fs`;
}

function Rating({ vital }: { vital: Schemas["Vital"] }) {
  const t = useTexts(vitals);
  return (
    <span className="figure-change">
      {vital ? <span className={TONES[vital.rating]}>{t(vital.rating)}</span> : "\u00a0"}
    </span>
  );
}
