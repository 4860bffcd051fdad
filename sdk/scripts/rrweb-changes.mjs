// What GoSight changes in rrweb's recorder beside the declarations in `rrweb-replaced.mjs`: what its options are,
// and which texts are others. Each must be there: see `rrweb-parts.mjs`.

// Options, and what else is handed from one function to the next, that are always the same.
export const FIXED = {
  blockClass: "0",
  blockSelector: "given._block",
  ignoreClass: "0",
  ignoreSelector: "given._ignore",
  maskTextClass: "0",
  maskTextSelector: "0",
  maskTextFn: "0",
  maskInputFn: "given._mask",
  maskInputOptions: "0",
  needsMask: "false",
  inlineStylesheet: "true",
  inlineImages: "false",
  dataURLOptions: "0",
  recordCanvas: "false",
  keepIframeSrcFn: "0",
  slimDOMOptions: "0",
  sampling: "0",
  userTriggeredOnInput: "false",
  onSerialize: "onSerialize",
  onIframeLoad: "onIframeLoad",
  onStylesheetLoad: "onStylesheetLoad",
  iframeLoadTimeout: "5e3",
  stylesheetLoadTimeout: "5e3",
  styleSheetLoadTimeout: "5e3",
  mirror: "mirror",
  mirror2: "mirror",
  stylesheetManager: "stylesheetManager",
  iframeManager: "0",
  shadowDomManager: "shadowDomManager",
  processedNodeManager: "processedNodeManager",
  canvasManager: "0",
  mutationCb: "mutationCb",
  mousemoveCb: "((positions, source) => tell(source, { positions }))",
  scrollCb: "((data) => tell(3, data))",
  viewportResizeCb: "((data) => tell(4, data))",
  inputCb: "((data) => tell(5, data))",
  selectionCb: "((data) => tell(14, data))",
  _testNoPxNorm: "false",
};

// Texts and what stands in their places.
export const CHANGED = [
  [/if \(!\/\* @__PURE__ \*\/ \/\[1-9\][\s\S]+?\n\}\n/, ""],
  [/if \(typeof window !== "undefined" && window\.Proxy[\s\S]+?\n\}\n/, ""],
  [/(?<=\n)for \(var i = 0; i < chars\.length; i\+\+\) \{\n {2}lookup[\s\S]+?\n\}\n(?=var encode)/, ""],
  [/try \{\n {2}if \(Array\.from\(\[1\][\s\S]+?\n\} catch[\s\S]+?\n\}\n/, ""],
  [/record\.addCustomEvent = [\s\S]+?record\.mirror = mirror;\n/, ""],
  // Frames and style sheets keep these listeners when a recording ends.
  [
    "function onceIframeLoaded(iframeEl, listener, iframeLoadTimeout) {",
    "function onceIframeLoaded(iframeEl, listener, iframeLoadTimeout) {\n  listener = pieces.whileCurrent(listener);",
  ],
  [
    "function onceStylesheetLoaded(link, listener, styleSheetLoadTimeout) {",
    "function onceStylesheetLoaded(link, listener, styleSheetLoadTimeout) {\n  listener = pieces.whileCurrent(listener);",
  ],
  // Neither canvases nor images are taken into the recording.
  [/ {2}if \(tagName === "canvas" && recordCanvas\) \{[\s\S]+?\n {2}\}\n/, ""],
  [/ {2}if \(tagName === "img" && inlineImages\) \{[\s\S]+?\n {2}\}\n(?= {2}if \(\["audio")/, ""],
  [" && !keepIframeSrcFn(attributes.src)", ""],
  [" && !this.keepIframeSrcFn(value)", ""],
  // Texts and values are masked when the event is whole. That a value is another one must not show either.
  ["  let { needsMask } = options;\n", ""],
  [/ {2}if \(!needsMask\) \{\n[\s\S]+?\n {2}\}\n/, ""],
  [/needMaskingText\(\n\s+m\.target,[\s\S]+?: value,\n(?=\s+node: m\.target)/, "value,\n"],
  [/attributes\.value = maskInputValue\(\{\n\s+element: n,[\s\S]+?\}\);/, "attributes.value = value;"],
  [/item\.attributes\.value = maskInputValue\(\{[\s\S]+?\}\);/, "item.attributes.value = value;"],
  [
    /if \(attributeName === "value"\) \{\n[\s\S]+?maskInputValue\(\{[\s\S]+?\}\);\n\s+\}/,
    'if (attributeName === "value") value ||= "";',
  ],
  [
    /else if \(maskInputOptions\[tagName\.toLowerCase\(\)\] \|\| maskInputOptions\[type\]\) \{\n[\s\S]+?\}\);\n {4}\}/,
    "else text = given._mask(text, target);",
  ],
  [
    /if \(tagName === "option"\) \{\n[\s\S]+?\n {2}\}\n/,
    'if (tagName === "option") delete attributes.selected;\n',
  ],
  ["target.classList.contains(ignoreClass) || ", ""],
  // A form's fields may be called as its members are.
  ["toLowerCase(target.tagName);", "getValidTagName(target);"],
  ["m.target.getAttribute(attributeName)", "index.getAttribute(target, attributeName)"],
  // Options.
  ["slimDOMOptions.headWhitespace && ", ""],
  [/if \(sampling\.mousemove === false\) \{[\s\S]+?\n {2}\}\n/, "if (!given._moves) return () => {};\n"],
  ['typeof sampling.mousemove === "number" ? sampling.mousemove : 50', "50"],
  ['typeof sampling.mousemoveCallback === "number" ? sampling.mousemoveCallback : 500', "500"],
  ["sampling.scroll || 100", "150"],
  ['sampling.input === "last" ? ["change"] : ["input", "change"]', '["input", "change"]'],
  ["  if (onSerialize) {\n    onSerialize(n);\n  }\n", "  onSerialize(n);\n"],
  ["iframeDoc && onIframeLoad", "iframeDoc"],
  ["if (onStylesheetLoad) {", "{"],
  // The recording itself loads a style sheet's link only as one.
  [/ \|\| serializedNode\.attributes\.rel === "preload"[^\n]+?=== "css"(?=\)\) \{)/, ""],
  ['"SCRIPT_PLACEHOLDER"', '""'],
  ['    console.warn(n, "not serialized");\n', ""],
  [/ {10}console\.warn\(\n {12}"Couldn't[\s\S]+?\);\n/, ""],
  // Nothing stops a recording for a while.
  [
    '    __publicField(this, "frozen", false);\n    __publicField(this, "locked", false);\n    __publicField(this, "texts"',
    '    __publicField(this, "texts"',
  ],
  ["      if (this.frozen || this.locked) {\n        return;\n      }\n      const adds", "      const adds"],
  [/ {2}init\(options\) \{\n {4}\[\n[\s\S]+?\n}\n(?=function deepDelete)/, "}\n"],
  [/onSerialize: \(currentN\) => \{[\s\S]+?(?= {10}cssCaptured\n)/, ""],
  // Elements.
  ["    id = mirror2.getId(n);", "    id = mirror2.getMeta(n).id;"],
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
  ["export {\n  record\n};", ""],
];

// Texts that stand at many places. Pages may have a `Node` of their own, and libraries their own lists.
export const EVERYWHERE = [
  ["Array.from(", "index.listOf("],
  ["Node.DOCUMENT_FRAGMENT_NODE", "11"],
  ["Node.TEXT_NODE", "3"],
  ["JSON.stringify(", "asJson("],
  ["Date.now()", "nowTimestamp()"],
];

// Names of rrweb's own, which the build may shorten: none that is in events, or a browser's.
export const OWN_NAMES = `
  addedSet adoptStyleSheets addShadowRoot attachLinkElement attributeMap
  cssCaptured droppedSet genAdds genTextAreaValueMutation getMeta getNode hasNode idNodeMap inOtherBuffer
  mapRemoves movedMap movedSet newlyAddedElement nodeMap nodeMetaMap observeAttachShadow patchAttachShadow
  preserveWhiteSpace processMutation processMutations removeNodeFromMap
  removesSubTreeCache restoreHandlers shadowDoms skipChild styleDiff styleIDMap styleMirror
  unattachedDoc unchangedStyles bypassOptions needBlock
`;
