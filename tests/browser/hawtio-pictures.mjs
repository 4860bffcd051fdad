// Takes the pictures of Hawtio for docs/operate.md from a hub that runs: npm run hawtio-pictures -- ADDRESS PASSWORD
import { fileURLToPath } from 'node:url';
import { launch } from './chromium.mjs';
import { openRoutes, signInToHawtio } from './hawtio.mjs';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const QUALITY = 72;

const [address, password] = process.argv.slice(2);
const output = () => `Routes  ${address} (Hawtio: user operator, password ${password})`;
const browser = await launch();
const { page } = await signInToHawtio(browser, { output });
const take = (name) => page.screenshot({ path: `${DOCS}hawtio-${name}.jpeg`, type: 'jpeg', quality: QUALITY });

await openRoutes(page, address);
await take('routes');
await page.getByText('accept-batch', { exact: true }).first().click();
await page.getByText('Route Diagram').click();
await page.locator('.react-flow__node').first().waitFor();
await page.waitForTimeout(2_000);
await take('diagram');
await browser.close();
