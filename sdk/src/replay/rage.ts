import { on } from "../on.js";

const CLICKS = 3;
const WITHIN_MS = 1000;
const RADIUS_PX = 30;

/** Calls `rage` when the visitor clicks three times in a second at one place. */
export function watchRage(rage: () => void): void {
  let clicks: { time: number; x: number; y: number }[] = [];
  on<MouseEvent>("click", ({ timeStamp: time, clientX: x, clientY: y, isTrusted, detail }) => {
    if (!isTrusted || !detail) return;
    clicks = clicks.filter(
      (one) => time - one.time < WITHIN_MS && Math.hypot(one.x - x, one.y - y) < RADIUS_PX,
    );
    clicks.push({ time, x, y });
    if (clicks.length < CLICKS) return;
    clicks = [];
    rage();
  });
}
