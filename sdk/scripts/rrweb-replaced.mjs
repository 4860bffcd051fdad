// What stands in the places of declarations of rrweb's recorder. Each must be there: see `rrweb-parts.mjs`.

// Declarations and what stands in their places; the options that `FIXED` names are no parameters any more.
export const REPLACED = [
  // The natives' module stands for it.
  ["index", ""],
  ["isElement", "const isElement = (n) => n.nodeType === 1;"],
  // Numbers of nodes never change, so that there is no way back from a number's style sheet or old node. A node has
  // its number only while the player has the node: not once it was removed, nor while it waits to be recorded again.
  [
    "Mirror",
    `class Mirror {
      constructor() { this.reset(); }
      getId(n) {
        const id = this.getMeta(n)?.id ?? -1;
        return id < 0 || this.has(id) ? id : -1;
      }
      getNode(id) { return this.idNodeMap.get(id) || null; }
      getMeta(n) { return (n && this.nodeMetaMap.get(n)) || null; }
      removeNodeFromMap(n) {
        this.idNodeMap.delete(this.getId(n));
        for (const part of [n, index.shadowRoot(n)])
          if (part) index.childNodes(part).forEach((child) => this.removeNodeFromMap(child));
      }
      has(id) { return this.idNodeMap.has(id); }
      hasNode(n) { return this.nodeMetaMap.has(n); }
      add(n, meta) {
        this.idNodeMap.set(meta.id, n);
        this.nodeMetaMap.set(n, meta);
      }
      reset() {
        this.idNodeMap = new Map();
        this.nodeMetaMap = new WeakMap();
      }
    }`,
  ],
  ["createMirror", "const createMirror = () => new Mirror();"],
  // Values are masked when the event is whole.
  ["maskInputValue", ""],
  ["toLowerCase", "const toLowerCase = (text) => text.toLowerCase();"],
  [
    "absolutifyURLs",
    `const absolutifyURLs = (cssText, href) =>
      (cssText || "").replace(URL_IN_CSS_REF, (whole, quote1, path1, quote2, path2, path3) => {
        const path = path1 || path2 || path3;
        const quote = quote1 || quote2 || "";
        if (!path || /^(data:|#)|\\\\/i.test(path)) return whole;
        try {
          return "url(" + quote + new Address(path, href).href + quote + ")";
        } catch {
          return whole;
        }
      });`,
  ],
  ["URL_PROTOCOL_MATCH", ""],
  ["URL_WWW_MATCH", ""],
  ["DATA_URI", ""],
  ["extractOrigin", ""],
  ["extractFileExtension", ""],
  ["_isBlockedElement", "const _isBlockedElement = (element) => isBlocked(element);"],
  ["classMatchesRegex", ""],
  ["needMaskingText", ""],
  [
    "isBlocked",
    `function isBlocked(node, checkAncestors) {
      const element = closestElementOfNode(node);
      // A form's fields may be called as the method is.
      return !!element && !!(checkAncestors ? index.closest : index.matches)(element, given._block);
    }`,
  ],
  ["isIgnored", "const isIgnored = (n) => mirror.getId(n) === IGNORED_NODE;"],
  ["isSerializedIframe", ""],
  ["isSerializedStylesheet", ""],
  ["BaseRRNode", ""],
  ["hasShadowRoot", "const hasShadowRoot = (n) => !!index.shadowRoot(n);"],
  ["DEPARTED_MIRROR_ACCESS_WARNING", ""],
  ["_mirror", ""],
  [
    "hookSetter",
    `function hookSetter(target, key, d) {
      const original = Object.getOwnPropertyDescriptor(target, key);
      if (!original?.set) return () => {};
      const put = callbackWrapper((set) => Object.defineProperty(target, key, { ...original, set }));
      put(function (value) {
        callbackWrapper(() => setTimeout(() => d.set.call(this)))();
        original.set.call(this, value);
      });
      return () => put(original.set);
    }`,
  ],
  [
    "patch",
    `function patch(source, name, replacement) {
      const original = source[name];
      source[name] = replacement(original);
      return () => { source[name] = original; };
    }`,
  ],
  ["nowTimestamp", "const nowTimestamp = now;"],
  ["getWindowScroll", ""],
  ["getWindowHeight", ""],
  ["getWindowWidth", ""],
  ["getEventTarget", ""],
  [
    "StyleSheetMirror",
    `class StyleSheetMirror {
      constructor() { this.reset(); }
      getId(sheet) { return this.styleIDMap.get(sheet) ?? -1; }
      has(sheet) { return this.styleIDMap.has(sheet); }
      add(sheet) {
        this.styleIDMap.set(sheet, this.id);
        return this.id++;
      }
      reset() {
        this.styleIDMap = new WeakMap();
        this.id = 1;
      }
    }`,
  ],
  ["errorHandler", ""],
  ["registerErrorHandler", ""],
  ["unregisterErrorHandler", ""],
  ["callbackWrapper", "const callbackWrapper = (work) => (...given) => guard(() => work(...given));"],
  [
    "initMutationObserver",
    `function initMutationObserver({ doc }, root) {
      const buffer = new MutationBuffer();
      buffer.doc = doc;
      mutationBuffers.push(buffer);
      const [Observer, cleanUp] = index.observerOf();
      const observer = new Observer(callbackWrapper(buffer.processMutations));
      observer.observe(root, {
        attributes: true,
        attributeOldValue: true,
        characterData: true,
        characterDataOldValue: true,
        childList: true,
        subtree: true,
      });
      return () => {
        observer.disconnect();
        cleanUp();
      };
    }`,
  ],
  ["initMouseInteractionObserver", ""],
  ["getNestedCSSRulePositions", ""],
  ["getIdAndStyleId", ""],
  ["initStyleSheetObserver", ""],
  ["initStyleDeclarationObserver", ""],
  ["initMediaInteractionObserver", ""],
  ["initFontObserver", ""],
  [
    "initCustomElementObserver",
    `const initCustomElementObserver = ({ doc }) =>
      patch(doc.defaultView.customElements, "define", (original) => function (...given) {
        callbackWrapper(() => tell(16, { define: { name: given[0] } }))();
        return original.apply(this, given);
      });`,
  ],
  ["mergeHooks", ""],
  ["initObservers", ""],
  ["hasNestedCSSRule", ""],
  ["canMonkeyPatchNestedCSSRule", ""],
  ["CrossOriginIframeMirror", ""],
  // Frames of other origins record nothing into this page, and so their ids need no translation.
  [
    "IframeManager",
    `function onIframeLoad(frame, node) {
      mutationCb({
        adds: [{ parentId: mirror.getId(frame), nextId: null, node }],
        removes: [], texts: [], attributes: [], isAttachIframe: true,
      });
      const inner = frame.contentDocument;
      observe(inner);
      stylesheetManager.adoptStyleSheets(inner?.adoptedStyleSheets, mirror.getId(inner));
      shadowDomManager.observeAttachShadow(frame);
    }`,
  ],
  [
    "ShadowDomManager",
    `class ShadowDomManager {
      constructor() { this.restoreHandlers = []; }
      init() {
        this.reset();
        this.patchAttachShadow(Element);
      }
      addShadowRoot(root) {
        if (!isNativeShadowDom(root) || this.shadowDoms.has(root)) return;
        this.shadowDoms.add(root);
        const handlers = this.restoreHandlers;
        const doc = index.ownerDocument(root);
        handlers.push(initMutationObserver({ doc }, root), initScrollObserver({ doc: root }));
        setTimeout(callbackWrapper(() => {
          stylesheetManager.adoptStyleSheets(root.adoptedStyleSheets, mirror.getId(index.host(root)));
          handlers.push(initAdoptedStyleSheetObserver(0, root));
        }));
      }
      observeAttachShadow(frame) {
        if (frame.contentWindow) this.patchAttachShadow(frame.contentWindow.Element);
      }
      patchAttachShadow(element) {
        callbackWrapper(() => this.restoreHandlers.push(
          patch(element.prototype, "attachShadow", (original) => function (...given) {
            const root = original.apply(this, given);
            callbackWrapper((host) => {
              const open = index.shadowRoot(host);
              if (open && inDom(host)) shadowDomManager.addShadowRoot(open);
            })(this);
            return root;
          }),
        ))();
      }
      reset() {
        for (const handler of this.restoreHandlers) callbackWrapper(handler)();
        this.restoreHandlers = [];
        this.shadowDoms = new WeakSet();
      }
    }`,
  ],
  ["chars", ""],
  ["lookup", ""],
  ["CanvasManager", ""],
  ["is2DCanvasBlank", ""],
  ["jsContent", ""],
  ["blob", ""],
  [
    "StylesheetManager",
    `class StylesheetManager {
      constructor() { this.styleMirror = new StyleSheetMirror(); }
      attachLinkElement(link, { id, attributes }) {
        if ("_cssText" in attributes)
          mutationCb({ adds: [], removes: [], texts: [], attributes: [{ id, attributes }] });
      }
      adoptStyleSheets(sheets, id) {
        if (!sheets?.length) return;
        const styles = [];
        const styleIds = [...sheets].map((sheet) => {
          if (this.styleMirror.has(sheet)) return this.styleMirror.getId(sheet);
          const styleId = this.styleMirror.add(sheet);
          styles.push({ styleId, rules: pieces.adoptedRules(sheet, styleId) });
          return styleId;
        });
        tell(15, { id, styleIds, ...(styles.length && { styles }) });
      }
      reset() { this.styleMirror.reset(); }
    }`,
  ],
  [
    "ProcessedNodeManager",
    `class ProcessedNodeManager {
      constructor() { this.nodeMap = new WeakMap(); }
      inOtherBuffer(node, own) {
        return [...(this.nodeMap.get(node) ?? [])].some((buffer) => buffer !== own);
      }
      add(node, buffer) {
        this.active ??= requestAnimationFrame(() => {
          this.nodeMap = new WeakMap();
          this.active = undefined;
        });
        this.nodeMap.set(node, (this.nodeMap.get(node) ?? new Set()).add(buffer));
      }
    }`,
  ],
  ["wrappedEmit", ""],
  ["takeFullSnapshot", ""],
  ["canvasManager", ""],
  ["recording", ""],
  ["snapshot", ""],
  [
    "record",
    `const stylesheetManager = new StylesheetManager();
    const shadowDomManager = new ShadowDomManager();
    const processedNodeManager = new ProcessedNodeManager();
    const mutationCb = (data) => tell(0, data);
    function onSerialize(n) {
      if (hasShadowRoot(n)) shadowDomManager.addShadowRoot(index.shadowRoot(n));
    }
    const onStylesheetLoad = (link, node) => stylesheetManager.attachLinkElement(link, node);`,
  ],
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
];
