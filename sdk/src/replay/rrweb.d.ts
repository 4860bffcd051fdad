/** rrweb's recorder, as `scripts/rrweb-parts.mjs` makes it, with the inner parts that `pieces.ts` needs. */
declare module "gosight:rrweb" {
  /** Records what has changed below one document or shadow root since its last `emit`. */
  interface MutationBuffer {
    doc: Document;
    _genAdds(node: Node, parent?: Node): void;
    emit(): void;
  }
  interface Mirror {
    getId(node: Node | null): number;
    _getNode(id: number): Node | null;
    _hasNode(node: Node): boolean;
  }
  /** Starts a recording, and gives what ends it; undefined where the browser can't. */
  export const record: ((options: Record<string, unknown>) => (() => void) | undefined) & {
    addCustomEvent(tag: string, payload: unknown): void;
  };
  export const mirror: Mirror;
  export const mutationBuffers: MutationBuffer[];
  export function stringifyRule(rule: CSSRule, href: string | null | undefined): string;
  export function stringifyStylesheet(sheet: CSSStyleSheet): string | null;
  export function fixBrowserCompatibilityIssuesInCSS(css: string): string;
  /** Stamps an event with the time and hands it to the recording's `emit`. */
  export function emit(event: unknown): void;
}
