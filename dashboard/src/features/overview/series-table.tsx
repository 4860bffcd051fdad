import type { Schemas } from "@/api/types";
import { bucketPeriod } from "@/lib/buckets";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { overview } from "@/texts/overview";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

/** The chart's figures, each with a link to its sessions. */
export function SeriesTable({ series: { points, interval } }: { series: Schemas["Series"] }) {
  const t = useTexts(overview);
  const c = useTexts(common);
  const formats = useFormats();
  const starts = points.map(({ start }) => Date.parse(start));
  return (
    <details className="as-table">
      <summary>{c("asTable")}</summary>
      <Table
        label={t("overTime")}
        rows={points}
        rowKey={({ start }) => start}
        columns={[
          { key: "start", title: c("time"), cell: ({ start }) => formats.moment(Date.parse(start)) },
          {
            key: "visitors",
            title: t("visitors"),
            right: true,
            cell: ({ visitors }) => formats.exact(visitors),
          },
          {
            key: "visits",
            title: t("visits"),
            right: true,
            cell: (point) => (
              <ViewLink
                page="sessions"
                className="cell-link"
                days={bucketPeriod(starts, points.indexOf(point), interval)}
              >
                {formats.exact(point.visits)}
              </ViewLink>
            ),
          },
          { key: "views", title: t("views"), right: true, cell: ({ views }) => formats.exact(views) },
        ]}
      />
    </details>
  );
}
