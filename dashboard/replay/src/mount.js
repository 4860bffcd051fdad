import { createControls } from "./controls.js";
import { el } from "./dom.js";
import { createPanes } from "./panes.js";
import { holesOf, sceneAt, scenesOf } from "./plan.js";
import { createStage } from "./stage.js";
import { createTimeline } from "./timeline.js";

const STEP_MS = 5000;
const IN_FIELD = "input, select, textarea, [role=slider], [role=tablist] *";

/**
 * Puts a player for one session into `element`, paused at its beginning or at `at`.
 *
 * The page that it is on needs a content security policy with `style-src 'unsafe-inline'` for the rebuilt page, and
 * without hosts in `img-src` and `font-src`, so that a recording can ask none.
 *
 * @param {HTMLElement} element
 * @param {object} given
 * @param {object} given.manifest the session's manifest, as the API gives it
 * @param {(tab: string, from: number) => Promise<{chunks: object[]}>} given.loadChunks gets a tab's chunks from the
 *   number `from` on, at least one
 * @param {{time: number, tab?: string}} [given.at] a moment, in ms since 1970
 * @param {"light" | "dark"} [given.theme] by default that of the viewer's system
 * @param {(time: number, tab: string) => void} [given.onTime] told as the picture moves on
 * @returns {{time: number, tab: string, play(): void, pause(): void, seek(time: number, tab?: string): void,
 *   destroy(): void}}
 */
export function mountReplay(element, { manifest, loadChunks, at, theme, onTime = () => {} }) {
  const scenes = scenesOf(manifest);
  const root = el("div", { class: "gsr", "data-theme": theme, tabindex: "-1" });
  element.replaceChildren(root);
  if (!scenes.length) {
    root.append(note("Nothing to show", "The recording holds no full picture of a page."));
    return { destroy: () => root.remove() };
  }
  const start = Math.min(manifest.started_at_ms, scenes[0].start);
  const end = Math.max(manifest.ended_at_ms, scenes.at(-1).end);
  const markers = [...(manifest.markers ?? [])].sort((a, b) => a.time_ms - b.time_ms);
  const tabs = [...new Set(scenes.map(({ tab }) => tab))];
  const screen = el("div", { class: "gsr-screen" });
  const cover = el("div", { class: "gsr-cover" });
  const address = el("div", { class: "gsr-address" });
  let url = "";
  let tab = "";

  const timeline = createTimeline({ start, end, holes: holesOf(manifest, scenes), markers, seek });
  const panes = createPanes({ start, markers, seek });
  const controls = createControls({
    length: end - start,
    toggle,
    step: (by) => seek(stage.time + by),
    speed: (speed) => stage.setSpeed(speed),
    skips: (skips) => stage.setSkips(skips),
    full,
  });
  const stage = createStage({
    element: screen,
    scenes,
    loadChunks,
    on: {
      state,
      time(time) {
        timeline.time = time;
        controls.time = time - start;
        panes.follow(time);
        place(time);
        onTime(time, tab);
      },
      scene(scene) {
        tab = scene.tab;
        place(stage?.time ?? scene.start);
      },
      events: (events) => {
        for (const { type, timestamp, data } of events) {
          if (type === 4) pages.push({ time: timestamp, tab, url: data.href });
          if (type === 5 && data.tag === "gosight.page")
            pages.push({ time: timestamp, tab, url: data.payload?.url });
        }
        panes.add(events, tab);
      },
      burst: (from, to) => timeline.addBurst(from, to),
      broken: (at) => timeline.addBroken(at),
    },
  });
  const pages = [];

  /** Says which page is shown, and in which of several tabs. */
  function place(time) {
    const page = pages.findLast((one) => one.tab === tab && one.time <= time + 50) ?? pages[0];
    const text = `${tabs.length > 1 ? `Tab ${tabs.indexOf(tab) + 1} of ${tabs.length}  ` : ""}${page?.url ?? ""}`;
    if (text === url) return;
    url = text;
    address.textContent = text;
    address.title = text;
  }

  function state(name, problem) {
    root.dataset.state = name;
    controls.state = name;
    const covers = {
      loading: () => [el("div", { class: "gsr-spinner", role: "status", "aria-label": "Loading" })],
      ended: () => [big("Play again", () => stage.play())],
      error: () => [
        note(
          "This part can't be shown",
          problem?.message ?? "",
          el("button", { type: "button", class: "gsr-button", onclick: () => stage.retry() }, "Try again"),
        ),
      ],
      paused: () => [big("Play", () => stage.play())],
    };
    cover.replaceChildren(...(covers[name]?.() ?? []));
    cover.dataset.state = name;
  }

  const big = (label, act) =>
    el("button", { type: "button", class: "gsr-big", "aria-label": label, onclick: act });

  function toggle() {
    if (stage.playing) stage.pause();
    else stage.play();
  }

  function seek(time, inTab) {
    stage.seek(Math.min(end, Math.max(start, time)), inTab ?? sceneAt(scenes, time, tab)?.tab);
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.();
  }

  /** To the event before or after now. */
  function jump(by) {
    const now = stage.time;
    const to =
      by > 0
        ? panes.moments.find((time) => time > now + 500)
        : panes.moments.findLast((time) => time < now - 500);
    if (to !== undefined) seek(to);
  }

  const keys = {
    " ": toggle,
    k: toggle,
    ArrowLeft: () => seek(stage.time - STEP_MS),
    ArrowRight: () => seek(stage.time + STEP_MS),
    ",": () => jump(-1),
    ".": () => jump(1),
    s: () => controls.toggleSkips(),
    "+": () => controls.faster(1),
    "-": () => controls.faster(-1),
    f: full,
  };
  function key(event) {
    const inControl = event.target.closest?.(IN_FIELD);
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (inControl && !/^Arrow(Left|Right)$/.test(event.key))
    )
      return;
    if (event.target.closest?.("select, [role=tablist]")) return;
    if (event.key === " " && event.target.closest?.("button")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  document.addEventListener("keydown", key);
  screen.addEventListener("click", toggle);

  root.append(
    el(
      "div",
      { class: "gsr-main" },
      address,
      el("div", { class: "gsr-view" }, screen, cover),
      el("div", { class: "gsr-bar" }, timeline.element, controls.element),
    ),
    panes.element,
  );
  timeline.time = start;
  seek(at?.time ?? scenes[0].start, at?.tab);

  return {
    get time() {
      return stage.time;
    },
    get tab() {
      return tab;
    },
    play: () => stage.play(),
    pause: () => stage.pause(),
    seek,
    destroy() {
      document.removeEventListener("keydown", key);
      stage.destroy();
      root.remove();
    },
  };
}

/** A word in the place of the picture. */
export function note(title, text, ...more) {
  return el(
    "div",
    { class: "gsr-note", role: "status" },
    el("h2", {}, title),
    text && el("p", {}, text),
    more,
  );
}
