const TIMEOUT_MS = 90_000;

/** Opens Hawtio with the address, user and password that the start prints, and signs in as an operator does. */
export async function signInToHawtio(browser, hub) {
  const [, address, user, password] = hub
    .output()
    .match(/Routes\s+(\S+) \(Hawtio: user (\S+), password (\S+)\)/);
  const page = await browser.newPage({ viewport: { width: 1_360, height: 860 } });
  // It first reads what MBeans there are, which takes a while on a busy machine.
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.goto(address);
  await page.locator('input').first().fill(user);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByText('accept-batch', { exact: true }).first().waitFor();
  return { page, address };
}

/** The rows of the table of all routes, as they are shown: each with its state and counters. */
export async function openRoutes(page, address) {
  await page.goto(new URL('camel/routes', address).href);
  const row = page.locator('tr', { hasText: 'accept-batch' }).first();
  await row.waitFor();
  return page.locator('tr').allInnerTexts();
}

/** What Jolokia answers to a request of the console's page. */
export function askJolokia(page, request) {
  return page.evaluate(async (body) => {
    const response = await fetch('/hawtio/jolokia', { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }, request);
}
