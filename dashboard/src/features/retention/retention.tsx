"use client";

import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useFormats, useProject } from "@/lib/project";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";

const INTERVALS = ["day", "week", "month"] as const;
type Interval = (typeof INTERVALS)[number];

function useRetention(interval: Interval) {
  const { id } = useProject();
  const query = { ...useQuestion(), interval };
  return useApi([id, "retention", query], (signal) =>
    api.GET("/api/v1/projects/{id}/retention", { params: { path: { id }, query }, signal }),
  );
}

/** How many visitors come back, by when they came first. */
export function Retention() {
  const t = useTexts(conversion);
  const { own, preset } = useAddress();
  const changeOwn = useChangeOwn();
  const fallback = preset === "12mo" ? "month" : preset === "90d" || preset === "30d" ? "week" : "day";
  const interval = INTERVALS.find((id) => id === own.get("interval")) ?? fallback;
  const retention = useRetention(interval);
  return (
    <Page
      title={t("retention")}
      bar={{ period: true, filters: true }}
      tools={
        <div className="segmented">
          {INTERVALS.map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === interval}
              onClick={() => changeOwn({ interval: id })}
            >
              {t(id)}
            </button>
          ))}
        </div>
      }
    >
      <p className="soft">{t("retentionHint")}</p>
      <section className="card flush">
        <Loaded query={retention} skeleton={<BlockSkeleton />} isEmpty={({ rows }) => rows.length === 0}>
          {(data) => <Cohorts retention={data} />}
        </Loaded>
      </section>
    </Page>
  );
}

/** Five steps of shade; the share itself is written on each. */
function shadeOf(share: number): string {
  return `shade-${Math.min(5, Math.ceil(share * 10))}`;
}

function Cohorts({ retention: { rows, interval } }: { retention: Schemas["Retention"] }) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const width = Math.max(0, ...rows.map(({ returned }) => returned.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
    <div className="table-scroll" role="group" aria-label={t("retention")} tabIndex={0}>
      <table className="table cohorts">
        <thead>
          <tr>
            <th scope="col">{t("since")}</th>
            <th scope="col" className="right">
              {t("visitors")}
            </th>
            {Array.from({ length: width }, (_, i) => (
              <th key={`${i + 1}`} scope="col" className="right">
                +{i + 1} {t(interval)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ start, visitors, returned }) => (
            <tr key={start}>
              <th scope="row">{formats.day(Date.parse(start))}</th>
              <td className="right number">{formats.exact(visitors)}</td>
              {returned.map((count, i) => {
                const share = visitors === 0 ? 0 : count / visitors;
                return (
                  <td
                    key={`${start} ${i + 1}`}
                    className={`right number ${shadeOf(share)}`}
                    title={formats.exact(count)}
                  >
                    {formats.share(share)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
