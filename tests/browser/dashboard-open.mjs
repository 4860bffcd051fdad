/** Opens a page of the dashboard and waits until nothing of it is loading; `act` opens the rest of it. */
export async function open(page, origin, { path, act }) {
  await page.goto(origin + path);
  await page.locator('h1').first().waitFor();
  // Not until the network is idle: live pages never are, and pages ask again from time to time.
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton'));
  await act?.(page);
}
