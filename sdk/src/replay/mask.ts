/**
 * Makes recorded events fit to be sent. Nothing that a visitor has typed, and no text that a site has not put
 * into its pages for all to read, leaves the page unless a mark shows it; masks have one length. It works on the
 * events, after rrweb, whose own masking leaves much out.
 */
import { mirror } from "gosight:rrweb";
import { withoutSecrets } from "../privacy/secrets.js";
import { MARGIN } from "../privacy/text.js";
import { createAttributes } from "./attributes.js";
import { createCss } from "./css.js";
import {
  ADOPTED_STYLE_SHEET,
  COMMENT_NODE,
  ELEMENT_NODE,
  FULL_SNAPSHOT,
  INCREMENTAL,
  INPUT,
  META,
  MUTATION,
  type RecordedEvent,
  type RuleData,
  type SerializedNode,
  STYLE_DECLARATION,
  STYLE_SHEET_RULE,
  TEXT_NODE,
} from "./events.js";
import type { Masking } from "./marks.js";

export const MASK = "*****";
// What `withoutSecrets` reads at once.
const WINDOW = 5000;
// No secret is without one of these.
const SUSPICIOUS = /[\d@%:=/_]|eyJ|AKIA|bearer/i;

/** A text of any length without the secrets in it. */
export function clean(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  if (text.length <= WINDOW) return withoutSecrets(text);
  // Cut where there is a space, for a secret may lie across any other place.
  const end = text.lastIndexOf(" ", WINDOW);
  const at = end > WINDOW - MARGIN * 10 ? end : WINDOW;
  return withoutSecrets(text.slice(0, at)) + clean(text.slice(at));
}

/** Masks events in place. `url` makes an address fit to be sent. */
export function createMask(
  masking: Masking,
  url: (address: string) => string,
): (event: RecordedEvent) => void {
  const css = createCss();
  const attributes = createAttributes(masking, url, css);

  function textOf(text: string, parent: Element | null): string {
    const tag = parent?.localName;
    if (tag === "style") return css._clean(text);
    if (tag === "noscript" || tag === "script") return "";
    if (!text.trim()) return text;
    return masking._masked(parent) ? MASK : clean(text);
  }

  function walk(node: SerializedNode): void {
    const own = mirror._getNode(node.id);
    const element = own as Element | null;
    if (node.type === COMMENT_NODE) node.textContent = "";
    if (node.type === TEXT_NODE)
      node.textContent = textOf(node.textContent ?? "", own?.parentElement ?? null);
    if (node.type === ELEMENT_NODE && node.attributes)
      attributes(node.attributes, element, node.tagName ?? "", node.isSVG);
    if (node.tagName === "noscript") node.childNodes = [];
    node.childNodes?.forEach(walk);
  }

  function rules(data: RuleData): void {
    for (const one of data.adds ?? []) one.rule = css._clean(one.rule ?? "");
    for (const name of ["replace", "replaceSync"] as const)
      if (data[name] != null) data[name] = css._clean(data[name]);
  }

  const ofSource: Record<number, (data: any) => void> = {
    [MUTATION](data) {
      for (const { node } of data.adds) walk(node);
      for (const one of data.texts) {
        const parent = mirror._getNode(one.id)?.parentElement ?? null;
        one.value = textOf(one.value ?? "", parent);
      }
      for (const one of data.attributes) {
        const element = mirror._getNode(one.id) as Element | null;
        attributes(one.attributes, element, element?.localName ?? "", element instanceof SVGElement);
      }
    },
    [INPUT](data) {
      const element = mirror._getNode(data.id) as Element | null;
      const box = /^(checkbox|radio)$/.test((element as HTMLInputElement)?.type);
      data.text = data.text && !box && attributes.shows(element) ? clean(data.text) : data.text && MASK;
    },
    [STYLE_SHEET_RULE]: rules,
    [STYLE_DECLARATION](data) {
      if (data.set?.value) data.set.value = css._clean(data.set.value);
    },
    [ADOPTED_STYLE_SHEET](data) {
      for (const style of data.styles ?? []) for (const one of style.rules) one.rule = css._clean(one.rule);
    },
  };

  return ({ type, data }) => {
    masking._forget();
    if (type === META) data.href = url(data.href);
    if (type === FULL_SNAPSHOT) walk(data.node);
    if (type === INCREMENTAL) ofSource[data.source]?.(data);
  };
}
