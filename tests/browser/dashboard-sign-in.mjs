const PASSWORD = 'a pass phrase for the tests';

/** Signs the owner in; the first time, the printed password has to be replaced. */
export async function signIn(page, { url, owner }) {
  await fill(page, url, owner);
  if (!owner.replaced) {
    await page.locator('input[name=current]').fill(owner.password);
    await page.locator('input[name=new]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    owner.replaced = true;
    owner.password = PASSWORD;
  }
  await page.locator('a.project-card').first().waitFor();
}

/** Signs a member in. */
export async function signInAs(page, url, member) {
  await fill(page, url, member);
  await page.locator('a.project-card').first().waitFor();
}

async function fill(page, url, { email, password }) {
  await page.goto(`${url}/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button[type=submit]').click();
}
