import { el, svg } from "./dom.js";
import { axisCount, count, bucketLabel, tick } from "./format.js";
import { labelled, ticksTo } from "./scale.js";

const TOP = 8;
const BOTTOM = 26;
const LEFT = 44;
const RIGHT = 12;

/** Draws page views and visitors over time; arrow keys or a pointer show the figures of a time bucket. */
export function createChart(plot) {
  let series = null;
  let drawn = "";
  let chosen = null;
  const tip = el("div", { class: "tip", hidden: "" });

  function draw() {
    if (!series || plot.clientWidth === 0) return;
    const box = geometry(plot, series.points);
    plot.replaceChildren(drawing(series, box, chosen), tip);
    place(box);
  }

  function place(box) {
    tip.hidden = chosen === null;
    if (chosen === null) return;
    const point = series.points[chosen];
    tip.replaceChildren(
      el("strong", {}, bucketLabel(new Date(point.start), series.step)),
      `${count(point.page_views)} page views, ${count(point.visitors)} visitors`,
    );
    const width = tip.offsetWidth;
    const right = box.x(chosen) + 12;
    tip.style.left = `${right + width > plot.clientWidth ? box.x(chosen) - width - 12 : right}px`;
  }

  function choose(index) {
    if (index === chosen) return;
    chosen = index;
    draw();
    if (index !== null && document.activeElement === plot) plot.setAttribute("aria-label", tip.textContent);
  }

  plot.addEventListener("pointermove", (event) => {
    if (!series) return;
    const box = geometry(plot, series.points);
    const along = (event.clientX - plot.getBoundingClientRect().left - LEFT) / box.width;
    choose(clamp(Math.round(along * (series.points.length - 1)), series.points.length));
  });
  plot.addEventListener("pointerleave", () => choose(null));
  plot.addEventListener("blur", () => choose(null));
  plot.addEventListener("keydown", (event) => {
    const last = (series?.points.length ?? 0) - 1;
    const to = { ArrowLeft: (chosen ?? last + 1) - 1, ArrowRight: (chosen ?? last - 1) + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    choose(clamp(to, last + 1));
  });
  new ResizeObserver(draw).observe(plot);

  return (next) => {
    const text = JSON.stringify(next);
    if (text === drawn) return;
    drawn = text;
    series = next;
    if (chosen !== null) chosen = clamp(chosen, next.points.length);
    draw();
  };
}

function geometry(plot, points) {
  const width = plot.clientWidth - LEFT - RIGHT;
  const height = plot.clientHeight - TOP - BOTTOM;
  const ticks = ticksTo(Math.max(...points.map((point) => Math.max(point.page_views, point.visitors))));
  const top = ticks[ticks.length - 1];
  const gaps = Math.max(points.length - 1, 1);
  return {
    width,
    height,
    ticks,
    x: (i) => LEFT + (points.length === 1 ? width / 2 : (i * width) / gaps),
    y: (n) => TOP + height - (n / top) * height,
  };
}

function drawing({ step, points }, box, chosen) {
  const last = points.length - 1;
  const along = (field, from, to) =>
    points.slice(from, to + 1).map((point, i) => `${i ? "L" : "M"}${box.x(from + i).toFixed(1)} ${box.y(point[field]).toFixed(1)}`).join("");
  // The last time bucket is incomplete, so its figures still grow.
  const line = (field, name) => [
    svg("path", { class: name, d: along(field, 0, Math.max(last - 1, 0)) }),
    svg("path", { class: `${name} unfinished`, d: along(field, Math.max(last - 1, 0), last) }),
  ];
  const floor = box.y(0).toFixed(1);
  return svg(
    "svg",
    { "aria-hidden": "true" },
    ...box.ticks.flatMap((n) => [
      svg("line", { class: "grid", x1: LEFT, x2: LEFT + box.width, y1: box.y(n), y2: box.y(n) }),
      svg("text", { x: LEFT - 10, y: box.y(n) + 4, "text-anchor": "end" }, axisCount(n)),
    ]),
    ...labelled(points.map((point) => new Date(point.start)), box.width).map((i) =>
      svg("text", { x: box.x(i), y: box.y(0) + 20, "text-anchor": anchor(i, last) }, tick(new Date(points[i].start), step)),
    ),
    svg("path", { class: "views-area", d: `${along("page_views", 0, last)}L${box.x(last).toFixed(1)} ${floor}L${box.x(0).toFixed(1)} ${floor}Z` }),
    ...line("page_views", "views"),
    ...line("visitors", "visitors"),
    ...(chosen === null ? [] : marks(points[chosen], box.x(chosen), box)),
  );
}

function marks(point, x, box) {
  return [
    svg("line", { class: "hair", x1: x, x2: x, y1: TOP, y2: box.y(0) }),
    svg("circle", { class: "dot", cx: x, cy: box.y(point.page_views), r: 5 }),
    svg("circle", { class: "dot second", cx: x, cy: box.y(point.visitors), r: 5 }),
  ];
}

function anchor(i, last) {
  return i === last && last > 0 ? "end" : "middle";
}

function clamp(index, length) {
  return Math.min(Math.max(index, 0), length - 1);
}
