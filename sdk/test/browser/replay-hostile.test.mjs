// The player shows a recording that was made by hand to attack it, and nothing of it runs.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { settle, startBrowser } from "./support/browser.mjs";
import { rebuilt, startPlayer, view } from "./support/player.mjs";

let browser;
let player;
before(async () => {
  browser = await startBrowser();
});
afterEach(() => player?.close());
after(() => browser.close());

/** Events of a recording that no recorder made: `nodes` in the body, and what comes after. */
function forged(nodes, later = []) {
  const begin = Date.now() - 60_000;
  const body = { type: 2, tagName: "body", attributes: {}, id: 5, childNodes: nodes };
  const head = { type: 2, tagName: "head", attributes: {}, id: 4, childNodes: [] };
  const html = { type: 2, tagName: "html", attributes: {}, id: 3, childNodes: [head, body] };
  const events = [
    { type: 4, data: { href: "https://victim.example/", width: 800, height: 500 } },
    {
      type: 2,
      data: {
        node: {
          type: 0,
          id: 1,
          childNodes: [{ type: 1, name: "html", publicId: "", systemId: "", id: 2 }, html],
        },
        initialOffset: { left: 0, top: 0 },
      },
    },
    ...later,
    { type: 3, data: { source: 3, id: 1, x: 0, y: 0 } },
  ].map((event, i) => ({ ...event, timestamp: begin + i * 100 }));
  const json = JSON.stringify(events);
  return [
    {
      tabId: "t1",
      sequence: 0,
      startMs: begin,
      endMs: begin + events.length * 100,
      eventCount: events.length,
      fullSnapshot: true,
      json,
      events,
    },
  ];
}

const BAD = "http://127.0.0.1:9/bad";
let ids = 100;
const node = (tagName, attributes = {}, childNodes = [], isSVG) => ({
  type: 2,
  tagName,
  attributes,
  childNodes,
  id: ids++,
  isSVG,
});
const text = (textContent) => ({ type: 3, textContent, id: ids++ });

test("a hostile recording runs nothing, and asks no other host", async () => {
  const run = "top.pwned = 1; parent.pwned = 1; alert(1)";
  const nodes = () => [
    node("script", {}, [text(run)]),
    node("script", { src: `${BAD}.js` }),
    node("img", { src: "x:", onerror: run }),
    node("img", { src: `${BAD}1.png`, srcset: `${BAD}2.png 2x` }),
    node("picture", {}, [node("source", { srcset: `${BAD}3.png` }), node("img", { src: `${BAD}4.png` })]),
    node("iframe", { srcdoc: `<script>${run}</script><img src="${BAD}5.png">` }),
    node("iframe", { src: `javascript:${run}` }),
    node("iframe", { rr_src: `${BAD}6` }),
    node("object", { data: `${BAD}7` }),
    node("embed", { src: `${BAD}8` }),
    node("video", { src: `${BAD}9`, poster: `${BAD}10`, autoplay: "" }),
    node("audio", { src: `${BAD}11` }),
    node("link", { rel: "stylesheet", href: `${BAD}12.css` }),
    node("link", { rel: "preload", as: "image", href: `${BAD}13.png` }),
    node("link", { rel: "dns-prefetch", href: BAD }),
    node("link", { _cssText: `@import url("${BAD}14.css"); body { background: url(${BAD}15.png) }` }),
    node("style", {
      _cssText: `@font-face { font-family: X; src: url("${BAD}16.woff") } p { font-family: X; background: u\\72l(${BAD}17.png) }`,
    }),
    node("style", {}, [text(`div { background-image: image-set(url("${BAD}18.png") 1x) }`)]),
    node("style", {}, [
      text(`div { background: u`),
      text(`rl("${BAD}35).png") } p::before { content: "\\f101" }`),
    ]),
    node("style", {}, [
      text(`body { --x: \\55RL( '${BAD}36.png?"' ); background: var(--x), \\url(${BAD}37.png) }`),
    ]),
    node("style", {}, [text(`body { background: image-set("${BAD}38.png" 1x); cursor: url("${BAD}39.cur`)]),
    node("div", { style: `background: url('${BAD}19.png'); list-style-image: url(${BAD}20.png)` }, [
      text("Shown words"),
    ]),
    node("p", {}, [text("Text in the font")]),
    node("meta", { "http-equiv": "refresh", content: `0;url=${BAD}21` }),
    node("base", { href: `${BAD}22/` }),
    node("form", { action: `javascript:${run}` }, [
      node("input", { autofocus: "", onfocus: run }),
      node("input", { type: "image", src: `${BAD}23.png` }),
    ]),
    node("a", { href: `javascript:${run}`, ping: `${BAD}24` }, [text("link")]),
    node(
      "svg",
      { onload: run },
      [
        node("image", { href: `${BAD}25.png`, "xlink:href": `${BAD}26.png` }, [], true),
        node("script", {}, [text(run)], true),
        node("use", { href: `${BAD}27.svg#x` }, [], true),
        node("foreignObject", {}, [node("img", { src: `${BAD}28.png`, onerror: run })], true),
        node("animate", { attributeName: "href", values: `javascript:${run}` }, [], true),
      ],
      true,
    ),
    node("body", { onload: run, background: `${BAD}29.png` }),
    node("math", { href: `javascript:${run}` }),
    node("details", { open: "", ontoggle: run }),
  ];
  const target = node("img", { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" });
  player = await startPlayer(
    forged(
      [target, ...nodes()],
      [
        {
          type: 3,
          data: {
            source: 0,
            texts: [],
            removes: [],
            attributes: [
              {
                id: target.id,
                attributes: { src: `${BAD}30.png`, onerror: run, style: { background: `url(${BAD}31.png)` } },
              },
            ],
            adds: nodes().map((one) => ({ parentId: 5, nextId: null, node: one })),
          },
        },
        {
          type: 3,
          data: { source: 8, id: ids - 3, adds: [{ rule: `p { background: url(${BAD}32.png) }`, index: 0 }] },
        },
        {
          type: 3,
          data: {
            source: 15,
            id: 1,
            styleIds: [1],
            styles: [{ styleId: 1, rules: [{ rule: `p { border-image: url(${BAD}33.png) }`, index: 0 }] }],
          },
        },
        {
          type: 5,
          data: { tag: "gosight.console", payload: { level: "error", text: `<img src=x onerror="${run}">` } },
        },
        {
          type: 5,
          data: {
            tag: "gosight.network",
            payload: { method: "<b>GET", url: `javascript:${run}`, status: 200, bytes: 1 },
          },
        },
      ],
    ),
    {
      markers: [
        {
          kind: "error",
          time_ms: Date.now() - 59_900,
          tab_id: "t1",
          label: `<img src=${BAD}34.png onerror="${run}">`,
        },
      ],
    },
  );
  const { page, asked, said, close } = await view(browser, player);
  await page.waitForSelector(".gsr[data-state=paused]");
  assert.equal(await rebuilt(page).locator("text=Shown words").count(), 1);
  // A field of the rebuilt page may have the focus, and with it the keys.
  await page.click(".gsr-play");
  await page.waitForSelector(".gsr[data-state=ended]");
  await settle(page, 1000);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(
    // A media element without its source, which the player pauses, is no script.
    said.filter((one) => /^dialog|^error(?! AbortError: The play)/.test(one)),
    [],
  );
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(player.url) && !/^(data|blob|about):/.test(url)),
    [],
  );
  assert.equal(await page.getAttribute(".gsr-frame iframe", "sandbox"), "allow-same-origin");
  await page.click("text=Console");
  assert.equal(await page.locator(".gsr-pane img").count(), 0);
  await close();
});
