/** Opens a page of the dashboard and waits until it shows its answer; `act` opens the rest of it. */
export async function open(page, origin, { path, act }) {
  await page.goto(origin + path);
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor();
  await act?.(page);
}
