import { useMemo } from "react";
import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { heatmaps } from "@/texts/replays";
import { Card } from "@/ui/card";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { behind } from "./behind";
import { Picture } from "./picture";
import { type Heatmap, type Snapshot, usePicture } from "./queries";

const SHOWN = 50;

/** The points over the recorded page, and the elements that they are on. */
export function Drawn({ heatmap }: { heatmap: Heatmap }) {
  const t = useTexts(heatmaps);
  if (!heatmap.snapshot) {
    return (
      <>
        <p className="notice info">{t("noPicture")}</p>
        <Elements heatmap={heatmap} />
      </>
    );
  }
  return (
    <div className="session-columns">
      <OverPage heatmap={heatmap} snapshot={heatmap.snapshot} />
      <Elements heatmap={heatmap} />
    </div>
  );
}

function OverPage({ heatmap, snapshot }: { heatmap: Heatmap; snapshot: Snapshot }) {
  const picture = usePicture(snapshot);
  return (
    <Loaded query={picture} skeleton={<BlockSkeleton />}>
      {({ chunks }) => <Recorded chunks={chunks} heatmap={heatmap} />}
    </Loaded>
  );
}

function Recorded({ chunks, heatmap }: { chunks: Schemas["ReplayChunks"]["chunks"]; heatmap: Heatmap }) {
  const events = useMemo(() => chunks.flatMap((chunk) => chunk.events), [chunks]);
  return <Picture events={events} points={heatmap.points} kind={heatmap.kind} />;
}

function Elements({ heatmap }: { heatmap: Heatmap }) {
  const t = useTexts(heatmaps);
  const formats = useFormats();
  const { filters } = useAddress();
  const counts = new Map<string, number>();
  for (const { selector, count } of heatmap.points) counts.set(selector, (counts.get(selector) ?? 0) + count);
  const rows = [...counts].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  const to = behind(heatmap, filters);
  return (
    <Card
      title={t("elements")}
      flush
      tools={<ViewLink {...behind({ ...heatmap, kind: "click" }, filters)}>{t("sessions")}</ViewLink>}
    >
      <Table
        label={t("elements")}
        rows={rows}
        rowKey={([selector]) => selector}
        columns={[
          {
            key: "element",
            title: t("element"),
            main: true,
            cell: ([selector]) => <span className="mono">{selector || "–"}</span>,
          },
          {
            key: "count",
            title: t("count"),
            right: true,
            cell: ([, count]) => (
              <ViewLink {...to} className="cell-link">
                {formats.exact(count)}
              </ViewLink>
            ),
          },
        ]}
      />
    </Card>
  );
}
