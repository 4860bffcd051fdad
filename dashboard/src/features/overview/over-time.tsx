import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { Schemas } from "@/api/types";
import { follow } from "@/lib/address";
import { bucketName, bucketPeriod, isPartial } from "@/lib/buckets";
import { useFormats } from "@/lib/project";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { viewBar } from "@/texts/view-bar";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { Annotate, useNotes } from "./annotations";
import { useSeries } from "./queries";
import { SeriesTable } from "./series-table";

const METRICS = ["visitors", "visits", "views"] as const;
type Metric = (typeof METRICS)[number];

/** One figure over time, with the period to compare with. */
export function OverTime() {
  const t = useTexts(overview);
  const { own } = useAddress();
  const changeOwn = useChangeOwn();
  const series = useSeries();
  const metric = METRICS.find((id) => id === own.get("metric")) ?? "visitors";
  return (
    <Card
      title={t("overTime")}
      tools={
        <div className="row">
          <Annotate />
          <div className="segmented">
            {METRICS.map((id) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === metric}
                onClick={() => changeOwn({ metric: id === "visitors" ? undefined : id })}
              >
                {t(id)}
              </button>
            ))}
          </div>
        </div>
      }
    >
      <Loaded query={series} skeleton={<BlockSkeleton />}>
        {(data) => <Drawn series={data} metric={metric} />}
      </Loaded>
    </Card>
  );
}

function Drawn({ series, metric }: { series: Schemas["Series"]; metric: Metric }) {
  const t = useTexts(overview);
  const bar = useTexts(viewBar);
  const now = useNow();
  const router = useRouter();
  const address = useAddress();
  const notes = useNotes();
  const formats = useFormats();
  const { points, comparison, interval } = series;
  const starts = useMemo(() => points.map(({ start }) => Date.parse(start)), [points]);
  const lines = useMemo(
    () => [
      {
        name: t(metric),
        values: points.map((point) => point[metric]),
        compared: comparison.length > 0 ? comparison.map((point) => point[metric]) : undefined,
      },
    ],
    [points, comparison, metric, t],
  );
  const partial = isPartial(starts, interval, now);
  const open = (index: number) =>
    router.push(follow(address, { page: "sessions", days: bucketPeriod(starts, index, interval) }));
  return (
    <>
      <Chart
        label={t(metric)}
        starts={starts}
        lines={lines}
        partial={partial}
        bucket={bucketName(formats, interval)}
        onPick={open}
        notes={notes}
      />
      <ul className="legend">
        <li>
          <span className="swatch s1" />
          {t(metric)}
        </li>
        {comparison.length > 0 ? (
          <li>
            <span className="swatch s1 faint" />
            {t("faint", { name: bar(address.compare) })}
          </li>
        ) : null}
        {partial ? <li>{t("partial")}</li> : null}
      </ul>
      <SeriesTable series={series} />
    </>
  );
}
