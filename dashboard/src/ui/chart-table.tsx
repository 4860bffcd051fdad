import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import type { Line } from "./chart-options";
import { Table } from "./table";

interface ChartTableProps {
  label: string;
  starts: number[];
  lines: Line[];
  format?: (value: number) => string;
  bucket?: (start: number) => string;
}

/** The figures of a chart, for those who want to read or copy them. */
export function ChartTable({ label, starts, lines, format, bucket }: ChartTableProps) {
  const c = useTexts(common);
  const formats = useFormats();
  const show = format ?? formats.exact;
  return (
    <details className="as-table">
      <summary>{c("asTable")}</summary>
      <Table
        label={label}
        rows={starts.map((start, index) => ({ start, index }))}
        rowKey={({ start }) => String(start)}
        columns={[
          { key: "start", title: c("time"), cell: ({ start }) => (bucket ?? formats.moment)(start) },
          ...lines.map(({ name, values }) => ({
            key: name,
            title: name,
            right: true,
            cell: ({ index }: { index: number }) => show(values[index] ?? 0),
          })),
        ]}
      />
    </details>
  );
}
