import { chromium } from "playwright-core";

/** Starts Debian's Chromium, or the one that CHROMIUM names. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/**
 * Waits `ms` by the page's own clock: its tasks and timers that were due before are done then, however
 * busy the machine is.
 */
export function settle(page, ms = 150) {
  return page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);
}

/**
 * Makes `page` listen for what another tab stores under `name`; the returned function waits until it
 * has heard of it.
 */
export async function hears(page, name) {
  await page.evaluate((wanted) => {
    window.heard = new Promise((resolve) => {
      addEventListener("storage", ({ key }) => key === wanted && setTimeout(resolve));
    });
  }, name);
  return () => page.evaluate(() => window.heard);
}

/** How many events the SDK on `page` keeps for later. */
export function kept(page, key = "gsw_test") {
  return page.evaluate(
    (name) =>
      // Held by the page, or the browser may collect it before it is resolved.
      (window.keptCount = new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const all = opening.result.transaction("b").objectStore("b").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.reduce((sum, batch) => sum + (batch.events?.length ?? 1), 0));
          };
        };
      })),
    `gosight.${key}`,
  );
}

/** Asks `probe` until it gives something true, for at most `ms`. */
export async function eventually(probe, what, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`did not happen within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
