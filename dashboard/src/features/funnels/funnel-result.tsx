import { useMemo } from "react";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { SavedItem } from "@/api/saved";
import type { Schemas } from "@/api/types";
import { isLastOpen } from "@/lib/buckets";
import { useCan, useFormats, useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useNow } from "@/lib/use-now";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { ChartTable } from "@/ui/chart-table";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { readFunnel } from "./definition";
import { FunnelSteps } from "./funnel-steps";

function useFunnel(item: SavedItem) {
  const { id } = useProject();
  const { from, to, time_zone } = useQuestion();
  const { filters } = useAddress();
  const definition = readFunnel(item);
  const isLong = Date.parse(to) - Date.parse(from) > 2 * 86_400_000;
  const body: Schemas["FunnelQuestion"] = {
    ...definition,
    from,
    to,
    time_zone,
    ...(filters.length > 0 ? { filters } : {}),
    interval: isLong ? "day" : "none",
  };
  return useApi([id, "funnel", body], (signal) =>
    api.POST("/api/v1/projects/{id}/funnel", { params: { path: { id } }, body, signal }),
  );
}

/** A funnel's steps and its rate over time. */
export function FunnelResult({ item, onEdit }: { item: SavedItem; onEdit: () => void }) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const canManage = useCan("manage");
  const funnel = useFunnel(item);
  const rate = funnel.data?.steps.at(-1)?.rate;
  return (
    <>
      <Card
        title={item.name}
        tools={
          <span className="row">
            {rate === undefined ? null : (
              <span className="badge accent">{t("wholeRate", { share: formats.share(rate) })}</span>
            )}
            {canManage ? (
              <button type="button" className="button quiet small" onClick={onEdit}>
                {t("edit")}
              </button>
            ) : null}
          </span>
        }
      >
        <Loaded query={funnel} skeleton={<BlockSkeleton />}>
          {(data) => <FunnelSteps steps={data.steps} definition={readFunnel(item)} />}
        </Loaded>
      </Card>
      {funnel.data && funnel.data.points.length > 1 ? (
        <Card title={t("rateOverTime")}>
          <RateOverTime points={funnel.data.points} />
        </Card>
      ) : null}
    </>
  );
}

function RateOverTime({ points }: { points: Schemas["Funnel"]["points"] }) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const now = useNow();
  const starts = useMemo(() => points.map(({ start }) => Date.parse(start)), [points]);
  const lines = useMemo(
    () => [
      {
        name: t("rate"),
        values: points.map(({ counts }) => ((counts.at(-1) ?? 0) / (counts[0] || 1)) * 100),
      },
    ],
    [points, t],
  );
  const format = useMemo(() => (value: number) => formats.share(value / 100), [formats]);
  return (
    <>
      <Chart
        low
        label={t("rateOverTime")}
        starts={starts}
        lines={lines}
        partial={isLastOpen(starts, now)}
        format={format}
        bucket={formats.day}
      />
      <ChartTable
        label={t("rateOverTime")}
        starts={starts}
        lines={lines}
        format={format}
        bucket={formats.day}
      />
    </>
  );
}
