const PASSWORD = 'a pass phrase for the tests';

/** Signs the owner in; the first time, the printed password has to be replaced. */
export async function signIn(page, { url, owner }) {
  const password = owner.replaced ? PASSWORD : owner.password;
  await page.goto(`${url}/login`);
  await page.locator('input[name=email]').fill(owner.email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  if (!owner.replaced) {
    await page.locator('input[name=current]').fill(password);
    await page.locator('input[name=new]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    owner.replaced = true;
  }
  await page.locator('a.project-card').first().waitFor();
}
