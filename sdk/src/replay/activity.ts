import { now } from "../clock.js";
import { on } from "../on.js";

// What a page does by itself after the visitor did the last thing is of interest for so long.
const IDLE_MS = 120_000;

/**
 * Tells when the visitor is here and when not: `sleep` if the page is hidden, or nothing was done for two
 * minutes; `wake` at the first thing done then.
 */
export function watchActivity(wake: () => void, sleep: () => void): () => void {
  let last = now();
  let awake = !document.hidden;
  const doze = () => {
    if (awake) {
      awake = false;
      sleep();
    }
  };
  const act = () => {
    last = now();
    if (awake || document.hidden) return;
    awake = true;
    wake();
  };
  on("pointerdown pointermove keydown wheel touchstart", (event) => event.isTrusted && act());
  on("visibilitychange", () => (document.hidden ? doze() : act()));
  on("pageshow", act);
  const timer = setInterval(() => now() - last > IDLE_MS && doze(), 5000);
  return () => clearInterval(timer);
}
