import { el } from "./dom.js";
import { bytes, clock, shortUrl } from "./format.js";

const MOST_ROWS = 2000;
const KINDS = { page: "Page", click: "Click", error: "Error", insight: "Insight", custom: "Event" };

/** Three lists beside the picture: what happened, the console, the network; a row goes to its moment. */
export function createPanes({ start, markers, seek }) {
  const lists = {
    events: pane("Nothing happened."),
    console: pane("The page wrote nothing on the console."),
    network: pane("No request was recorded."),
  };
  const tabs = { events: "Events", console: "Console", network: "Network" };
  const buttons = Object.entries(tabs).map(([name, label]) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `gsr-tab-${name}`,
        "aria-controls": `gsr-pane-${name}`,
        onclick: () => choose(name),
        onkeydown: turn,
      },
      label,
      el("span", { class: "gsr-count" }),
    ),
  );
  const element = el(
    "section",
    { class: "gsr-panes", "aria-label": "Details of the replay" },
    el("div", { class: "gsr-tabs", role: "tablist" }, buttons),
    Object.entries(lists).map(([name, { element: list }]) => {
      list.id = `gsr-pane-${name}`;
      list.setAttribute("role", "tabpanel");
      list.setAttribute("aria-labelledby", `gsr-tab-${name}`);
      return list;
    }),
  );
  const seen = new Set();

  function pane(empty) {
    const rows = [];
    const list = el("ol", { class: "gsr-rows" });
    const note = el("p", { class: "gsr-none" }, empty);
    return {
      rows,
      list,
      note,
      element: el("div", { class: "gsr-pane", tabindex: "0" }, note, list),
      current: -1,
    };
  }

  function choose(name) {
    Object.keys(lists).forEach((one, i) => {
      const chosen = one === name;
      buttons[i].setAttribute("aria-selected", String(chosen));
      buttons[i].tabIndex = chosen ? 0 : -1;
      lists[one].element.hidden = !chosen;
    });
  }

  function turn(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.stopPropagation();
    const to = buttons[(buttons.indexOf(event.currentTarget) + by + buttons.length) % buttons.length];
    to.focus();
    to.click();
  }

  function add(name, time, kind, ...content) {
    const { rows, list, note } = lists[name];
    if (rows.length >= MOST_ROWS) return;
    const row = {
      time,
      element: el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: `gsr-row gsr-${kind}`, onclick: () => seek(time) },
          el("time", {}, clock(time - start)),
          content,
        ),
      ),
    };
    const after = rows.findIndex((one) => one.time > time);
    if (after < 0) {
      rows.push(row);
      list.append(row.element);
    } else {
      list.insertBefore(row.element, rows[after].element);
      rows.splice(after, 0, row);
    }
    note.hidden = true;
    buttons[Object.keys(lists).indexOf(name)].lastChild.textContent = String(rows.length);
  }

  for (const marker of markers) {
    add(
      "events",
      marker.time_ms,
      marker.kind,
      el("b", {}, KINDS[marker.kind] ?? marker.kind),
      el("span", {}, marker.kind === "page" ? shortUrl(marker.label) : marker.label),
      marker.detail && el("small", {}, marker.detail),
    );
  }
  choose("events");

  return {
    element,
    /** Takes loaded events; what was seen before is not added again. */
    add(events, tab) {
      for (const { type, timestamp, data } of events) {
        if (type !== 5) continue;
        const id = `${tab} ${timestamp} ${data.tag} ${JSON.stringify(data.payload).slice(0, 200)}`;
        if (seen.has(id) || seen.size > 3 * MOST_ROWS) continue;
        seen.add(id);
        const given = data.payload ?? {};
        if (data.tag === "gosight.console")
          add(
            "console",
            timestamp,
            `level-${given.level}`,
            el("span", { class: "gsr-line" }, String(given.text ?? "")),
          );
        if (data.tag === "gosight.network")
          add(
            "network",
            timestamp,
            given.status >= 400 ? "error" : "request",
            el("b", {}, given.method || "GET"),
            el("span", { class: "gsr-line", title: given.url }, shortUrl(given.url)),
            el(
              "small",
              {},
              `${given.status || "no status"}, ${given.duration_ms} ms, ${bytes(given.bytes ?? 0)}`,
            ),
          );
        if (data.tag === "gosight.degraded")
          add(
            "events",
            timestamp,
            "custom",
            el("b", {}, "Recorder"),
            el("span", {}, `degraded: ${given.reason}`),
          );
      }
    },
    /** Marks the row that was last at `time`. */
    follow(time) {
      for (const one of Object.values(lists)) {
        let i = one.rows.length - 1;
        while (i >= 0 && one.rows[i].time > time) i--;
        if (i === one.current && one.marked === one.rows[i]) continue;
        one.marked?.element.classList.remove("gsr-now");
        one.current = i;
        one.marked = one.rows[i];
        one.marked?.element.classList.add("gsr-now");
        if (one.marked && !one.element.hidden && !one.element.matches(":hover, :focus-within")) {
          const { offsetTop, offsetHeight } = one.marked.element;
          if (
            offsetTop < one.element.scrollTop ||
            offsetTop + offsetHeight > one.element.scrollTop + one.element.clientHeight
          )
            one.element.scrollTop = offsetTop - one.element.clientHeight / 2;
        }
      }
    },
    /** The moments of the listed events, in their order. */
    get moments() {
      return lists.events.rows.map(({ time }) => time);
    },
  };
}
