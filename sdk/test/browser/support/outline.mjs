// What a page shows and what its recording rebuilds, both as text that can be compared: elements, texts, classes,
// places by inline style, places of scrolling and numbers of style rules.

import assert from "node:assert/strict";
import { eventually } from "./browser.mjs";
import { recordedBy } from "./recording.mjs";

const LEFT_OUT = /^(script|base|noscript|meta|title|template)$/;
const STYLES = ["left", "top"];

/** What `page` shows. */
export const outlineOf = (page) =>
  page.evaluate(
    ([leftOut, compared]) => {
      const lines = [];
      const put = (depth, text) => lines.push(" ".repeat(depth) + text);
      const place = ({ scrollLeft, scrollTop }) =>
        scrollLeft || scrollTop ? ` at ${Math.round(scrollLeft)},${Math.round(scrollTop)}` : "";
      const styleOf = ({ style }) =>
        compared.filter((name) => style?.[name]).map((name) => `${name}:${style[name]}`);
      function all(list, depth) {
        for (const one of list) walk(one, depth);
      }
      function walk(node, depth) {
        if (node.nodeType === 3 && node.data.trim()) put(depth, JSON.stringify(node.data.trim()));
        if (node.nodeType !== 1 || RegExp(leftOut).test(node.localName)) return;
        const { localName, sheet } = node;
        if (localName === "link" && !sheet) return;
        const marks = [node.getAttribute("class"), node.hidden && "hidden", ...styleOf(node)].filter(Boolean);
        const scrolled = node === document.documentElement ? "" : place(node);
        put(
          depth,
          [localName, ...marks].join(" ") + scrolled + (sheet ? ` ${sheet.cssRules.length} rules` : ""),
        );
        if (sheet) return;
        all(node.childNodes, depth + 1);
        if (node.shadowRoot) {
          put(depth + 1, "#shadow");
          all(node.shadowRoot.childNodes, depth + 2);
        }
        if (node.contentDocument) {
          put(depth + 1, "#document");
          all(node.contentDocument.childNodes, depth + 2);
        }
      }
      put(0, `#document${place(document.scrollingElement)}`);
      all(document.childNodes, 1);
      return lines.join("\n");
    },
    [LEFT_OUT.source, STYLES],
  );

/** How many rules a style sheet's text has. */
function rulesOf(text) {
  let depth = 0;
  let count = 0;
  for (const one of text.replace(/\/\*.*?\*\//gs, ""))
    if (one === "{") depth++;
    else if (one === "}" && --depth === 0) count++;
  return count;
}

/** An inline style as a map. */
const stylesOf = (text) =>
  new Map(
    text
      .split(";")
      .filter((one) => one.trim())
      .map((one) => [one.slice(0, one.indexOf(":")).trim(), one.slice(one.indexOf(":") + 1).trim()]),
  );

/** What the recording of `events` rebuilds, applied as a player does; empty before its first full snapshot. */
export function rebuiltOutline(events) {
  let nodes = new Map();
  let root;

  function make(given) {
    const { style, rr_scrollLeft: left = 0, rr_scrollTop: top = 0, ...attributes } = given.attributes ?? {};
    const made = {
      ...given,
      attributes,
      styles: stylesOf(style ?? ""),
      rules: 0,
      scrolled: [left, top],
      children: [],
    };
    if (attributes._cssText) made.rules = rulesOf(attributes._cssText);
    nodes.set(given.id, made);
    for (const child of given.childNodes ?? []) put(made, make(child));
    return made;
  }
  function put(parent, child, next) {
    child.parent = parent;
    const at = next ? parent.children.indexOf(next) : parent.children.length;
    parent.children.splice(at, 0, child);
  }
  function forget(node) {
    nodes.delete(node.id);
    for (const child of node.children) forget(child);
  }
  function change({ removes, adds, texts, attributes }) {
    for (const { id } of removes) {
      const gone = nodes.get(id);
      if (!gone?.parent) continue;
      gone.parent.children.splice(gone.parent.children.indexOf(gone), 1);
      forget(gone);
    }
    // Some come before what they stand in, or in front of.
    for (let left = adds, before = -1; left.length !== before; ) {
      before = left.length;
      left = left.filter(({ parentId, nextId, node }) => {
        const parent = nodes.get(parentId);
        const next = nextId == null ? undefined : nodes.get(nextId);
        if (!parent || (nextId != null && next?.parent !== parent)) return true;
        put(parent, make(node), next);
        return false;
      });
    }
    for (const { id, value } of texts) if (nodes.has(id)) nodes.get(id).textContent = value;
    for (const { id, attributes: changed } of attributes) {
      const node = nodes.get(id);
      if (!node) continue;
      for (const [name, value] of Object.entries(changed)) {
        if (name === "_cssText") node.rules = rulesOf(value);
        if (name !== "style") node.attributes[name] = value ?? undefined;
        else if (typeof value !== "object" || !value) node.styles = stylesOf(value ?? "");
        else
          for (const [property, set] of Object.entries(value))
            if (set === false) node.styles.delete(property);
            else node.styles.set(property, [set].flat()[0]);
      }
    }
  }

  for (const { type, data } of events) {
    if (type === 2) {
      nodes = new Map();
      root = make(data.node);
      root.scrolled = [data.initialOffset.left, data.initialOffset.top];
    }
    if (type !== 3 || !root) continue;
    const node = nodes.get(data.id);
    if (data.source === 0) change(data);
    else if (data.source === 3 && node) node.scrolled = [data.x, data.y];
    else if (data.source === 8 && node)
      for (const [list, by] of [
        [data.adds, 1],
        [data.removes, -1],
      ])
        node.rules += by * (list ?? []).filter(({ index }) => [index].flat().length === 1).length;
  }

  const lines = [];
  const at = ([x, y]) => (x || y ? ` at ${Math.round(x)},${Math.round(y)}` : "");
  function write(node, depth) {
    const line = (text) => lines.push(" ".repeat(depth) + text);
    const { type, tagName, attributes, styles, children, textContent, scrolled, rules } = node;
    if (type === 3 && textContent.trim()) line(JSON.stringify(textContent.trim()));
    if (type === 0) line(`#document${at(scrolled)}`);
    if (type === 2) {
      if (LEFT_OUT.test(tagName)) return;
      const isSheet = tagName === "style" || tagName === "link";
      const marks = [attributes.class, attributes.hidden === "" && "hidden"].filter(Boolean);
      for (const name of STYLES) if (styles.get(name)) marks.push(`${name}:${styles.get(name)}`);
      line(
        [tagName, ...marks].join(" ") + at(scrolled) + (isSheet ? ` ${rules || textRules(node)} rules` : ""),
      );
      if (isSheet) return;
    }
    const inside = children.filter((child) => child.isShadow);
    for (const child of children) if (!child.isShadow && child.type !== 0) write(child, depth + 1);
    if (inside.length) lines.push(`${" ".repeat(depth + 1)}#shadow`);
    for (const child of inside) write(child, depth + 2);
    for (const child of children) if (child.type === 0) write(child, depth + 1);
  }
  const textRules = ({ children }) => rulesOf(children.map((child) => child.textContent).join(""));
  if (root) write(root, 0);
  return lines.join("\n");
}

/**
 * Waits until the recording that `hub` has holds all that `page` shows: what the recorder cut into pieces, and what
 * it put off as there was too much of it. `what` is said where that fails.
 */
export async function caughtUp(page, hub, what = "all") {
  let wanted;
  let found;
  const isCaughtUp = async () => {
    await page.evaluate(() => gosight.flush());
    wanted = await outlineOf(page);
    found = rebuiltOutline(recordedBy(hub));
    return found === wanted;
  };
  await eventually(isCaughtUp, "the recorder has caught up").catch((cause) => {
    const [shown, recording] = [wanted, found].map((text) => text.split("\n"));
    const first = shown.findIndex((line, i) => line !== recording[i]);
    const near = (lines) => lines.slice(Math.max(0, first - 3), first + 5);
    assert.deepEqual(near(recording), near(shown), `${what}: line ${first} of ${shown.length}`);
    throw cause;
  });
}
