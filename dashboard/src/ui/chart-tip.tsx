import type uPlot from "uplot";
import { useFormats } from "@/lib/project";
import type { ChartData } from "./chart-options";

interface ChartTipProps {
  plot: uPlot;
  index: number;
  data: ChartData;
  bucket?: (start: number) => string;
  format?: (value: number) => string;
}

/** The figures of the time bucket under the pointer. */
export function ChartTip({ plot, index, data, bucket, format }: ChartTipProps) {
  const formats = useFormats();
  const start = data.starts[index];
  if (start === undefined) return null;
  const left = plot.valToPos(start / 1000, "x") + plot.bbox.left / devicePixelRatio;
  const isRight = left > plot.width / 2;
  const show = format ?? formats.exact;
  return (
    <div className="plot-tip" style={isRight ? { right: plot.width - left + 12 } : { left: left + 12 }}>
      <strong>{(bucket ?? formats.moment)(start)}</strong>
      {data.lines.map(({ name, values, compared }, i) => (
        <span key={name} className="row">
          <span className={`swatch s${i + 1}`} />
          {name}
          <span className="number">{show(values[index] ?? 0)}</span>
          {compared?.[index] === undefined ? null : (
            <span className="soft number">({show(compared[index])})</span>
          )}
        </span>
      ))}
    </div>
  );
}
