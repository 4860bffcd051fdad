// From a page to its picture in the player: recordings of unlike pages look like the pages, hostile ones do nothing.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { caughtUp } from "./support/outline.mjs";
import { PAGES } from "./support/pages.mjs";
import { differenceOf } from "./support/picture.mjs";
import { rebuilt, startPlayer } from "./support/player.mjs";
import { chunksOf, recordedBy } from "./support/recording.mjs";
import { plainPage, startSession } from "./support/session.mjs";

const SIZE = { width: 900, height: 600 };
// Of all pixels, so many may differ: smoothed letters, for the picture is scaled.
const MOST_DIFFERENT = 0.01;

/** A page that draws a red box on one canvas, blue once it is clicked, and writes a word on a marked one. */
const DRAWN = plainPage(`<canvas id="box" width="200" height="100"></canvas>
  <canvas id="marked" class="gs-mask" width="50" height="50"></canvas><script>
  const fill = (id, color) => {
    const context = document.getElementById(id).getContext("2d");
    context.fillStyle = color;
    context.fillRect(0, 0, 50, 50);
  };
  fill("box", "red");
  fill("marked", "lime");
  addEventListener("click", () => fill("box", "blue"));
</script>`);

let session;
let player;
before(async () => {
  session = await startSession(
    {
      "/drawn": DRAWN,
      ...Object.fromEntries(
        Object.entries(PAGES).flatMap(([name, { files }]) =>
          Object.entries(files).map(([path, body]) => [`/${name}${path}`, body]),
        ),
      ),
    },
    { record_console: true, record_network: true },
  );
});
afterEach(async () => {
  await player?.close();
  player = undefined;
  await session.clear();
});
after(() => session.stop());

/** A page of a viewer, on the player; what it asks for and says is noted. */
async function view(t, options = {}) {
  const context = await session.browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const asked = [];
  const said = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => said.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  page.on("pageerror", (error) => said.push(`error ${error}`));
  page.on("console", (message) => said.push(message.text()));
  await page.goto(player.address(t));
  return { page, asked, said, close: () => context.close() };
}

for (const [name, { act }] of Object.entries(PAGES)) {
  test(`${name}: the recording looks like the page`, async () => {
    const page = await session.visit(`/${name}/`, { viewport: SIZE });
    await session.first("replayChunk");
    await act(page);
    await page.mouse.move(1, 1);
    await caughtUp(page, session.hub);
    const original = await page.screenshot();
    const last = Date.now();
    await page.close();
    await session.first("pageLeave");
    player = await startPlayer(chunksOf(session.hub));
    const {
      page: picture,
      said,
      close,
    } = await view(last - player.manifest.started_at_ms, { viewport: SIZE });
    await picture.waitForSelector(".gsr[data-state=paused]", { timeout: 20_000 });
    await picture.addStyleTag({
      content: `.gsr-frame { position: fixed !important; inset: 0 !important; transform: none !important; z-index: 99 }
        .gsr-screen { position: fixed !important; inset: 0 !important } .gsr-cover, .replayer-mouse { display: none !important }
        .gsr-view { position: static !important } .gsr-main { overflow: visible !important; border: 0 !important }
        .gsr-frame iframe { box-shadow: none !important } .head, .gsr-address, .gsr-bar, .gsr-panes { visibility: hidden }`,
    });
    let found;
    // The player draws a moment after it is paused.
    const alike = async () => {
      found = await differenceOf(picture, original, await picture.screenshot(), name);
      return found.share < MOST_DIFFERENT;
    };
    const isAlike = await eventually(alike, "the same picture", 10_000).catch(() => false);
    await close();
    assert.ok(isAlike, `${(found.share * 100).toFixed(2)} % of the pixels differ: ${found.path}`);
    assert.deepEqual(
      said.filter((one) => /^(error|dialog)/.test(one)),
      [],
    );
  });
}

/** The colour of one pixel of what stands for a canvas: red, green, blue, and how opaque it is; and its size. */
const colour = (page, id) =>
  page
    .evaluate(async (given) => {
      const picture = document.querySelector(".gsr-frame iframe").contentDocument.getElementById(given);
      const { width, height } = picture.getBoundingClientRect();
      const copy = new Image();
      copy.src = picture.src;
      await copy.decode();
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context.drawImage(copy, 0, 0, width, height);
      return [...context.getImageData(10, 10, 1, 1).data, width, height];
    }, id)
    .catch(() => []);
const isNear = (found, wanted) =>
  found.length === 6 && wanted.every((one, i) => Math.abs(one - found[i]) < 40);

/** The recorded pictures of canvases, each with its time. */
const pictures = () =>
  recordedBy(session.hub).flatMap(({ timestamp, data }) =>
    (data.source === 0 ? data.attributes : [])
      .filter(({ attributes }) => attributes.rr_dataURL)
      .map(({ attributes }) => ({ timestamp, picture: attributes.rr_dataURL })),
  );

/** A visit to the page that draws, with a click once `ready` says that the first picture is recorded. */
async function drawn(ready) {
  const page = await session.visit("/drawn", { viewport: SIZE });
  await session.first("replayChunk");
  await ready(page, 1);
  await page.mouse.click(300, 300);
  await ready(page, 2);
  await page.close();
  await session.first("pageLeave");
  return chunksOf(session.hub);
}

test("what a canvas shows is in the replay where it is asked for, but not of a marked one", async () => {
  await session.record({ record_canvas: true });
  const chunks = await drawn((page, count) =>
    eventually(async () => {
      await page.evaluate(() => gosight.flush());
      return pictures().length === count;
    }, `picture ${count}`),
  );
  player = await startPlayer(chunks);
  const [first] = pictures();
  const { page, close } = await view(first.timestamp + 200 - player.manifest.started_at_ms);
  await page.waitForSelector(".gsr[data-state=paused]", { timeout: 20_000 });
  await eventually(async () => isNear(await colour(page, "box"), [255, 0, 0, 255, 200, 100]), "the red box");
  assert.deepEqual(await colour(page, "marked"), [0, 0, 0, 0, 50, 50]);
  // Played on, it turns blue.
  await page.keyboard.press("Space");
  await eventually(
    async () => isNear(await colour(page, "box"), [0, 0, 255, 255, 200, 100]),
    "the blue box",
    30_000,
  );
  await close();
});

test("without being asked for, no canvas is recorded", async () => {
  // Twice as long as it takes until a canvas is looked at.
  const chunks = await drawn((page) => settle(page, 2500));
  assert.deepEqual(pictures(), []);
  player = await startPlayer(chunks);
  const { page, close } = await view();
  await page.waitForSelector(".gsr[data-state=paused]", { timeout: 20_000 });
  await eventually(async () => (await colour(page, "box")).length === 6, "the canvas");
  assert.deepEqual(await colour(page, "box"), [0, 0, 0, 0, 200, 100]);
  await close();
});

/** Events of a recording that nobody's recorder made: `nodes` in the body, and what comes after. */
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
  const { page, asked, said, close } = await view();
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

test("it plays, goes back, jumps to a moment, opens a link and a file", async () => {
  const visitor = await session.visit("/form/", { viewport: SIZE });
  await session.first("replayChunk");
  for (const word of ["first", "second", "third"]) {
    await visitor.evaluate((given) => {
      document.querySelector("h1").textContent = given;
      // A moment later, for changes are recorded at the end of the task.
      setTimeout(() => console.log(`said ${given}`), 50);
    }, word);
    await visitor.mouse.move(50, 50);
    await settle(visitor, 1200);
  }
  await visitor.close();
  await session.first("pageLeave");
  const chunks = await eventually(() => chunksOf(session.hub).length > 1 && chunksOf(session.hub), "chunks");
  player = await startPlayer(chunks, { perAnswer: 1 });
  const { page, close } = await view();
  const heading = () => rebuilt(page).locator("h1").textContent();
  await page.waitForSelector(".gsr[data-state=paused]");
  await page.keyboard.press("k");
  await page.waitForSelector(".gsr[data-state=ended]", { timeout: 30_000 });
  assert.equal(await heading(), "third");
  await page.click("text=Console");
  await page.click("text=said second");
  await page.waitForSelector(".gsr[data-state=playing], .gsr[data-state=paused]");
  await eventually(async () => (await heading()) === "second", "back to the second");
  await page.click("text=said first");
  await eventually(async () => (await heading()) === "first", "back to the first");
  await page.click("text=said third");
  await eventually(async () => (await heading()) === "third", "and on");

  await page.click("text=said second");
  await eventually(async () => (await heading()) === "second", "second again");
  await page.click("text=Share this moment");
  const link = page.url();
  assert.doesNotMatch(link, /gss_/);
  await page.goto("about:blank");
  await page.goto(link);
  await page.waitForSelector(".gsr[data-state=paused]");
  assert.equal(await heading(), "second");

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Download")]);
  const file = await download.path();
  const asked = player.asked.length;
  await page.goto(`${player.url}/replay/`);
  await page.setInputFiles("input[type=file]", file);
  await page.waitForSelector(".gsr[data-state=paused]");
  assert.equal(await rebuilt(page).locator("form").count(), 1);
  assert.equal(player.asked.slice(asked).filter((url) => url.startsWith("/api/")).length, 0);
  await close();
});

test("without a recording, it says why; with a wrong key, it asks for another", async () => {
  player = await startPlayer([], {
    answer: () => ({
      status: 404,
      body: { code: "not_found", detail: "The session was not recorded.", reason: "not-sampled" },
    }),
  });
  const { page, close } = await view();
  await page.waitForSelector("text=was not among those that are sampled");
  await player.close();
  player = await startPlayer([]);
  await page.goto(`${player.url}/replay/?project=demo&session=s1#key=gss_wrong`);
  await page.waitForSelector("text=This key does not open the project.");
  await close();
});
