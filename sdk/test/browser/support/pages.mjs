// Pages that are unlike each other, for recordings: each has its files by path, and may `act`.
const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>';
const SDK = '<script src="/sdk/gosight.js" data-key="gsw_test"></script>';
const BASE =
  "<style>body { font: 15px/1.5 sans-serif; margin: 20px; color: #222 } ::-webkit-scrollbar { display: none }</style>";

const page = (body, head = "") => `${HEAD}${BASE}${head}${SDK}</head><body>${body}</body></html>`;
const script = (body) => ({ headers: { "content-type": "text/javascript" }, body });
const css = (body) => ({ headers: { "content-type": "text/css" }, body });
const range = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join("");

export const PAGES = {
  table: {
    files: {
      "/": page(
        `<h1>Stock</h1><table>${range(600, (i) => `<tr>${range(8, (k) => `<td class="c${k}">${(i * 7 + k * 13) % 97}</td>`)}</tr>`)}</table>`,
        '<link rel="stylesheet" href="/table/style.css">',
      ),
      "/style.css": css(
        `table { border-collapse: collapse } td { border: 1px solid #ccc; padding: 2px 14px } tr:nth-child(odd) { background: #eef4f3 }
         ${range(3000, (i) => `.unused${i} { color: rgb(${i % 255}, 0, 0) }`)} .c3 { color: #0a7; font-weight: bold }`,
      ),
    },
    act: (visitor) =>
      visitor.evaluate(() => {
        const body = document.querySelector("tbody");
        body.prepend(...[...body.children].reverse());
        body.rows[2].cells[1].textContent = "changed";
        scrollTo(0, 300);
      }),
  },
  form: {
    files: {
      "/": page(`<h1>Order</h1><form><label>Name <input name="name"></label><fieldset><legend>How</legend>
        <label><input type="radio" name="how" value="a"> Post</label><label><input type="radio" name="how" value="b" checked> Courier</label>
        </fieldset><label><input type="checkbox" id="box"> Gift</label><p id="next" hidden>Thanks for all</p><button type="button">Next</button></form>`),
    },
    act: async (visitor) => {
      await visitor.click("#box");
      await visitor.click("[value=a]");
      await visitor.evaluate(() => {
        document.getElementById("next").hidden = false;
        document.querySelector("label").remove();
      });
    },
  },
  animation: {
    files: {
      "/": page(
        `<h1>Moving</h1><div class="spin"></div>${range(40, (i) => `<i style="left:${20 * i}px"></i>`)}<script src="/animation/move.js"></script>`,
        "<style>i { position: absolute; top: 200px; width: 12px; height: 12px; background: #07c } .spin { width: 60px; height: 60px; background: #c60; animation: turn 1s linear infinite } @keyframes turn { to { transform: rotate(360deg) } }</style>",
      ),
      "/move.js": script(`let n = 0; window.moving = true; (function move() {
        n++; document.querySelectorAll("i").forEach((one, i) => { one.style.top = 200 + Math.round(80 * Math.sin((n + i * 4) / 20)) + "px"; });
        if (window.moving) requestAnimationFrame(move); })();`),
    },
    act: async (visitor) => {
      await visitor.waitForTimeout(2000);
      await visitor.evaluate(() => {
        window.moving = false;
        document.querySelector(".spin").style.animation = "none";
      });
    },
  },
  spa: {
    files: {
      "/": page(
        '<nav></nav><main id="app"></main><script src="/spa/app.js"></script>',
        "<style>nav a { margin-right: 1em; color: #06c } .card { border: 1px solid #bbb; border-radius: 8px; padding: 12px; margin: 8px 0 }</style>",
      ),
      "/app.js": script(`
        const sheet = document.head.appendChild(document.createElement("style")).sheet;
        const views = { home: 3, list: 6, about: 1 };
        function show(name) {
          history.pushState(null, "", "/spa/" + name);
          sheet.insertRule(".v-" + name + " { background: hsl(" + name.length * 60 + " 60% 92%) }", sheet.cssRules.length);
          document.getElementById("app").replaceChildren(...Array.from({ length: views[name] }, (_, i) => Object.assign(document.createElement("div"), { className: "card v-" + name, textContent: name + " " + i })));
        }
        for (const name of Object.keys(views)) document.querySelector("nav").append(Object.assign(document.createElement("a"), { textContent: name, onclick: () => show(name), id: name }));
        show("home");`),
    },
    act: async (visitor) => {
      await visitor.click("#list");
      await visitor.click("#about");
      await visitor.click("#list");
    },
  },
  components: {
    files: {
      "/": page(
        '<h1>Parts</h1><my-card>One</my-card><my-card>Two</my-card><script src="/components/card.js"></script>',
      ),
      "/card.js": script(`
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(":host { display: block; margin: 10px; padding: 14px; background: #fde; border-radius: 10px } b { color: #a06 }");
        customElements.define("my-card", class extends HTMLElement {
          connectedCallback() { const root = this.attachShadow({ mode: "open" }); root.adoptedStyleSheets = [sheet]; root.innerHTML = "<b>Card</b> <slot></slot><my-inner></my-inner>"; }
        });
        customElements.define("my-inner", class extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<style>p { color: #060; font-style: italic }</style><p>Inner words</p>"; }
        });`),
    },
    act: (visitor) =>
      visitor.evaluate(() => {
        document.body.append(Object.assign(document.createElement("my-card"), { textContent: "Three" }));
        document
          .querySelector("my-card")
          .shadowRoot.adoptedStyleSheets[0].insertRule("b { text-decoration: underline }", 2);
      }),
  },
  frames: {
    files: {
      "/": page(
        '<h1>Outside</h1><iframe src="/frames/inner.html" width="500" height="240"></iframe><p>Below</p>',
      ),
      "/inner.html": `${HEAD}${BASE}<style>body { background: #eef }</style></head><body><h2>Inside</h2><ul id="list"><li>a</li></ul></body></html>`,
    },
    act: (visitor) =>
      visitor.evaluate(() => {
        const inner = document.querySelector("iframe").contentDocument;
        inner
          .getElementById("list")
          .append(Object.assign(inner.createElement("li"), { textContent: "added inside" }));
      }),
  },
  docs: {
    files: {
      "/": page(
        `<header><b>Library</b></header><div class="grid"><aside>${range(40, (i) => `<a>Component ${i}</a>`)}</aside><article><h1>Button</h1>
          <p>Words about it, <code>with code</code>.</p><div class="demo">${range(6, (i) => `<button class="btn v${i}">Button ${i}</button>`)}</div>
          <details open><summary>More</summary><p>Hidden words</p></details><pre>&lt;Button variant="x"&gt;</pre><table><tr><th>Name</th><th>Type</th></tr><tr><td>size</td><td>number</td></tr></table></article></div>`,
        `<style>:root { --accent: #537; --pad: 8px } header { padding: 10px; background: var(--accent); color: #fff } .grid { display: grid; grid-template-columns: 180px 1fr; gap: 20px }
          aside { height: 300px; overflow: auto; border-right: 1px solid #ccc } aside a { display: block; padding: 2px } .btn { padding: var(--pad); padding-left: 30px; border: 0; border-radius: 5px; background: var(--accent); color: #fff; margin: 3px }
          ${range(6, (i) => `.v${i} { background: hsl(${i * 50} 50% 45%) }`)} .demo:has(.v3) { outline: 2px dashed #bbb; padding: 10px } @media (min-width: 600px) { pre { background: #f3f3f3; padding: 10px } }</style>`,
      ),
    },
    act: (visitor) => visitor.evaluate(() => (document.querySelector("aside").scrollTop = 200)),
  },
};
