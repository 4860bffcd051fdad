// From a page to its picture in the player: recordings of unlike pages look like the pages.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { caughtUp } from "./support/outline.mjs";
import { PAGES } from "./support/pages.mjs";
import { differenceOf } from "./support/picture.mjs";
import { rebuilt, startPlayer, view } from "./support/player.mjs";
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
    } = await view(session.browser, player, last - player.manifest.started_at_ms, { viewport: SIZE });
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
  const { page, close } = await view(
    session.browser,
    player,
    first.timestamp + 200 - player.manifest.started_at_ms,
  );
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
  const { page, close } = await view(session.browser, player);
  await page.waitForSelector(".gsr[data-state=paused]", { timeout: 20_000 });
  await eventually(async () => (await colour(page, "box")).length === 6, "the canvas");
  assert.deepEqual(await colour(page, "box"), [0, 0, 0, 0, 200, 100]);
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
  const { page, close } = await view(session.browser, player);
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
  const { page, close } = await view(session.browser, player);
  await page.waitForSelector("text=was not among those that are sampled");
  await player.close();
  player = await startPlayer([]);
  await page.goto(`${player.url}/replay/?project=demo&session=s1#key=gss_wrong`);
  await page.waitForSelector("text=This key does not open the project.");
  await close();
});
