import type { Schemas } from "@/api/types";
import type { Target } from "@/lib/address";
import { bucketName, bucketPeriod } from "@/lib/buckets";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { overview } from "@/texts/overview";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

type Point = Schemas["Series"]["points"][number];

const COLUMNS: { key: "visitors" | "visits" | "views"; behind: Target }[] = [
  { key: "visitors", behind: { page: "visitors" } },
  { key: "visits", behind: { page: "sessions" } },
  { key: "views", behind: { page: "events", own: { kind: "page_view" } } },
];

/** The chart's figures, each with a link to what is behind it. */
export function SeriesTable({ series: { points, interval } }: { series: Schemas["Series"] }) {
  const t = useTexts(overview);
  const c = useTexts(common);
  const formats = useFormats();
  const starts = points.map(({ start }) => Date.parse(start));
  const nameOf = bucketName(formats, interval);
  return (
    <details className="as-table">
      <summary>{c("asTable")}</summary>
      <Table
        label={t("overTime")}
        rows={points}
        rowKey={({ start }) => start}
        columns={[
          { key: "start", title: c("time"), cell: ({ start }) => nameOf(Date.parse(start)) },
          ...COLUMNS.map(({ key, behind }) => ({
            key,
            title: t(key),
            right: true,
            cell: (point: Point) => (
              <ViewLink
                {...behind}
                className="cell-link"
                days={bucketPeriod(starts, points.indexOf(point), interval)}
              >
                {formats.exact(point[key])}
              </ViewLink>
            ),
          })),
        ]}
      />
    </details>
  );
}
