const EVERY_MS = 2000;
/** The pause is this many times as long as the answer took, so that heavy questions come rarely. */
const PATIENCE = 4;

/**
 * Asks again and again, as long as somebody looks. `ask` gets a signal and resolves to the pause
 * that it wants, in milliseconds, or to nothing.
 */
export function createPoll(ask) {
  let timer = 0;
  let running = null;

  async function once() {
    clearTimeout(timer);
    running?.abort();
    const turn = new AbortController();
    running = turn;
    const begun = performance.now();
    const pause = await ask(turn.signal).catch((problem) => {
      if (!turn.signal.aborted) throw problem;
    });
    if (turn.signal.aborted) return;
    running = null;
    if (document.hidden) return;
    timer = setTimeout(once, pause ?? Math.max(EVERY_MS, PATIENCE * (performance.now() - begun)));
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
