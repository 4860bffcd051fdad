// Pages that nobody here wrote: served from another origin than the hub's.
import { eventually, settle, startBrowser } from "./browser.mjs";
import { startRecordingHub } from "./recording-hub.mjs";

/** A browser, a hub and a site beside it; with `replay` the hub has sessions recorded. */
export async function startStrangers({ replay } = {}) {
  const pages = {};
  const browser = await startBrowser();
  const hub = await startRecordingHub({ replay });
  const site = await startRecordingHub({ pages });
  let count = 0;

  const tag = (attributes = "") =>
    `<script src="${hub.url}/sdk/gosight.js" crossorigin="anonymous" data-key="gsw_test" ${attributes}></script>`;

  /** A page of the site's in a browser of its own, with what the SDK says of it. */
  async function open(
    body,
    { attributes = "", head = "", headers, own, context: options = {}, prepare } = {},
  ) {
    const path = `/page${++count}`;
    const html =
      own?.(hub.url, path) ??
      `<!doctype html><html><head><title>Page</title>${head}${tag(attributes)}</head><body>${body}</body></html>`;
    pages[path] = headers ? { body: html, headers } : html;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const errors = [];
    const said = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => said.push(message.text()));
    await prepare?.(page);
    const loaded = page.waitForResponse(/later\.js/, { timeout: 3000 }).catch(() => {});
    await page.goto(site.url + path);
    await loaded;
    await settle(page, 50);
    const events = () =>
      hub
        .stored()
        .filter(({ batch }) => batch.context.pages.some(({ url }) => url.includes(path)))
        .map(({ event, batch }) => ({
          kind: event.payload.case,
          ...event.payload.value,
          event,
          batch,
          page: batch.context.pages[event.pageIndex],
        }));
    return {
      page,
      path,
      errors,
      said,
      ours: () => said.filter((text) => text.includes("[gosight]")),
      of: (kind) => events().filter((one) => one.kind === kind),
      first: (kind, fits = () => true) =>
        eventually(() => events().find((one) => one.kind === kind && fits(one)), `${kind} ${fits}`),
      /** All that was sent, as text. */
      sent: () =>
        JSON.stringify(events(), (_, value) =>
          typeof value === "bigint" ? Number(value) : value instanceof Uint8Array ? [...value] : value,
        ),
      async leave() {
        await page.goto(`${site.url}/none`);
        await eventually(() => events().some(({ kind }) => kind === "pageLeave"), "page leave");
        await page.waitForTimeout(300);
      },
      close: () => context.close(),
    };
  }

  return {
    browser,
    hub,
    site,
    pages,
    tag,
    open,
    async stop() {
      await browser.close();
      await hub.close();
      await site.close();
    },
  };
}
