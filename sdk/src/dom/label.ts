import { type cleanText, cut } from "../privacy/text.js";
import { attribute, isElement, own } from "./own.js";

export const INPUT_BUTTON = "[type=button],[type=submit],[type=reset],[type=image]";

const LONGEST = 80;
const MOST_READ = 400;
const MOST_NODES = 200;
// Numbers of `NodeFilter`, which servers don't have.
const ELEMENTS_AND_TEXTS = 5;
const ACCEPT = 1;
const REJECT = 2;
// Long enough to be a phone's or an account's.
const NUMBER = /\d[\d ()./-]{6,30}\d/g;

/**
 * What a control says it does: its `aria-label`, a button's value, or else the text and the pictures'
 * names below it, without what `hidden` selects; scrubbed and shortened. Of long texts only the beginning is
 * read.
 */
export function labelOf(control: Element, hidden: string, clean: typeof cleanText): string {
  let text =
    attribute(control, "aria-label") ||
    (own(control, "matches")(`input:is(${INPUT_BUTTON})`) && attribute(control, "value")) ||
    attribute(control, "alt");
  if (!text) {
    const walker = document.createTreeWalker(control, ELEMENTS_AND_TEXTS, (one) =>
      isElement(one) && own(one, "matches")(`${hidden},script,style`) ? REJECT : ACCEPT,
    );
    for (let i = 0; i < MOST_NODES && text.length < MOST_READ && walker.nextNode(); i++) {
      const one = walker.currentNode;
      text += isElement(one)
        ? ` ${attribute(one, "aria-label") || attribute(one, "alt")}`
        : one.nodeValue?.slice(0, MOST_READ);
    }
  }
  text = text.slice(0, MOST_READ).replace(/\s+/g, " ").trim();
  return cut(clean(text, MOST_READ).replace(NUMBER, "*"), LONGEST);
}
