import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a page asks for again by itself, and a session without a recording. */
function isExpected(message) {
  const text = message.text();
  return /status of (408|429|503)/.test(text) || (/status of 404/.test(text) && message.location().url.endsWith('/replay'));
}

/**
 * Collects what is wrong with a page: messages unless they are expected, requests to other hosts, overflow, and
 * what axe finds.
 */
export function watch(page, origin, { messages = true } = {}) {
  const found = [];
  page.on('console', (message) => {
    if (!messages || !['error', 'warning'].includes(message.type()) || isExpected(message)) return;
    found.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) found.push(`a request to ${url}`);
  });
  return {
    found,
    /** Finds overflow and, unless only the layout is of interest, what axe knows. */
    async check(what, { layoutOnly = false } = {}) {
      // Between two frames, so that the page has taken its new width.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) found.push(`${what}: ${overflow} px too wide`);
      if (layoutOnly) return;
      // Through the debugging protocol, which the page's policy does not forbid.
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(
        (values) =>
          globalThis.axe.run(document, {
            runOnly: { type: 'tag', values },
            resultTypes: ['violations'],
            // The heading of the page behind a dialog is out of reach, as it should be.
            rules: { 'page-has-heading-one': { enabled: !document.querySelector('dialog[open]') } },
          }),
        RULES,
      );
      for (const { id, nodes } of violations) {
        found.push(`${what}: ${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}`);
      }
    },
  };
}
