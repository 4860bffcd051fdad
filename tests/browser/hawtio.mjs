/** Opens Hawtio with the address, user and password that the start prints, and signs in as an operator does. */
export async function signInToHawtio(browser, hub) {
  const [, address, user, password] = hub
    .output()
    .match(/Routes\s+(\S+) \(Hawtio: user (\S+), password (\S+)\)/);
  const page = await browser.newPage({ viewport: { width: 1_360, height: 860 } });
  await page.goto(address);
  const fields = { user: page.locator('input').first(), password: page.locator('input[type=password]') };
  await fields.user.fill(user);
  await fields.password.fill(`not ${password}`);
  await page.keyboard.press('Enter');
  const refused = page.getByText(/incorrect|wrong|failed/i).first();
  await refused.waitFor();
  await fields.password.fill(password);
  await page.keyboard.press('Enter');
  await page.getByText('accept-batch', { exact: true }).first().waitFor();
  return { page, address };
}

/** What Jolokia answers to a request of the console's page. */
export function askJolokia(page, request) {
  return page.evaluate(async (body) => {
    const response = await fetch('/hawtio/jolokia', { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }, request);
}
