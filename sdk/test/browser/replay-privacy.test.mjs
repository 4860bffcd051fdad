// Secrets planted at every place from which rrweb's own masking lets them go: none may leave the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { chunksOf, nodesOf, recordedBy } from "./support/recording.mjs";
import { plainPage, startSession } from "./support/session.mjs";

// Each secret is one word, so that finding it anywhere is proof.
const FIELDS = `
  <style>[data-state="open"] { color: green } #bg { background: url("/i.png?t=sec_cssq") }</style>
  <div id="bg" style="background-image: url('/j.png?t=sec_styleq')">Public words</div>
  <form action="/send?x=sec_action">
    <input type="hidden" name="h" value="sec_hidden"> <input type="radio" name="r" value="sec_radio" checked>
    <input type="checkbox" value="sec_box"> <input type="submit" value="sec_submit"> <input type="button" value="sec_button">
    <input id="text" value="sec_text" placeholder="sec_placeholder"> <input type="password" id="pass" value="sec_password">
    <input type="email" value="sec_email"> <input type="range" value="7"> <textarea id="area">sec_area</textarea>
    <select id="sel"><option value="sec_option1">sec_option2</option><option value="b" selected label="sec_optlabel">sec_option3</option></select>
    <input list="dl"><datalist id="dl"><option value="sec_list">sec_listtext</option></datalist>
  </form>
  <p title="sec_title" aria-label="sec_aria" data-user="sec_data" data-state="open">Text</p>
  <p class="gs-mask">sec_masked</p><div class="gs-block">sec_blocked</div><div class="rr-mask" title="sec_title2">sec_rrmask</div>
  <img alt="sec_alt" src="/p.png?k=sec_src" srcset="/q.png?k=sec_srcset 2x">
  <a id="link" href="/go?token=sec_href#sec_hash=1">Link</a> <a href="mailto:sec_mail@example.com">Mail</a>
  <iframe srcdoc="<p>Inner</p><input value='sec_srcdoc'>"></iframe>
  <div class="rr-mask"><iframe srcdoc="<p>sec_frame1</p>"></iframe></div><iframe class="gs-mask" srcdoc="<p>sec_frame2</p>"></iframe>
  <form class="gs-block"><input name="matches"><input name="closest"><input name="parentElement"><p>sec_clobbered</p></form>
  <div contenteditable id="edit">sec_editable</div>
  <svg><title>sec_svgtitle</title><text>sec_svg</text><a href="/x?y=sec_svghref"><text>sec_svg2</text></a></svg>
  <noscript><p>sec_noscript</p></noscript>
  <my-card user="sec_attribute"></my-card><meter value="3" title="sec_meter">Public meter</meter>
  <p id="mail">Write to sec_person@example.com, card 4111 1111 1111 1111, password=sec_inline</p>
  <meta name="owner" content="sec_meta">`;
const SECRET = /sec_\w+|4111/g;

let session;
before(async () => {
  session = await startSession(
    {
      "/secrets": plainPage(FIELDS).replace("<title>Plain", "<title>sec_doctitle"),
      "/shown": plainPage(`
        <div data-gosight-unmask><input id="name" value="shown_value" placeholder="shown_placeholder">
          <input type="password" value="sec_password"><input type="hidden" value="sec_hidden">
          <p title="shown_title">shown_text</p><p class="gs-mask">sec_inner</p></div>
        <input id="by-selector" value="shown_selector"><input value="sec_other">`),
    },
    { unmask_selectors: ["#by-selector", "!!not a selector"], record_console: true, record_network: true },
  );
});
after(() => session.stop());

/** Everything that was sent as text, events and recordings. */
const sent = () =>
  chunksOf(session.hub)
    .map(({ json }) => json)
    .join("\n") +
  JSON.stringify(
    session.hub.events().map(({ event }) => event),
    (_, value) => (typeof value === "bigint" ? `${value}` : value instanceof Uint8Array ? undefined : value),
  );

test("no planted secret leaves the page: as it is loaded, changed, and typed into", async () => {
  const page = await session.visit("/secrets?token=sec_query#sec_fragment?a=sec_fragment2");
  await session.first("replayChunk");
  await page.fill("#text", "sec_typed");
  await page.fill("#area", "sec_typedarea");
  await page.fill("#pass", "sec_typedpass");
  await page.selectOption("#sel", "sec_option1");
  await page.click("#edit");
  await page.keyboard.type("sec_typededit");
  await page.evaluate(() => {
    const put = (html) => document.body.insertAdjacentHTML("beforeend", html);
    put(
      '<input type="hidden" value="sec_hidden2"><input type="radio" value="sec_radio2" checked><option>sec_option4</option>',
    );
    put(
      '<p data-x="sec_data2" title="sec_title3">New</p><svg><text>sec_svg3</text></svg><noscript>sec_noscript2</noscript>',
    );
    document.querySelector("[type=hidden]").value = "sec_hidden3";
    document.querySelector("[type=hidden]").setAttribute("value", "sec_hidden4");
    document.querySelector("[type=checkbox]").click();
    document.querySelector("[type=checkbox]").value = "sec_box2";
    document.querySelector("#pass").type = "text";
    document.querySelector("#text").setAttribute("placeholder", "sec_placeholder2");
    document.querySelector("#link").href = "/other?token=sec_href2";
    document.querySelector("#mail").firstChild.data = "Now sec_person2@example.com";
    document.querySelector("svg text").textContent = "sec_svg4";
    document.querySelector("iframe").srcdoc = '<input value="sec_srcdoc2">';
    document.title = "sec_doctitle2";
    document.querySelector("form.gs-block").title = "sec_title4";
    document.querySelector("form.gs-block p").textContent = "sec_clobbered2";
    history.pushState(null, "", "/secrets/two?token=sec_query2");
    const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    root.innerHTML = '<input value="sec_shadow" title="sec_shadowtitle"><p>Shadow words</p>';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p { background: url("/k.png?t=sec_adopted") }');
    root.adoptedStyleSheets = [sheet];
    console.log("login with password=sec_console");
    return fetch("/api?token=sec_request").catch(() => {});
  });
  await settle(page, 1500);
  await eventually(async () => {
    await page.evaluate(() => gosight.flush());
    return /Shadow words/.test(sent());
  }, "the changes are recorded");
  await page.close();
  await session.first("pageLeave");
  const text = sent();
  assert.match(text, /Public words/);
  assert.match(text, /Shadow words/);
  assert.match(text, /gosight\.console/);
  assert.match(text, /gosight\.network/);
  assert.match(text, /"data-state":"open"/, "a style sheet's own value is none of the visitor's");
  assert.deepEqual([...new Set(text.match(SECRET))], []);
  const texts = [...nodesOf(recordedBy(session.hub))].map((node) => node.textContent ?? "");
  assert.ok(!texts.some((one) => /sec_doctitle/.test(one)));
});

test("what a mark or the configuration shows is recorded, but no password", async () => {
  await session.clear();
  const page = await session.visit("/shown");
  await session.first("replayChunk");
  await page.fill("#name", "shown_typed");
  await eventually(async () => {
    await page.evaluate(() => gosight.flush());
    return /shown_typed/.test(sent());
  }, "what was typed");
  await page.close();
  await session.first("pageLeave");
  const text = sent();
  for (const shown of ["value", "placeholder", "title", "text", "selector", "typed"])
    assert.match(text, RegExp(`shown_${shown}`));
  assert.doesNotMatch(text, SECRET);
});
