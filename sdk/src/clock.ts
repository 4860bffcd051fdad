import { guard } from "./on.js";

// No page was open before.
const EARLIEST = 1e12;

/** The time, in ms since 1970; also where a page has put something of its own in the place of `Date`. */
export function now(): number {
  const time = guard(() => Date.now()) as number;
  return time > EARLIEST ? time : Math.round(performance.timeOrigin + performance.now());
}
