/** rrweb's snapshots and observers, as `scripts/rrweb-parts.mjs` makes them. */
declare module "gosight:rrweb" {
  /** Records what has changed below one document or shadow root since its last `emit`. */
  interface MutationBuffer {
    doc: Document;
    _genAdds(node: Node, parent?: Node): void;
    emit(): void;
  }
  interface Mirror {
    /** A node's number while the player has the node; -1 else, and -2 for what is never recorded. */
    getId(node: Node | null): number;
    _getNode(id: number): Node | null;
    reset(): void;
  }
  interface StylesheetManager {
    readonly _styleMirror: { getId(sheet: CSSStyleSheet): number };
    _adoptStyleSheets(sheets: CSSStyleSheet[] | undefined, id: number): void;
    reset(): void;
  }
  type End = () => void;
  /** What an observer watches. */
  interface Watched {
    doc: Document;
  }
  export const mirror: Mirror;
  export const mutationBuffers: MutationBuffer[];
  export const stylesheetManager: StylesheetManager;
  export const shadowDomManager: { init(): void; reset(): void };
  export function on(type: string, handle: (event: Event) => void, target?: EventTarget): End;
  /** Whether nothing but the size of a node is recorded; with `ancestors`, also as it lies in such a one. */
  export function isBlocked(node: Node | null, ancestors?: boolean): boolean;
  export function serializeNodeWithId(node: Node, options: Watched): object | null;
  export function initMutationObserver(watched: Watched, root: Node): End;
  export function initMoveObserver(watched: Watched): End;
  export function initScrollObserver(watched: Watched): End;
  export function initViewportResizeObserver(watched: object, window: { win: Window }): End;
  export function initInputObserver(watched: Watched): End;
  export function initAdoptedStyleSheetObserver(watched: object, host: Document | ShadowRoot): End;
  export function initSelectionObserver(watched: Watched): End;
  export function initCustomElementObserver(watched: Watched): End;
  export function stringifyRule(rule: CSSRule, href: string | null | undefined): string;
  export function stringifyStylesheet(sheet: CSSStyleSheet): string | null;
  export function fixBrowserCompatibilityIssuesInCSS(css: string): string;
}
