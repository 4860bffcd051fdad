"use client";

import { useMemo } from "react";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { isPartial } from "@/lib/buckets";
import { useFormats, useProject } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { usePeriod } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { ChartTable } from "@/ui/chart-table";
import { Figure } from "@/ui/figure";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded, NothingHere } from "@/ui/states";

const MAX_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

function useLedger() {
  const { id } = useProject();
  const period = usePeriod();
  // The ledger is by the minute, so it is asked for in whole ones.
  const to = Math.ceil(period.to / MINUTE_MS) * MINUTE_MS;
  const query = {
    from: new Date(Math.max(period.from, to - MAX_MS + MINUTE_MS)).toISOString(),
    to: new Date(to).toISOString(),
  };
  return {
    isCut: period.from < to - MAX_MS,
    ledger: useApi([id, "ledger", query], (signal) =>
      api.GET("/api/v1/projects/{id}/ledger", { params: { path: { id }, query }, signal }),
    ),
  };
}

/** What became of every received event. */
export function Ledger() {
  const t = useTexts(operation);
  const { ledger, isCut } = useLedger();
  return (
    <Page title={t("ledger")} bar={{ period: true }}>
      <p className="soft">
        {t("ledgerHint")} {isCut ? t("ledgerPeriod") : ""}
      </p>
      <Loaded
        query={ledger}
        skeleton={<BlockSkeleton />}
        isEmpty={({ totals }) => totals.accepted + totals.rejected === 0}
        empty={<NothingHere title={t("noLedger")} />}
      >
        {(data) => <Account ledger={data} />}
      </Loaded>
    </Page>
  );
}

function Account({ ledger: { totals, minutes } }: { ledger: Schemas["Ledger"] }) {
  const t = useTexts(operation);
  const formats = useFormats();
  const missing =
    totals.accepted - totals.stored - totals.duplicates - totals.dead_lettered - totals.in_flight;
  const reasons = Object.entries(totals.rejected_by_reason).sort(([, a], [, b]) => b - a);
  const now = useNow();
  const starts = useMemo(() => minutes.map(({ minute }) => Date.parse(minute)), [minutes]);
  const lines = useMemo(
    () => [
      { name: t("accepted"), values: minutes.map(({ counts }) => counts.accepted) },
      { name: t("rejected"), values: minutes.map(({ counts }) => counts.rejected) },
    ],
    [minutes, t],
  );
  return (
    <>
      <div className="card figures">
        <Figure name={t("accepted")} value={formats.exact(totals.accepted)} />
        <Figure name={t("stored")} value={formats.exact(totals.stored)} />
        <Figure name={t("duplicates")} value={formats.exact(totals.duplicates)} />
        <Figure name={t("deadLettered")} value={formats.exact(totals.dead_lettered)} />
        <Figure name={t("inFlight")} value={formats.exact(totals.in_flight)} />
        <Figure name={t("rejected")} value={formats.exact(totals.rejected)} />
      </div>
      <p className={missing === 0 ? "notice good" : "notice bad"} role="status">
        {missing === 0 ? t("balanced") : t("unbalanced", { n: formats.exact(missing) })}
      </p>
      <Card title={t("perMinute")}>
        <Chart
          low
          label={t("perMinute")}
          starts={starts}
          lines={lines}
          partial={isPartial(starts, "PT1M", now)}
        />
        <ul className="legend">
          {lines.map(({ name }, i) => (
            <li key={name}>
              <span className={`swatch s${i + 1}`} />
              {name}
            </li>
          ))}
        </ul>
        <ChartTable label={t("perMinute")} starts={starts} lines={lines} />
      </Card>
      <Card title={t("byReason")}>
        {reasons.length === 0 ? (
          <p className="soft">{t("noRejected")}</p>
        ) : (
          <Bars bars={reasons.map(([reason, value]) => ({ key: reason, label: reason, value }))} />
        )}
      </Card>
    </>
  );
}
