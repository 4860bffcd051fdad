const EVERY_MS = 2000;
/** The pause is this multiple of the response time, so that expensive queries run rarely. */
const PAUSE_FACTOR = 4;

/**
 * Repeats a query while the page is visible. `query` receives a signal and resolves to the pause
 * it wants in milliseconds, or to undefined.
 */
export function createPoll(query) {
  let timer = 0;
  let running = null;

  async function once() {
    clearTimeout(timer);
    running?.abort();
    const turn = new AbortController();
    running = turn;
    const begun = performance.now();
    const pause = await query(turn.signal).catch((problem) => {
      if (!turn.signal.aborted) throw problem;
    });
    if (turn.signal.aborted) return;
    running = null;
    if (document.hidden) return;
    timer = setTimeout(once, pause ?? Math.max(EVERY_MS, PAUSE_FACTOR * (performance.now() - begun)));
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && timer) once();
  });
  window.addEventListener("online", () => timer && once());
  return {
    now: once,
    stop() {
      clearTimeout(timer);
      timer = 0;
      running?.abort();
    },
  };
}
