import assert from "node:assert/strict";
import { test } from "node:test";
import { createSanitizer } from "../../src/sanitize.js";

const clean = createSanitizer("https://hub.example");
const snapshot = (node) => clean({ type: 2, data: { node } }).data.node;
const element = (tagName, attributes = {}, childNodes = []) => ({ type: 2, tagName, attributes, childNodes });

test("what would run, load or lead away is taken out", () => {
  assert.deepEqual(snapshot(element("p", { onclick: "x()", OnLoad: "x()", class: "a" })).attributes, {
    class: "a",
  });
  assert.equal(snapshot(element("script", { src: "x" }, [{ type: 3, textContent: "x()" }])).tagName, "div");
  assert.deepEqual(
    snapshot(element("iframe", { srcdoc: "<p>", src: "https://evil.example" })).attributes,
    {},
  );
  assert.deepEqual(snapshot(element("a", { href: "javascript:x()" })).attributes, {});
  assert.deepEqual(snapshot(element("form", { action: "https://evil.example" })).attributes, {});
});

test("pictures come from the hub or the recording only", () => {
  const src = (value) => snapshot(element("img", { src: value })).attributes.src;
  assert.match(src("https://evil.example/x.png"), /^data:image\/svg/);
  assert.match(src("//evil.example/x.png"), /^data:image\/svg/);
  assert.equal(src("https://hub.example/x.png"), "https://hub.example/x.png");
  assert.equal(src("data:image/png;base64,AA"), "data:image/png;base64,AA");
});

test("a canvas is a picture of its size that asks nobody", () => {
  const shown = (attributes) => snapshot(element("canvas", attributes, [{ type: 3, textContent: "old" }]));
  const webp = "data:image/webp;base64,AA";
  assert.deepEqual(
    shown({ id: "a", width: "20", rr_dataURL: webp }),
    element("img", { width: "20", height: "150", id: "a", src: webp }),
  );
  assert.match(shown({}).attributes.src, /^data:image\/svg/);
  assert.equal(shown({ rr_dataURL: "https://evil.example/x.png" }).attributes.src, undefined);
  const later = clean({
    type: 3,
    data: { source: 0, attributes: [{ id: 1, attributes: { rr_dataURL: webp } }] },
  });
  assert.deepEqual(later.data.attributes[0].attributes, { src: webp });
});

test("style sheets ask nobody", () => {
  const css = (text) => snapshot(element("style", { _cssText: text })).attributes._cssText;
  assert.doesNotMatch(css('@import "https://evil.example/a.css"; p { color: red }'), /evil/);
  assert.doesNotMatch(css("p { background: url( 'https://evil.example/x' ) }"), /evil/);
  assert.match(css("p { background: url(data:image/png;base64,AA) }"), /data:image/);
  const changed = clean({
    type: 3,
    data: {
      source: 0,
      adds: [],
      texts: [],
      removes: [],
      attributes: [{ id: 1, attributes: { style: { background: ["url(https://evil.example/x)", ""] } } }],
    },
  });
  assert.doesNotMatch(JSON.stringify(changed), /evil/);
});
