import { type Core, wallTime } from "../core.js";
import { on } from "../on.js";
import { zigzag } from "../wire/encode.js";
import { MOUSE } from "../wire/messages.js";

const SAMPLE_MS = 50;
const SAMPLE_PX = 4;
const LONGEST_MS = 5000;

/**
 * Captures the pointer's path: a sample each 50 ms while it moves, sent in pieces. A piece ends 5 s
 * after its first sample, also when the pointer has come to rest.
 */
export function captureMouse(core: Core): void {
  /** Times since the piece began, in ms, and places, in px. */
  let samples: [t: number, x: number, y: number][] = [];
  let began = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function finish(): void {
    clearTimeout(timer);
    const steps = (axis: 0 | 1 | 2) => samples.map((one, i) => one[axis] - (samples[i - 1]?.[axis] ?? 0));
    if (samples[1]) {
      core._record(
        MOUSE,
        { dtMs: steps(0), dx: steps(1).map(zigzag), dy: steps(2).map(zigzag) },
        { _time: wallTime(began), _active: true },
      );
    }
    samples = [];
  }

  on<PointerEvent>(window, "pointermove", ({ timeStamp, pageX, pageY, pointerType }) => {
    if (pointerType === "touch") return;
    const last = samples.at(-1);
    if (!last) {
      began = timeStamp;
      timer = setTimeout(finish, LONGEST_MS);
    }
    const t = Math.round(timeStamp - began);
    const x = Math.round(pageX);
    const y = Math.round(pageY);
    if (!last || (t - last[0] >= SAMPLE_MS && Math.abs(x - last[1]) + Math.abs(y - last[2]) >= SAMPLE_PX)) {
      samples.push([t, x, y]);
    }
  });
  core._leaving.push(finish);
}
