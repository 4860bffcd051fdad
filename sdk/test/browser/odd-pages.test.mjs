// Pages that do what few pages do: events, calls and recordings are as on any other, and nothing of ours fails.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { recordedBy } from "./support/recording.mjs";
import { startStrangers } from "./support/strangers.mjs";

const GO = '<button id="go">Go</button>';

let strangers;
before(async () => {
  strangers = await startStrangers({ replay: { sampling_rate: 100 } });
});
after(() => strangers.stop());

/** What recordings hold, as text. */
const recorded = () => JSON.stringify(recordedBy(strangers.hub));

/** Waits until a recording of the visit's page holds what `fits`, a pattern or a question about the text. */
const records = (visit, fits, what) =>
  eventually(async () => {
    await visit.page.evaluate(() => gosight.flush());
    return fits instanceof RegExp ? fits.test(recorded()) : fits(recorded());
  }, what);

/** Clicks on a button without the help of the page's own functions. */
async function click(visit, id = "go") {
  const [x, y] = await visit.page.evaluate((name) => {
    const { left, top } = document.getElementById(name).getBoundingClientRect();
    return [left + 5, top + 5];
  }, id);
  await visit.page.mouse.click(x, y);
}

const inScript = (code) => ({ head: `<script>${code}</script>` });

test("a page that writes itself anew is captured and recorded on", async () => {
  const visit = await strangers.open(GO);
  await visit.first("replayChunk");
  await visit.page.evaluate(() => {
    document.open();
    document.write('<title>Anew</title><button id="new">New words</button><input id="field">');
    document.close();
  });
  await settle(visit.page, 100);
  await click(visit, "new");
  await visit.page.fill("#field", "typed");
  await visit.page.keyboard.press("Tab");
  await visit.page.evaluate(() => history.pushState(null, "", `${location.pathname}/second`));
  await records(visit, /New words/, "the new page is recorded");
  await visit.leave();
  assert.deepEqual(
    visit.of("click").map(({ target }) => target.text),
    ["New words"],
  );
  assert.equal(visit.of("inputChange").length, 1);
  assert.equal(visit.of("pageView").length, 2);
  assert.deepEqual(visit.errors, []);
  await visit.close();
});

test("controls in closed shadow roots, dialogs and popovers", async () => {
  const visit = await strangers.open(
    `<my-card id="host"></my-card>
     <dialog id="dialog"><form method="dialog"><input id="inner"><button id="close">Close</button></form></dialog>
     <button id="show" onclick="dialog.showModal()">Show</button>
     <button id="toggle" popovertarget="over">Toggle</button><p id="over" popover>Popover words</p>
     <script>
       customElements.define("my-card", class extends HTMLElement {
         connectedCallback() {
           this.attachShadow({ mode: "closed" }).innerHTML = "<input name=typed><button>Closed words</button>";
         }
       });
     </script>`,
  );
  await visit.page.mouse.click(
    ...(await visit.page.evaluate(() => {
      const { left, top } = host.getBoundingClientRect();
      return [left + 20, top + 8];
    })),
  );
  await visit.page.keyboard.type("sec_closed");
  await visit.page.click("#show");
  await visit.page.fill("#inner", "sec_dialog");
  await visit.page.click("#close");
  await visit.page.click("#toggle");
  await visit.leave();
  const clicks = visit.of("click");
  assert.equal(clicks.length, 4);
  const show = clicks.find(({ target }) => target.text === "Show");
  assert.ok(show.reactions.length, "a dialog that opens is an answer");
  assert.equal(visit.of("formSubmit").length, 1);
  assert.ok(visit.of("inputChange").length >= 1);
  assert.doesNotMatch(visit.sent() + recorded(), /sec_/);
  assert.deepEqual(visit.errors, []);
  await visit.close();
});

test("what is typed into editable text of any kind stays with the visitor", async () => {
  const visit = await strangers.open(
    `<div id="plain" contenteditable="plaintext-only">.</div><div id="upper" contenteditable="TRUE">.</div>
     <div id="empty" contenteditable>.</div><button id="turn" onclick="document.designMode = 'on'">Turn</button><p id="free">.</p>`,
  );
  await visit.first("replayChunk");
  for (const id of ["plain", "upper", "empty"]) {
    await visit.page.click(`#${id}`);
    await visit.page.keyboard.type(`sec_${id}`);
  }
  await visit.page.click("#turn");
  await visit.page.click("#free");
  await visit.page.keyboard.type("sec_free");
  await visit.page.evaluate(() => gosight.flush());
  await visit.leave();
  assert.doesNotMatch(visit.sent() + recorded(), /sec_/);
  await visit.close();
});

test("a page that is prepared in advance is a visit when it is shown", async () => {
  const visit = await strangers.open(
    GO,
    inScript(`let hidden = true;
      Object.defineProperty(document, "prerendering", { get: () => hidden });
      window.show = () => { hidden = false; document.dispatchEvent(new Event("prerenderingchange", { bubbles: true })); };`),
  );
  await visit.page.evaluate(() => gosight.track("early"));
  await settle(visit.page, 1500);
  assert.equal(visit.of("pageView").length, 0);
  await visit.page.evaluate(() => show());
  await visit.first("pageView");
  await visit.first("replayChunk");
  await visit.close();
});

test("speculation rules and states that can't be kept change nothing", async () => {
  strangers.pages["/next-page"] = `<!doctype html><title>Next</title>${strangers.tag()}${GO}`;
  const visit = await strangers.open(
    `<script type="speculationrules">{ "prerender": [{ "urls": ["/next-page"], "eagerness": "immediate" }] }</script>${GO}`,
  );
  const thrown = await visit.page.evaluate(() => {
    const names = [];
    for (const state of [
      () => {},
      {
        get broken() {
          throw new RangeError("ours");
        },
      },
      Symbol("x"),
    ])
      for (const call of ["pushState", "replaceState"])
        try {
          history[call](state, "", "/never");
        } catch (error) {
          names.push(error.name);
        }
    return names;
  });
  assert.deepEqual(thrown, [
    "DataCloneError",
    "DataCloneError",
    "RangeError",
    "RangeError",
    "DataCloneError",
    "DataCloneError",
  ]);
  await settle(visit.page, 1500);
  const views = () => strangers.hub.events().filter(({ event }) => event.payload.case === "pageView");
  const ofNext = () =>
    views().filter(({ batch }) => batch.context.pages.some(({ url }) => url.endsWith("/next-page")));
  assert.equal(ofNext().length, 0, "what nobody has seen is no view");
  await visit.page.goto(`${strangers.site.url}/next-page`);
  await eventually(() => ofNext().length, "the view");
  assert.equal(visit.of("pageView").length, 1);
  await visit.close();
});

test("a page's own style sheets throw and answer while they are recorded", async () => {
  const visit = await strangers.open(
    `<style id="own">p { color: red } @media all { b { color: blue } }</style><p>Words</p>`,
  );
  await visit.first("replayChunk");
  const answers = await visit.page.evaluate(() => {
    const { sheet } = document.getElementById("own");
    const names = [];
    for (const call of [
      () => sheet.insertRule("{"),
      () => sheet.deleteRule(99),
      () => sheet.cssRules[1].insertRule("{"),
      () => sheet.insertRule("i { color: rgb(1, 2, 3) }", 0),
      () => sheet.addRule("u", "color: rgb(4, 5, 6)"),
      () => sheet.cssRules[2].insertRule("s { color: rgb(7, 8, 9) }", 1),
      () => sheet.cssRules[0].style.setProperty("color", "rgb(10, 11, 12)"),
    ])
      try {
        names.push(call());
      } catch (error) {
        names.push(error.name);
      }
    return names;
  });
  assert.deepEqual(answers, ["SyntaxError", "IndexSizeError", "SyntaxError", 0, -1, 1, undefined]);
  const colors = ["1, 2, 3", "4, 5, 6", "7, 8, 9", "10, 11, 12"];
  await records(visit, (text) => colors.every((color) => text.includes(`rgb(${color})`)), "the changes");
  assert.doesNotMatch(recorded(), /"rule":"\{"/, "what failed has not happened");
  await visit.close();
});

test("values that a page sets itself start no timer in Angular's zone", async () => {
  const visit = await strangers.open(
    '<input id="field"><div id="card"></div>',
    inScript(`
      window.inside = [];
      let current = "angular";
      window.Zone = { root: { run(work) { const before = current; current = "root"; try { return work() } finally { current = before } } } };
      const timer = window.setTimeout;
      window.setTimeout = (run, ms, ...given) => {
        if (current !== "root") inside.push(new Error().stack);
        return timer(() => { const before = current; current = "angular"; try { typeof run === "function" && run(...given) } finally { current = before } }, ms);
      };`),
  );
  await visit.first("replayChunk");
  await visit.page.evaluate(() => {
    document.getElementById("field").value = "set";
    document.getElementById("card").attachShadow({ mode: "open" }).innerHTML = "<p>Shadow words</p>";
  });
  await records(visit, /Shadow words/, "the change");
  const inside = await visit.page.evaluate(() => inside);
  assert.deepEqual(
    inside.filter((stack) => /gosight-replay\.js/.test(stack)),
    [],
  );
  await visit.close();
});
