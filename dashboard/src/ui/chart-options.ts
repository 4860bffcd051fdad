import type uPlot from "uplot";
import type { Formats } from "@/lib/format";

export interface Line {
  name: string;
  values: number[];
  /** The same figure of the period to compare with. */
  compared?: number[];
}

export interface ChartData {
  /** When each time bucket starts, in milliseconds since 1970. */
  starts: number[];
  lines: Line[];
  /** Whether the last bucket is not over; its end is dashed. */
  partial: boolean;
}

const DAY_S = 86_400;
/** Steps of the time axis where a bucket is a day or longer; a time of day would mislead there. */
const DAY_STEPS = [1, 2, 7, 14, 30, 60, 91, 182, 365].map((days) => days * DAY_S);
const INTEGER_STEPS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap((p) => [1, 2, 5].map((n) => n * p));

/** Resolves a colour of colors.css for the canvas. */
function colorReader(element: HTMLElement): (name: string, alpha?: number) => string {
  const probe = document.createElement("i");
  probe.hidden = true;
  element.append(probe);
  const colors = new Map<string, string>();
  const names = ["line", "soft", "series-1", "series-2", "series-3", "series-4", "series-5"];
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    colors.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return (name, alpha = 1) => {
    const color = colors.get(name) ?? "gray";
    return alpha === 1 ? color : color.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
  };
}

/** The columns of the chart: for each line what is complete, what is not yet, and the comparison. */
export function columnsOf({ starts, lines, partial }: ChartData): uPlot.AlignedData {
  const last = starts.length - 1;
  const columns = lines.flatMap(({ values, compared }) => [
    compared ? starts.map((_, i) => compared[i] ?? null) : [],
    values.map((value, i) => (partial && i === last ? null : value)),
    partial ? values.map((value, i) => (i >= last - 1 ? value : null)) : [],
  ]);
  return [
    starts.map((at) => at / 1000),
    ...columns.filter((column) => column.length > 0),
  ] as uPlot.AlignedData;
}

/** How the chart looks; its axis begins at zero, its times are in the formats' zone. */
export function optionsOf(
  Plot: typeof uPlot,
  element: HTMLElement,
  data: ChartData,
  formats: Formats,
  formatValue: (value: number) => string,
): uPlot.Options {
  const color = colorReader(element);
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  const series = data.lines.flatMap(({ name, compared }, i) => {
    const stroke = color(`series-${(i % 5) + 1}`);
    const fill = i === 0 && data.lines.length <= 2 ? color("series-1", 0.08) : undefined;
    const points = { show: data.starts.length === 1, size: 6 };
    return [
      ...(compared
        ? [{ label: name, stroke: color(`series-${(i % 5) + 1}`, 0.4), width: 1.5, points: { show: false } }]
        : []),
      { label: name, stroke, width: 2, fill, points },
      ...(data.partial
        ? [
            {
              label: name,
              stroke,
              width: 2,
              dash: [4, 4],
              points: { show: data.starts.length === 1, size: 6 },
            },
          ]
        : []),
    ];
  });
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [10, 24, 0, 4],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    tzDate: (seconds) => Plot.tzDate(new Date(seconds * 1000), formats.zone),
    scales: { y: { range: (_, __, max) => [0, max > 0 ? max * 1.08 : 1] } },
    axes: [
      {
        stroke: color("soft"),
        font,
        grid: { show: false },
        ticks: { stroke: color("line"), size: 5 },
        space: 70,
        size: 32,
        ...(isDaily(data.starts) ? { incrs: DAY_STEPS } : {}),
        values: (_, splits, __, ___, step) =>
          splits.map((at) => (step >= DAY_S ? formats.day(at * 1000) : timeOrDay(formats, at * 1000))),
      },
      {
        stroke: color("soft"),
        font,
        size: 52,
        space: 28,
        incrs: INTEGER_STEPS,
        grid: { stroke: color("line"), width: 1 },
        ticks: { show: false },
        values: (_, splits) => splits.map((value) => formatValue(value)),
      },
    ],
    series: [{}, ...series],
  };
}

function isDaily([first, second]: number[]): boolean {
  // A day of 23 hours is one, too.
  return first !== undefined && second !== undefined && second - first > 20 * 3_600_000;
}

function timeOrDay(formats: Formats, at: number): string {
  const clock = formats.clock(at);
  return clock === "00:00" ? formats.day(at) : clock;
}
