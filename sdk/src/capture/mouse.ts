import { type Core, wallTime } from "../core.js";
import { on } from "../on.js";

const SAMPLE_MS = 50;
const SAMPLE_PX = 4;
const MOST_SAMPLES = 100;
const LONGEST_MS = 5000;

/** Captures the pointer's path: a sample each 50 ms while it moves, sent in pieces of up to 5 s. */
export function captureMouse(core: Core): void {
  let dtMs: number[] = [];
  let dx: number[] = [];
  let dy: number[] = [];
  let began = 0;
  let last = { t: 0, x: 0, y: 0 };

  function finish(): void {
    if (dtMs[1] !== undefined)
      core.record("mouse", { dtMs, dx, dy }, { time: wallTime(began), active: true });
    dtMs = [];
    dx = [];
    dy = [];
  }

  on<PointerEvent>(window, "pointermove", ({ timeStamp: t, pageX, pageY, pointerType }) => {
    const x = Math.round(pageX);
    const y = Math.round(pageY);
    if (
      pointerType === "touch" ||
      t - last.t < SAMPLE_MS ||
      Math.abs(x - last.x) + Math.abs(y - last.y) < SAMPLE_PX
    ) {
      return;
    }
    t = Math.round(t);
    if (dtMs.length >= MOST_SAMPLES || (dtMs[0] !== undefined && t - began > LONGEST_MS)) finish();
    if (dtMs[0] === undefined) {
      began = t;
      last = { t, x: 0, y: 0 };
    }
    dtMs.push(t - last.t);
    dx.push(x - last.x);
    dy.push(y - last.y);
    last = { t, x, y };
  });
  core.leaving.push(finish);
}
