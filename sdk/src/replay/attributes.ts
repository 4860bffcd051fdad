import type { Css } from "./css.js";
import type { Attributes } from "./events.js";
import type { Masking } from "./marks.js";
import { clean, MASK } from "./mask.js";

// How a page is built and looks, in HTML; what is not here may be a text.
const STRUCTURE =
  /^(class|id|style|type|name|for|form|list|rel|media|role|dir|lang|tabindex|hidden|disabled|readonly|required|multiple|open|controls|loop|muted|playsinline|width|height|size|sizes|rows|cols|wrap|span|colspan|rowspan|scope|align|valign|border|cell(padding|spacing)|bgcolor|color|face|start|reversed|min|max|step|(min|max)length|low|high|optimum|loading|decoding|target|draggable|inert|is|slot|part|exportparts|popover|contenteditable|inputmode|autocomplete|crossorigin|charset|http-equiv|property|method|shape|coords|kind|checked|selected|xmlns.*|rr_.*|data-(gosight|rr)-.*|aria-(hidden|expanded|checked|selected|pressed|current|disabled|busy|modal|orientation|sort|level|invalid|readonly|required|haspopup|controls|owns|labelledby|describedby))$/;
// What even a drawing's attributes may say to people.
const TEXTS = /^(on|aria-|data-|title$|alt$)/;
const ADDRESS =
  /^(href|xlink:href|src|action|formaction|poster|data|cite|background|longdesc|manifest|ping|icon|rr_src)$/;
const FIELD = /^(input|textarea|select|option|button|param|data)$/;
// What a mark can't show.
const NEVER = /password|hidden/;
const PICTURE = /^data:(image|font|application\/(x-)?font)/;
const OWN_META = /^(viewport|color-scheme|theme-color)$/;

/** Masks an element's attributes in place. */
export interface MaskAttributes {
  (attributes: Attributes, element: Element | null, tag: string, drawing?: boolean): void;
  /** Whether the value of a field is shown. */
  shows(element: Element | null): boolean;
}

export function createAttributes(
  masking: Masking,
  url: (address: string) => string,
  css: Css,
): MaskAttributes {
  function address(value: string): string {
    if (value[0] === "#") return clean(value.replace(/[?&=].*/, ""));
    if (/^data:/i.test(value)) return PICTURE.test(value) ? value : "data:,";
    return /^\s*(javascript|blob):/i.test(value) ? "" : url(value);
  }

  const addresses = (value: string) =>
    value
      .split(/,\s+/)
      .map((one) => one.trim().replace(/^\S+/, address))
      .join(", ");

  const shows = (element: Element | null) =>
    masking._shown(element) &&
    !NEVER.test((element as HTMLInputElement)?.type) &&
    !element?.matches("[data-rr-is-password],[autocomplete^=cc-],[autocomplete*=password]");

  function maskOne(
    name: string,
    value: string,
    element: Element | null,
    tag: string,
    all: Attributes,
    drawing?: boolean,
  ) {
    if (name === "style" || name === "_cssText") return css._clean(value);
    if (name === "rr_dataURL") return value;
    if (ADDRESS.test(name)) return address(value);
    if (/srcset$/.test(name)) return addresses(value);
    if (name === "value" && FIELD.test(tag)) return shows(element) ? clean(value) : MASK;
    if (name === "content" && OWN_META.test(all.name ?? element?.getAttribute("name"))) return value;
    if (STRUCTURE.test(name) || (drawing && !TEXTS.test(name))) return clean(value);
    if (css._names(name, value)) return value;
    return masking._shown(element) ? clean(value) : MASK;
  }

  const mask = (attributes: Attributes, element: Element | null, tag: string, drawing?: boolean) => {
    const hidden = tag === "input" && (attributes.type ?? (element as HTMLInputElement)?.type) === "hidden";
    for (const name of Object.keys(attributes)) {
      const value = attributes[name];
      if (/^(on|srcdoc$)/.test(name) || (hidden && name === "value")) delete attributes[name];
      else if (typeof value === "string") {
        if (value) attributes[name] = maskOne(name, value, element, tag, attributes, drawing);
      } else if (name === "style" && value) {
        for (const property of Object.keys(value))
          if (/url\(/.test(value[property])) value[property] = css._clean(`${[value[property]].flat()[0]}`);
      }
    }
  };
  return Object.assign(mask, { shows });
}
