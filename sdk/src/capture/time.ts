import { on } from "../on.js";

/**
 * Measures how long the page is visible, and how long it is visible and focused, in ms from one
 * call of the returned function to the next.
 */
export function trackTime(): () => [visible: number, engaged: number] {
  let spent: [number, number] = [0, 0];
  let since = 0;
  let visible = false;
  let engaged = false;

  function note(): void {
    const passed = performance.now() - since;
    if (visible) spent[0] += passed;
    if (engaged) spent[1] += passed;
    since += passed;
    visible = !document.hidden;
    engaged = visible && document.hasFocus();
  }

  on("visibilitychange focus blur pageshow", note);
  return () => {
    note();
    const all = spent;
    spent = [0, 0];
    return all;
  };
}
