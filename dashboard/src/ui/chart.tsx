import { useEffect, useRef, useState } from "react";
import type uPlot from "uplot";
import { useTheme } from "@/lib/preferences";
import { useFormats } from "@/lib/project";
import { type ChartData, columnsOf, optionsOf } from "./chart-options";
import { ChartTip } from "./chart-tip";

export interface Note {
  id: string;
  at: number;
  text: string;
}

interface ChartProps extends ChartData {
  /** What the chart shows, for those who can't see it. */
  label: string;
  low?: boolean;
  format?: (value: number) => string;
  /** How a time bucket is named. */
  bucket?: (start: number) => string;
  onPick?: (index: number) => void;
  notes?: Note[];
}

/** Lines over time. The code that draws is loaded when the first chart is shown. */
export function Chart({
  label,
  low,
  format,
  bucket,
  onPick,
  notes = [],
  starts,
  lines,
  partial,
}: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<uPlot | null>(null);
  const [index, setIndex] = useState<number | null>(null);
  const formats = useFormats();
  const theme = useTheme();
  const formatValue = format ?? formats.axis;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let made: uPlot | null = null;
    let gone = false;
    const resize = new ResizeObserver(() =>
      made?.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    import("uplot").then(({ default: Plot }) => {
      if (gone) return;
      const data = { starts, lines, partial };
      const options = optionsOf(Plot, element, data, formats, formatValue);
      options.hooks = { setCursor: [(u) => setIndex(u.cursor.idx ?? null)] };
      made = new Plot(options, columnsOf(data), element);
      setPlot(made);
      resize.observe(element);
    });
    return () => {
      gone = true;
      resize.disconnect();
      made?.destroy();
      setPlot(null);
      setIndex(null);
    };
  }, [starts, lines, partial, formats, formatValue, theme]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: The table beside the chart has the same links.
    <div
      ref={box}
      className={low ? "plot low" : "plot"}
      role="img"
      aria-label={label}
      onClick={() => index !== null && onPick?.(index)}
    >
      {plot && index !== null ? (
        <ChartTip
          plot={plot}
          index={index}
          data={{ starts, lines, partial }}
          bucket={bucket}
          format={format}
        />
      ) : null}
      {plot
        ? notes.map(({ id, at, text }) => (
            <span
              key={id}
              className="plot-note"
              title={`${formats.moment(at)}: ${text}`}
              style={{ left: plot.valToPos(at / 1000, "x") + plot.bbox.left / devicePixelRatio }}
            />
          ))
        : null}
    </div>
  );
}
