import { type Core, wallTime } from "../core.js";
import { on } from "../on.js";
import { zigzag } from "../wire/encode.js";
import { MOUSE } from "../wire/messages.js";

const SAMPLE_MS = 50;
const SAMPLE_PX = 4;
const LONGEST_MS = 5000;

type Step = [t: number, x: number, y: number];

/**
 * Captures the pointer's path: a sample each 50 ms while it moves, sent in pieces. A piece ends 5 s
 * after its first sample, also when the pointer has come to rest.
 */
export function captureMouse(core: Core): void {
  /** Steps from sample to sample: in time, in ms, and in place, in px. The first one's are from 0. */
  let steps: Step[] = [];
  let last: Step;
  let began = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function finish(): void {
    clearTimeout(timer);
    const all = (axis: 0 | 1 | 2) => steps.map((step) => step[axis]);
    if (steps[1]) {
      core._record(MOUSE, { dtMs: all(0), dx: all(1).map(zigzag), dy: all(2).map(zigzag) }, wallTime(began));
    }
    steps = [];
  }

  on<PointerEvent>("pointermove", ({ timeStamp, pageX, pageY, pointerType }) => {
    if (pointerType === "touch") return;
    if (!steps[0]) {
      last = [0, 0, 0];
      began = timeStamp;
      timer = setTimeout(finish, LONGEST_MS);
    }
    const now = [timeStamp - began, pageX, pageY].map(Math.round);
    const step = now.map((value, axis) => value - (last[axis] as number)) as Step;
    const [t, x, y] = step;
    if (!steps[0] || (t >= SAMPLE_MS && Math.abs(x) + Math.abs(y) >= SAMPLE_PX)) {
      steps.push(step);
      last = now as Step;
    }
  });
  core._leaving.push(finish);
}
