import { useMemo } from "react";
import type { Schemas } from "@/api/types";
import { bucketName, isPartial } from "@/lib/buckets";
import { useFormats } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { ChartTable } from "@/ui/chart-table";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { formatMoney } from "./money";
import { useRevenue } from "./queries";

/** What custom events report as revenue. */
export function RevenueCard() {
  const t = useTexts(conversion);
  const revenue = useRevenue();
  return (
    <Card title={t("revenue")}>
      <Loaded
        query={revenue}
        skeleton={<BlockSkeleton low />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="soft">{t("noRevenue")}</p>}
      >
        {(data) => (
          <div className="stack">
            {data.rows.map((row) => (
              <Currency key={row.currency} row={row} revenue={data} />
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Currency({
  row,
  revenue,
}: {
  row: Schemas["Revenue"]["rows"][number];
  revenue: Schemas["Revenue"];
}) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const now = useNow();
  const points = useMemo(
    () => revenue.points.filter(({ currency }) => currency === row.currency),
    [revenue, row.currency],
  );
  const starts = useMemo(() => points.map(({ start }) => Date.parse(start)), [points]);
  const lines = useMemo(
    () => [{ name: t("revenue"), values: points.map(({ amount }) => amount) }],
    [points, t],
  );
  const bucket = bucketName(formats, revenue.interval);
  const money = (amount: number) => formatMoney([{ currency: row.currency, amount }], formats);
  return (
    <div className="stack tight">
      <p className="row">
        <strong className="figure-value">{formatMoney([row], formats)}</strong>
        <span className="soft">
          {t("orders")}: {formats.exact(row.orders)} · {t("average")}:{" "}
          {formatMoney([{ currency: row.currency, amount: row.average }], formats)}
        </span>
      </p>
      <Chart
        low
        label={`${t("revenue")} ${row.currency}`}
        starts={starts}
        lines={lines}
        partial={isPartial(starts, revenue.interval, now)}
        bucket={bucket}
      />
      <ChartTable
        label={`${t("revenue")} ${row.currency}`}
        starts={starts}
        lines={lines}
        format={money}
        bucket={bucket}
      />
    </div>
  );
}
