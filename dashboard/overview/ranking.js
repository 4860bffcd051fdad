import { el } from "./dom.js";
import { count, country } from "./format.js";

const RANKINGS = {
  pages: { title: "Top pages", unit: "Views", value: (row) => row.page_views, name: (row) => row.path },
  referrers: { title: "Visits from", unit: "Visits", value: (row) => row.sessions, name: (row) => row.name, none: "Direct" },
  countries: { title: "Countries", unit: "Visitors", value: (row) => row.visitors, name: (row) => row.name && country(row.name), none: "Unknown" },
  browsers: { title: "Browsers", unit: "Visitors", value: (row) => row.visitors, name: (row) => row.name, none: "Unknown" },
};

/** Fills the page's lists; each is drawn again only if its figures changed. */
export function createRankings(root) {
  const lists = [...root.querySelectorAll("[data-ranking]")].map((section) => {
    const kind = RANKINGS[section.dataset.ranking];
    const title = el("h2", {}, kind.title);
    const list = el("ol", { class: "ranking" });
    section.append(el("div", { class: "ranking-head" }, title, el("span", {}, kind.unit)), list);
    return { field: section.dataset.ranking, kind, list, drawn: "" };
  });
  return (overview) => {
    for (const entry of lists) {
      const rows = overview[entry.field];
      const text = JSON.stringify(rows);
      if (text === entry.drawn) continue;
      entry.drawn = text;
      entry.list.replaceChildren(...items(rows, entry.kind));
    }
  };
}

function items(rows, kind) {
  if (rows.length === 0) return [el("li", { class: "nothing" }, "Nothing in this period")];
  const most = Math.max(...rows.map(kind.value), 1);
  return rows.map((row) => {
    const known = kind.name(row);
    const name = known || kind.none || "(empty)";
    const item = el(
      "li",
      {},
      el("span", { class: known ? "name" : "name unknown", title: name }, name),
      el("span", { class: "count" }, count(kind.value(row))),
    );
    item.style.setProperty("--share", String(kind.value(row) / most));
    return item;
  });
}
