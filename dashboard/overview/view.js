import { createChart } from "./chart.js";
import { byId, setText } from "./dom.js";
import { age, count, duration, share, timeOfDay } from "./format.js";
import { timeZone } from "./periods.js";
import { createRankings } from "./ranking.js";
import { createTable } from "./table.js";

const FIGURES = {
  visitors: count,
  sessions: count,
  page_views: count,
  bounce_rate: share,
  median_engaged_ms: duration,
};

/** The page's view of a project. Its methods update only what has changed. */
export function createView() {
  const page = byId("page");
  const chart = createChart(byId("plot"));
  const table = createTable(byId("series-table"));
  const rankings = createRankings(page);
  let updated = null;

  function showAge() {
    setText(byId("updated"), updated ? `Updated ${timeOfDay(updated)}, ${age(Date.now() - updated)}` : "");
  }
  setInterval(showAge, 1000);
  setText(byId("zone"), `Times in ${timeZone()}`);

  return {
    loading() {
      page.classList.add("loading");
      page.setAttribute("aria-busy", "true");
    },
    project({ id, name, write_key: writeKey }) {
      setText(byId("project"), name);
      document.title = `${name}: GoSight`;
      const key = writeKey ?? `(make one: gosight keys create --project ${id})`;
      const src = `${location.origin}/sdk/gosight.js`;
      // With crossorigin, browsers show a page's errors to the page itself also where the script is on their way.
      setText(
        byId("snippet"),
        `<script async crossorigin="anonymous" src="${src}" data-key="${key}"></script>`,
      );
    },
    overview(overview) {
      for (const [field, write] of Object.entries(FIGURES)) {
        setText(page.querySelector(`[data-figure="${field}"]`), write(overview[field]));
      }
      setText(byId("live"), `${count(overview.live_visitors)} live now`);
      byId("live").classList.toggle("some", overview.live_visitors > 0);
      page.classList.remove("loading", "stale");
      page.removeAttribute("aria-busy");
      chart(overview.series);
      table(overview.series);
      rankings(overview);
      updated = Date.now();
      showAge();
    },
    welcome(isNew) {
      byId("welcome").hidden = !isNew;
      byId("figures-area").hidden = isNew;
    },
    notice(text) {
      byId("notice").hidden = !text;
      setText(byId("notice"), text ?? "");
      page.classList.toggle("stale", Boolean(text));
    },
    lastUpdate: () => updated,
  };
}
