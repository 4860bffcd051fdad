// The pages on which capturing is tested, by their paths.
import { plainPage } from "./session.mjs";

const FIELD = `
  <form id="join" name="join">
    <input name="email" type="email"><input name="secret" type="password">
    <select name="plan"><option>a<option>b</select><input type="checkbox" name="news">
    <button>Join</button>
  </form>
  <script src="/form.js"></script>`;

// No test waits for a batch to be full.
const quickPage = (body, attributes = "") => plainPage(body, `data-batch-ms="100" ${attributes}`);

export const CAPTURED = {
  "/plain": quickPage(`
    <button id="dead">Dead</button>
    <button id="late">Late</button>
    <button id="ask">Ask</button>
    <button id="open">Open</button>
    <button id="jump">Jump</button>
    <button id="focus">Focus</button><input id="field">
    <button id="link-like"><span>Inner</span></button>
    <label id="label"><input type="checkbox" id="box"> Agree</label>
    <a id="away" href="/plain?token=secret&utm_source=test" target="_blank" download>Away</a>
    <button id="next" aria-label="Next page">&gt;</button>
    <button disabled id="off">Off</button>
    <p id="words">Some words to select here</p>
    <div style="height:4000px"></div><p id="end">End</p>
    <script src="/plain.js"></script>`),
  "/plain.js": {
    headers: { "content-type": "text/javascript" },
    body: `
      const at = (id, run) => document.getElementById(id).addEventListener("click", run);
      at("late", () => setTimeout(() => document.body.append("!"), 400));
      at("ask", () => fetch("/plain"));
      at("open", () => window.open("about:blank", "_blank", "popup"));
      at("jump", () => window.scrollTo(0, 500));
      at("focus", () => document.getElementById("field").focus());`,
  },
  "/form": quickPage(FIELD),
  "/form.js": {
    headers: { "content-type": "text/javascript" },
    body: `document.getElementById("join").addEventListener("submit", (event) => event.preventDefault());`,
  },
  "/broken": plainPage(
    `<img src="/missing.png?key=secret"><button id="go">Go</button><script src="/broken.js"></script>`,
  ),
  "/broken.js": {
    headers: { "content-type": "text/javascript" },
    body: `
      class ShopError extends Error { name = "ShopError" }
      document.getElementById("go").addEventListener("click", () => { throw new ShopError("no stock at https://x.example/a?token=secret") });
      const gives = (reason) => Promise.reject(reason);
      setTimeout(() => gives(new TypeError("rejected")), 10);
      setTimeout(() => gives("just text"), 20);
      setTimeout(() => gosight.captureException(new RangeError("caught")), 30);
      fetch("/nowhere?token=secret").catch(() => {});
      Promise.resolve(fetch()).catch((error) => { window.bare = error.name });
      fetch("http://127.0.0.1:9/unreachable").catch(() => {});
      const stop = new AbortController();
      fetch("/plain", { signal: stop.signal }).catch(() => {});
      stop.abort();
      const xhr = new XMLHttpRequest();
      xhr.open("put", "/v1/none");
      xhr.send("{}");`,
  },
  "/slow": quickPage(`<script src="/slow.js"></script>`, 'data-slow-request-ms="50"'),
  "/slow.js": {
    headers: { "content-type": "text/javascript" },
    body: `fetch("/demo/index.html");`,
  },
  // A batch that is sent before a title comes keeps the one before it.
  "/spa": plainPage(
    `
    <button id="push">Push</button><button id="same">Same</button><button id="hash">Hash</button>
    <a id="anchor" href="#part">Part</a><p id="part">Part</p><script src="/spa.js"></script>`,
    'data-batch-ms="1000"',
  ),
  "/spa.js": {
    headers: { "content-type": "text/javascript" },
    body: `
      const at = (id, run) => document.getElementById(id).addEventListener("click", run);
      at("push", () => { history.pushState(null, "", "/spa/two?filter=x"); setTimeout(() => { document.title = "Two" }, 20) });
      at("same", () => history.replaceState({ a: 1 }, "", location.href));
      at("hash", () => { location.hash = "#/three" });`,
  },
};
