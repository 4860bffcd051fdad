import { el } from "./dom.js";
import { clock } from "./format.js";

// Ticks closer than this, in thousandths of the width, are one.
const CLOSE = 4;
const WEIGHT = { insight: 5, error: 4, custom: 3, page: 2, click: 1 };
const STEP_MS = 5000;
const MOST_BROKEN = 50;

/** A bar of the whole session with its markers; `seek` gets the moment that is asked for, in ms since 1970. */
export function createTimeline({ start, end, holes, markers, seek }) {
  const length = Math.max(1, end - start);
  const place = (time) => Math.min(100, Math.max(0, ((time - start) / length) * 100));
  const played = el("div", { class: "gsr-played" });
  const head = el("div", { class: "gsr-head" });
  const gaps = el(
    "div",
    { class: "gsr-holes", "aria-hidden": "true" },
    holes.map((hole) => gap(hole, "gsr-hole", "Nothing recorded")),
  );
  const ticks = el("div", { class: "gsr-ticks", "aria-hidden": "true" });
  const bar = el(
    "div",
    {
      class: "gsr-timeline",
      role: "slider",
      tabindex: "0",
      "aria-label": "Position",
      "aria-valuemin": "0",
      "aria-valuemax": String(Math.round(length / 1000)),
      onpointerdown: press,
      onkeydown: key,
    },
    el("div", { class: "gsr-track" }, played, gaps),
    ticks,
    head,
  );
  const broken = new Set();
  let now = start;
  let dragging = false;

  function gap({ start: from, end: to }, name, title) {
    const one = el("div", { class: name, title });
    one.style.left = `${place(from)}%`;
    one.style.width = `${Math.max(0.2, place(to) - place(from))}%`;
    return one;
  }

  const timeAt = (event) => {
    const box = bar.getBoundingClientRect();
    return start + (Math.min(Math.max(event.clientX - box.left, 0), box.width) / box.width) * length;
  };

  function press(event) {
    if (event.button) return;
    event.preventDefault();
    bar.focus();
    bar.setPointerCapture(event.pointerId);
    dragging = true;
    draw(timeAt(event));
    const move = (one) => draw(timeAt(one));
    const done = (one) => {
      dragging = false;
      bar.removeEventListener("pointermove", move);
      if (one.type === "pointerup") seek(timeAt(one));
      else draw(now);
    };
    bar.addEventListener("pointermove", move);
    for (const type of ["pointerup", "pointercancel"]) bar.addEventListener(type, done, { once: true });
  }

  function key(event) {
    const to = {
      Home: start,
      End: end,
      PageUp: now + 6 * STEP_MS,
      PageDown: now - 6 * STEP_MS,
      ArrowUp: now + STEP_MS,
      ArrowDown: now - STEP_MS,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    seek(Math.min(end, Math.max(start, to)));
  }

  function draw(time) {
    played.style.width = head.style.left = `${place(time)}%`;
    bar.setAttribute("aria-valuenow", String(Math.round((time - start) / 1000)));
    bar.setAttribute("aria-valuetext", `${clock(time - start)} of ${clock(length)}`);
  }

  /** Draws the markers: of close ones the most important. */
  function drawMarkers() {
    const slots = new Map();
    for (const marker of markers) {
      const slot = Math.round((place(marker.time_ms) * 10) / CLOSE);
      if ((WEIGHT[marker.kind] ?? 0) > (WEIGHT[slots.get(slot)?.kind] ?? -1)) slots.set(slot, marker);
    }
    ticks.replaceChildren(
      ...[...slots.values()].map((marker) => {
        const tick = el("i", { class: `gsr-tick gsr-${marker.kind}`, title: marker.label || marker.kind });
        tick.style.left = `${place(marker.time_ms)}%`;
        return tick;
      }),
    );
  }
  drawMarkers();
  draw(start);

  return {
    element: bar,
    set time(time) {
      now = time;
      if (!dragging) draw(time);
    },
    /** Marks a span that was too much for the viewer. */
    addBurst: (from, to) =>
      gaps.append(gap({ start: from, end: to }, "gsr-burst", "Too many changes: skipped")),
    /** Marks a change that the viewer could not make; the first of them, for a recording may hold any number. */
    addBroken(at) {
      if (broken.size >= MOST_BROKEN || broken.has(at)) return;
      broken.add(at);
      gaps.append(gap({ start: at, end: at }, "gsr-burst", "A change that can't be shown"));
    },
  };
}
