import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where pictures of the pages are kept, if that is wanted. */
const PICTURES = process.env.PICTURES;

/** Keeps what is seen under a name made of these. */
export async function picture(page, ...names) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  const name = names.join('-').replace(/[^A-Za-z0-9-]+/g, '_');
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
