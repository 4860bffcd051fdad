import { el, ICONS, icon } from "./dom.js";
import { clock } from "./format.js";

const SPEEDS = [0.5, 1, 2, 4, 8, 16];
const STEP_MS = 10_000;

/** The buttons below the picture. */
export function createControls({ length, toggle, step, speed, skips, full }) {
  const play = el("button", { type: "button", class: "gsr-play", onclick: toggle });
  const now = el("span", { class: "gsr-clock" });
  const speeds = el(
    "select",
    { "aria-label": "Speed", title: "Speed (+ and -)", onchange: () => speed(Number(speeds.value)) },
    SPEEDS.map((one) => el("option", { value: one, selected: one === 1 }, `${one}x`)),
  );
  const skip = el("input", { type: "checkbox", checked: true, onchange: () => skips(skip.checked) });
  const button = (label, path, act) =>
    el("button", { type: "button", "aria-label": label, title: label, onclick: act }, icon(path));
  const element = el(
    "div",
    { class: "gsr-controls" },
    button("Back 10 seconds", ICONS.back, () => step(-STEP_MS)),
    play,
    button("Forward 10 seconds", ICONS.forward, () => step(STEP_MS)),
    now,
    el("span", { class: "gsr-space" }),
    el("label", { class: "gsr-skip", title: "s" }, skip, "Skip inactivity"),
    speeds,
    button("Full screen (f)", ICONS.full, full),
  );

  return {
    element,
    set time(ms) {
      const text = `${clock(ms)} / ${clock(length)}`;
      if (now.textContent !== text) now.textContent = text;
    },
    set state(name) {
      const playing = name === "playing";
      const label = playing ? "Pause" : "Play";
      play.setAttribute("aria-label", label);
      play.title = `${label} (space)`;
      play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
    },
    toggleSkips() {
      skip.checked = !skip.checked;
      skips(skip.checked);
    },
    faster(by) {
      const to = speeds.options[speeds.selectedIndex + by];
      if (!to) return;
      to.selected = true;
      speed(Number(to.value));
    },
  };
}
