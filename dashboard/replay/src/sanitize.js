/**
 * Makes recorded events fit to be rebuilt in the viewer's browser. Whoever knows a site's public key can send any
 * recording, so nothing in one is trusted: the frame that it is rebuilt in runs no script, the page's policy lets it
 * ask no other host, and what would try to is also taken out here.
 */
const GONE = /^(script|object|embed|applet|base|portal)$/i;
const ADDRESS = /^(src|href|xlink:href|poster|background|data|action|formaction|rr_src|ping|manifest)$/i;
// Grey, as large as the picture that was there.
const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='16' height='16'%3E%3Cpath fill='%238884' d='M0 0h16v16H0z'/%3E%3C/svg%3E";

const NOTHING = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
// Of a canvas that says none.
const CANVAS_SIZE = { width: "300", height: "150" };

// With either quote, which may be left open, or with none.
const CSS_URL = /url\(\s*("(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|[^)]*)[^)]*\)?/gi;
const ASKS = /url\(|@import|image-set\(|\b(image|src)\(/i;
const CSS_ESCAPE = /\\(?:([0-9a-f]{1,6})[ \t\n\f]?|([g-z]))/gi;

/** The same style sheet with no letter escaped, so that `u\\72l(` reads `url(`. */
function withPlainLetters(text) {
  return text.replace(CSS_ESCAPE, (all, hex, letter) => {
    const plain = letter ?? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
    return /[-a-z@]/i.test(plain) ? plain : all;
  });
}

/** Makes one event fit, in place. `origin` is where pictures may come from. */
export function createSanitizer(origin) {
  function isOwn(value) {
    try {
      const url = new URL(value, "https://unknown.invalid");
      return url.origin === origin;
    } catch {
      return false;
    }
  }

  const allowed = (address) =>
    /^(data:(image|font|application\/(x-)?font)|#)/i.test(address) || isOwn(address);

  const css = (text) =>
    withPlainLetters(text)
      .replace(/@import[^;]*;?/gi, "")
      .replace(CSS_URL, (all, argument) =>
        allowed(argument.trim().replace(/^["']|["']$/g, "")) ? all : "url(data:,)",
      )
      // Functions that take an address as a string.
      .replace(/\b(image-set|image|src)\(/gi, "none(");

  function attributesOf(tag, attributes) {
    for (const name of Object.keys(attributes)) {
      const value = attributes[name];
      const lower = name.toLowerCase();
      if (lower.startsWith("on") || lower === "srcdoc" || lower === "http-equiv" || /srcset$/.test(lower))
        delete attributes[name];
      else if (lower === "rr_dataurl") {
        // What a canvas shows.
        delete attributes[name];
        if (/^data:image\//i.test(value)) attributes.src = value;
      } else if (lower === "_csstext" || lower === "style") attributes[name] = styleOf(value);
      else if (ADDRESS.test(lower) && typeof value === "string") {
        const picture = /^(img|image|input|source|video|audio)$/i.test(tag);
        if (value.startsWith("#") || (picture && /^data:image\//i.test(value))) continue;
        if (picture && isOwn(value)) continue;
        if (/^a$/i.test(tag) && /^https?:/i.test(value)) continue;
        if (/^img$/i.test(tag)) attributes[name] = PICTURE;
        else delete attributes[name];
      } else if (typeof value === "string" && ASKS.test(withPlainLetters(value)))
        attributes[name] = css(value);
    }
  }

  function styleOf(value) {
    if (typeof value === "string") return css(value);
    for (const [name, one] of Object.entries(value ?? {})) {
      if (typeof one === "string") value[name] = css(one);
      else if (Array.isArray(one) && typeof one[0] === "string") one[0] = css(one[0]);
    }
    return value;
  }

  /** A picture in a canvas's place: without scripts, browsers give a canvas neither size nor content. */
  function toPicture(node) {
    node.tagName = "img";
    node.attributes = { ...CANVAS_SIZE, rr_dataURL: NOTHING, ...node.attributes };
    node.childNodes = [];
  }

  function walk(node) {
    if (node.type === 2) {
      if (/^canvas$/i.test(node.tagName)) toPicture(node);
      if (GONE.test(node.tagName)) {
        node.tagName = "div";
        node.attributes = {};
        node.childNodes = [];
      }
      attributesOf(node.tagName, node.attributes ?? {});
    }
    if (node.type === 3 && node.isStyle) node.textContent = css(node.textContent ?? "");
    if (/^style$/i.test(node.tagName ?? "")) joinTexts(node.childNodes ?? []);
    for (const child of node.childNodes ?? []) walk(child);
  }

  /** Reads the texts of a style sheet as one, because an address may lie across two of them. */
  function joinTexts(children) {
    const texts = children.filter((child) => child.type === 3);
    const whole = css(texts.map((child) => child.textContent ?? "").join(""));
    for (const child of texts) child.textContent = child === texts[0] ? whole : "";
  }

  const rule = (one) => {
    if (typeof one.rule === "string") one.rule = css(one.rule);
  };

  return (event) => {
    const { type, data } = event;
    if (type === 2) walk(data.node);
    if (type !== 3) return event;
    for (const { node } of data.source === 0 ? (data.adds ?? []) : []) walk(node);
    if (data.source === 0) {
      // What element it is, only the player knows: an address is kept nowhere.
      for (const one of data.attributes ?? []) attributesOf("img", one.attributes ?? {});
      for (const one of data.texts ?? [])
        if (ASKS.test(withPlainLetters(one.value ?? ""))) one.value = css(one.value);
    }
    if (data.source === 8) for (const one of data.adds ?? []) rule(one);
    for (const name of ["replace", "replaceSync"])
      if (typeof data[name] === "string") data[name] = css(data[name]);
    if (data.source === 13 && typeof data.set?.value === "string") data.set.value = css(data.set.value);
    if (data.source === 15) for (const { rules } of data.styles ?? []) rules.forEach(rule);
    return event;
  };
}
