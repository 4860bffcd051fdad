// Pages with tag managers and other trackers: with the SDK, each makes the same errors, requests and results as
// without it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { umami } from "../../bench/tools.mjs";
import { settle, startBrowser } from "../browser/support/browser.mjs";
import { bundle } from "./support/bundle.mjs";
import { compare } from "./support/compare.mjs";
import { OWN, own, tag } from "./support/own.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test("a tag manager that injects scripts", () =>
  compare(
    browser,
    {
      // As Google Tag Manager does it: through a container, by an element that is made and put before the first.
      inject: (src) => `<script>
        window.dataLayer = window.dataLayer || [];
        dataLayer.push({ event: "gtm.js" });
        const injected = document.createElement("script");
        injected.async = true;
        injected.src = ${JSON.stringify(src)};
        injected.crossOrigin = "anonymous";
        injected.setAttribute("data-key", "gsw_test");
        injected.setAttribute("data-batch-ms", "50");
        const first = document.getElementsByTagName("script")[0];
        first.parentNode.insertBefore(injected, first);
        injected.onload = () => { window.loaded = true; };
      </script>`,
      head: tag("/own.js"),
      scripts: { "/own.js": OWN },
      body: '<button id="go">Go</button>',
      async act(page) {
        // Where there is no SDK, there is nothing to wait for.
        await page.waitForFunction(() => window.loaded || !window.dataLayer);
        await page.click("#go");
        await own(page);
      },
    },
    { pageView: 1, click: 1, jsError: 1 },
  ));

const TRACKED = {
  body: '<button id="go" data-umami-event="go">Go</button><form id="form"><input name="a"><button id="send">Send</button></form>',
  async act(page) {
    await settle(page, 300);
    await page.click("#go");
    await page.evaluate(() => history.pushState(null, "", "/second"));
    await settle(page, 500);
    await own(page);
  },
};

test("Umami's tracker on the same page", async () => {
  const none = await compare(
    browser,
    {
      ...TRACKED,
      head: `${tag("/own.js")}<script src="/umami.js" data-website-id="site" data-host-url="/umami"></script>`,
      scripts: { "/umami.js": await umami(), "/own.js": OWN },
      pages: { "/umami/api/send": { headers: { "content-type": "text/plain" }, body: "cache" } },
    },
    { pageView: 2, click: 1 },
  );
  assert.ok(none.requests.filter((text) => text.includes("/api/send")).length >= 3, none.requests.join());
});

test("PostHog on the same page", async () => {
  const none = await compare(
    browser,
    {
      ...TRACKED,
      wait: 1000,
      head: tag("/own.js", "/posthog.js"),
      scripts: {
        "/own.js": OWN,
        "/posthog.js": await bundle(`
          import posthog from "posthog-js";
          posthog.init("phc_test", { api_host: location.origin + "/posthog", autocapture: true, capture_pageview: "history_change",
            capture_exceptions: true, capture_dead_clicks: false, disable_session_recording: true, disable_compression: true,
            request_batching: false, opt_out_useragent_filter: true, advanced_disable_flags: true,
            disable_external_dependency_loading: true, rageclick: true, capture_performance: false,
            before_send: (event) => { said.push("posthog " + event.event); return null; } });`),
      },
    },
    { pageView: 2, click: 1, jsError: 1 },
  );
  const seen = none.result.said.filter((text) => text.startsWith("posthog"));
  assert.ok(seen.filter((text) => text.includes("$pageview")).length >= 2, seen.join());
  assert.ok(
    seen.some((text) => text.includes("$autocapture")),
    seen.join(),
  );
});
