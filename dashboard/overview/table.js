import { el } from "./dom.js";
import { count, bucketLabel } from "./format.js";

/** Writes the chart's figures as a table, newest first, while it is open. */
export function createTable(region) {
  const details = region.closest("details");
  let series = null;

  function draw() {
    if (!details.open || !series) return;
    const rows = [...series.points].reverse().map((point) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, bucketLabel(new Date(point.start), series.step)),
        el("td", {}, count(point.page_views)),
        el("td", {}, count(point.visitors)),
      ),
    );
    const head = el("tr", {}, ...["From", "Page views", "Visitors"].map((text) => el("th", { scope: "col" }, text)));
    region.replaceChildren(el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)));
  }

  details.addEventListener("toggle", draw);
  return (next) => {
    if (JSON.stringify(next) === JSON.stringify(series)) return;
    series = next;
    draw();
  };
}
