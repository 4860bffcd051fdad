// Gives rrweb's recorder to the replay script without what GoSight does not record, and with the hooks of
// `src/replay/pieces.ts`, which cut its long tasks into pieces. Every place that is changed must be there: an
// update of rrweb that moves one fails the build instead of recording something else.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";

const SOURCE = fileURLToPath(import.meta.resolve("@rrweb/record"));
const PIECES = fileURLToPath(new URL("../src/replay/pieces.ts", import.meta.url));

const WITHOUT_CANVAS = [
  ["CanvasManager", "class CanvasManager { freeze() {} unfreeze() {} lock() {} unlock() {} reset() {} }"],
  ["is2DCanvasBlank", ""],
  ["jsContent", ""],
  ["blob", ""],
];

// Declarations and what stands in their places.
const REPLACED = [
  ["BaseRRNode", "class BaseRRNode {}"],
  ["CrossOriginIframeMirror", ""],
  // Frames of other origins record nothing into this page, and so their ids need no translation.
  [
    "IframeManager",
    `class IframeManager {
      constructor(options) { this.options = options; }
      addIframe() {}
      addLoadListener(listener) { this.listener = listener; }
      attachIframe(frame, node) {
        const { mutationCb, mirror, stylesheetManager } = this.options;
        mutationCb({
          adds: [{ parentId: mirror.getId(frame), nextId: null, node }],
          removes: [], texts: [], attributes: [], isAttachIframe: true,
        });
        this.listener?.(frame);
        const inner = frame.contentDocument;
        if (inner?.adoptedStyleSheets?.length)
          stylesheetManager.adoptStyleSheets(inner.adoptedStyleSheets, mirror.getId(inner));
      }
    }`,
  ],
  ["initMediaInteractionObserver", "const initMediaInteractionObserver = () => () => {};"],
  ["initFontObserver", ""],
  ["mergeHooks", ""],
  ["polyfill", ""],
  // Of what no visitor sees, only what makes the page look as it does.
  [
    "slimDOMExcluded",
    `const slimDOMExcluded = ({ type, tagName, attributes }) =>
      type === 5 ||
      (type === 2 &&
        (/^(script|base)$/.test(tagName) ||
          (tagName === "link" && !/stylesheet/.test(attributes.rel ?? "stylesheet")) ||
          (tagName === "meta" && !/^(viewport|color-scheme|theme-color)$/.test(attributes.name))));`,
  ],
  ["slimDOMDefaults", "const slimDOMDefaults = () => ({ headWhitespace: true });"],
];

// Texts and what stands in their places.
const CHANGED = [
  ["  polyfill();\n", ""],
  ["  mergeHooks(o, hooks);\n", ""],
  ["    if (o.collectFonts) {\n      fontObserver = initFontObserver(o);\n    }\n", ""],
  // What an earlier recording of this page observed.
  [
    "  mirror.reset();\n  const maskInputOptions",
    "  mirror.reset();\n  mutationBuffers.length = 0;\n  const maskInputOptions",
  ],
  [
    "    stylesheetManager.reset();\n    shadowDomManager.init();",
    "    pieces.begin();\n    stylesheetManager.reset();\n    shadowDomManager.init();",
  ],
  // Frames and style sheets keep these listeners when a recording ends.
  [
    "function onceIframeLoaded(iframeEl, listener, iframeLoadTimeout) {",
    "function onceIframeLoaded(iframeEl, listener, iframeLoadTimeout) {\n  listener = pieces.whileCurrent(listener);",
  ],
  [
    "function onceStylesheetLoaded(link, listener, styleSheetLoadTimeout) {",
    "function onceStylesheetLoaded(link, listener, styleSheetLoadTimeout) {\n  listener = pieces.whileCurrent(listener);",
  ],
  // Images are never taken into the recording; frames record nothing for the page above them.
  [/ {2}if \(tagName === "img" && inlineImages\) \{[\s\S]+?\n {2}\}\n(?= {2}if \(\["audio")/, ""],
  [/ {2}const inEmittingFrame = [\s\S]+?(?= {2}if \(mousemoveWait)/, ""],
  [/ {2}const eventProcessor = [\s\S]+?(?= {2}wrappedEmit = )/, ""],
  [/ {4}if \(inEmittingFrame\) \{[\s\S]+?(?= {2}\};\n {2}const wrappedMutationEmit)/, "    emit(e);\n"],
  [/ {2}for \(const plugin of plugins \|\| \[\]\) \{\n {4}if \(plugin.getMirror\)[\s\S]+?\n {2}\}\n/, ""],
  [/,\n {10}plugins: \(\(_a2 = plugins[\s\S]+?\|\| \[\]\n/, ""],
  [/ {2}const pluginHandlers = \[\];\n[\s\S]+?(?= {2}return callbackWrapper)/, ""],
  ["    pluginHandlers.forEach((h) => h());\n", ""],
  // With the keys as texts, they could not be shortened.
  [
    /\[\s+"mutationCb",[^\]]+\]\.forEach\(\(key\) => \{\s+this\[key\] = options\[key\];\s+\}\);/,
    "Object.assign(this, options);",
  ],
  // Elements.
  [
    `      for (const childN of Array.from(index.childNodes(n))) {
        const serializedChildNode`,
    `      for (const childN of Array.from(index.childNodes(n))) {
        if (pieces.late(n)) break;
        const serializedChildNode`,
  ],
  [
    `      for (const childN of Array.from(index.childNodes(shadowRootEl))) {
        const serializedChildNode`,
    `      for (const childN of Array.from(index.childNodes(shadowRootEl))) {
        if (pieces.late(n)) break;
        const serializedChildNode`,
  ],
  [
    "    mutations.forEach(this.processMutation);",
    "    if (pieces.flooded(mutations.length)) return;\n      mutations.forEach(this.processMutation);",
  ],
  [
    "      if (!isBlocked(n, this.blockClass, this.blockSelector, false)) {\n        index.childNodes(n).forEach",
    "      if (!isBlocked(n, this.blockClass, this.blockSelector, false) && !pieces.many(n)) {\n        index.childNodes(n).forEach",
  ],
  // Style sheets.
  ["      cssText = stringifyStylesheet(stylesheet);", "      cssText = pieces.sheetText(stylesheet, n);"],
  [
    `    let cssText = stringifyStylesheet(
      n.sheet
    );`,
    "    let cssText = pieces.sheetText(n.sheet, n);",
  ],
  [
    `rules: Array.from(sheet.rules || CSSRule, (r, index2) => ({
            rule: stringifyRule(r, sheet.href),
            index: index2
          }))`,
    "rules: pieces.adoptedRules(sheet, styleId)",
  ],
  [
    "export {\n  record\n};",
    "export { record, mirror, mutationBuffers, stringifyRule, stringifyStylesheet, fixBrowserCompatibilityIssuesInCSS };\nexport const emit = (event) => wrappedEmit(event);",
  ],
];

// Names of rrweb's own, which the build may shorten: none that is in events, or a browser's.
const OWN_NAMES = `
  active addedSet adoptedStyleSheetCb attributeMap blockClass blockSelector bypassOptions canvasManager
  crossOriginIframeMap crossOriginIframeMirror crossOriginIframeRootIdMap crossOriginIframeStyleMirror
  dataURLOptions droppedSet frozen genAdds genTextAreaValueMutation idNodeMap idStyleMap iframeManager
  inlineImages inlineStylesheet keepIframeSrcFn loadListener locked mapRemoves maskInputFn maskInputOptions
  maskTextClass maskTextFn maskTextSelector movedMap movedSet mutationCb nodeMap nodeMetaMap
  pendingCanvasMutations processMutation processMutations processedNodeManager rafStamps recordCanvas
  recordCrossOriginIframes removesSubTreeCache resetObservers restoreHandlers scrollCb shadowDomManager
  shadowDoms slimDOMOptions styleIDMap styleMirror stylesheetManager trackedLinkElements unattachedDoc
  wrappedEmit checkoutEveryNms checkoutEveryNth ignoreClass ignoreSelector maskAllInputs packFn
  mousemoveWait recordDOM recordAfter userTriggeredOnInput collectFonts plugins ignoreCSSAttributes
  errorHandler skipChild onSerialize onIframeLoad iframeLoadTimeout onStylesheetLoad stylesheetLoadTimeout
  newlyAddedElement cssCaptured preserveWhiteSpace needsMask removeNodeFromMap attachIframe addLoadListener
  addIframe attachLinkElement trackLinkElement trackStylesheetInLinkElement adoptStyleSheets addShadowRoot
  observeAttachShadow patchAttachShadow inOtherBuffer mousemoveCb mouseInteractionCb viewportResizeCb
  inputCb mediaInteractionCb styleSheetRuleCb styleDeclarationCb canvasMutationCb fontCb selectionCb
  customElementCb styleDiff headFavicon headWhitespace headMetaDescKeywords headMetaSocial headMetaRobots
  headMetaHttpEquiv headMetaAuthorship headMetaVerification headTitleMutations isFrozen unfreeze getMeta
  hasNode getNode generateId
`;

/** `this.name = value` in place of `__publicField(this, "name", value)`, so that names can be shortened. */
function withPlainFields(source) {
  const cuts = [];
  (function walk(node) {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!node?.type) return;
    if (node.type === "CallExpression" && node.callee.name === "__publicField") {
      const [, name, value] = node.arguments;
      cuts.push(value ? [node.start, value.start, `this.${name.value} = `] : [node.start, node.end, "0"]);
      if (value) cuts.push([node.end - 1, node.end, ""]);
    }
    for (const value of Object.values(node)) if (typeof value === "object") walk(value);
  })(parse(source, { ecmaVersion: "latest", sourceType: "module" }));
  return cut(source, cuts);
}

/** Numbers in place of what enums name. */
function withoutEnums(source) {
  let text = source;
  for (const [, name] of source.matchAll(/^var (\w+) = .*\(\(\1\d*\) => \{$/gm))
    for (const [, member, number] of source.matchAll(RegExp(`\\b${name}\\d*\\["(\\w+)"\\] = (\\d+)\\]`, "g")))
      text = text.replace(RegExp(`\\b${name}\\.${member}\\b`, "g"), number);
  return text;
}

/** Marks rrweb's own names as internal, as they are in our own sources. */
const withInternalNames = (source) =>
  source
    .replace(/\b_(maskInput|slimDOM)Options\b/g, "given$1")
    .replace(RegExp(`(?<!["'\\w$])(${OWN_NAMES.trim().split(/\s+/).join("|")})(?!["'\\w$])`, "g"), "_$1");

function cut(source, cuts) {
  let text = source;
  for (const [start, end, put] of cuts.sort((a, b) => b[0] - a[0]))
    text = text.slice(0, start) + put + text.slice(end);
  return text;
}

/** Replaces the one place of `from`. */
function change(source, from, to) {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`rrweb has not exactly one: ${from}`);
  return parts.join(to);
}

/** rrweb's recorder as the replay script needs it; with `canvas`, it can record canvases. */
export async function recorderSource(canvas) {
  let source = await readFile(SOURCE, "utf8");
  for (const [from, to] of CHANGED) source = change(source, from, to);
  if (!canvas)
    source = change(source, / {2}if \(tagName === "canvas" && recordCanvas\) \{[\s\S]+?\n {2}\}\n/, "");
  const replaced = new Map([...REPLACED, ...(canvas ? [] : WITHOUT_CANVAS)]);
  const cuts = [];
  for (const node of parse(source, { ecmaVersion: "latest", sourceType: "module" }).body) {
    const name = (node.id ?? node.declarations?.[0].id)?.name;
    if (replaced.has(name)) cuts.push([node.start, node.end, replaced.get(name)]);
    replaced.delete(name);
  }
  if (replaced.size) throw new Error(`rrweb has no ${[...replaced.keys()].join(", ")}`);
  source = withInternalNames(withoutEnums(withPlainFields(cut(source, cuts))));
  return `import * as pieces from ${JSON.stringify(PIECES)};\n${source}`;
}

/** Resolves `gosight:rrweb` for esbuild. */
export const rrwebParts = (canvas = false) => ({
  name: "rrweb-parts",
  setup(setup) {
    setup.onResolve({ filter: /^gosight:rrweb$/ }, () => ({ path: "rrweb", namespace: "rrweb-parts" }));
    setup.onLoad({ filter: /.*/, namespace: "rrweb-parts" }, async () => ({
      contents: await recorderSource(canvas),
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    }));
  },
});
