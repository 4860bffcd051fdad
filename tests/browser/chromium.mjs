import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Debian's Chromium, headless; CHROMIUM names another one. It says that it is a browser with a window, because
 * the hub keeps what headless browsers send apart from what visitors do.
 */
export async function launch() {
  const plain = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  const page = await plain.newPage();
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await plain.close();
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [...FLAGS, `--user-agent=${userAgent.replace('HeadlessChrome', 'Chrome')}`],
  });
}
