import type { Core } from "../core.js";
import { find } from "../privacy/marks.js";
import { labelOf } from "../privacy/text.js";
import { type Encoded, encode } from "../wire/encode.js";
import type { Target, TargetTrait } from "../wire/messages.js";
import { selectorOf } from "./selector.js";

const OTHER_FIELD = "[type=checkbox],[type=radio],[type=range],[type=file],[type=color]";
const INPUT_BUTTON = "[type=button],[type=submit],[type=reset],[type=image]";
const BUTTON = `button,summary,[role=button],input:is(${INPUT_BUTTON})`;
const INTERACTIVE = `a,button,summary,[role=button],input,select,textarea,label,option,[role^=menuitem],[role=tab],[role=link],[role=option],[role=switch],[onclick],[tabindex],[contenteditable]`;

// One for each `TargetTrait`, in its order from LINK to DISABLED: what an element, or one around
// it, must match.
const TRAITS = [
  "a[href]",
  "a[download]",
  "a[target=_blank]",
  `textarea,[contenteditable]:not([contenteditable=false]),input:not(${OTHER_FIELD},${INPUT_BUTTON})`,
  `select,option,input:is(${OTHER_FIELD})`,
  BUTTON,
  "canvas,video,audio,object,embed,iframe",
  "[role=spinbutton],[role=slider],[class*=stepper],[class*=pag],[class*=carousel],[class*=swiper],[class*=slick],[class*=calendar],[class*=picker]",
  "[data-gosight-no-rage],.ph-no-rageclick",
  "[data-gosight-no-dead],.ph-no-deadclick",
  ":disabled,[aria-disabled=true]",
];
const STEPPER = 8;
const STEPPER_LABEL = /^[^\p{L}\p{N}]+$|\b(next|prev(ious)?|(in|de)crease|zoom|volume)\b/iu;

/**
 * Describes the innermost element of `path`; undefined where the site forbids it. The text is that
 * of the nearest interactive element: other texts are content and stay with the visitor, as do the
 * values of fields.
 */
export function describe(core: Core, path: Element[]): Encoded<Target> | undefined {
  const [element] = path;
  if (!element || core._blocked(path)) return;
  const interactive = find(path, INTERACTIVE);
  const text = interactive && !core._masked(path) ? labelOf(interactive, core._hidden) : "";
  const stepper = STEPPER_LABEL.test(interactive?.ariaLabel || text);
  return encode<Target>({
    selector: selectorOf(element),
    tag: element.localName,
    text,
    href: core._url((find(path, TRAITS[0] as string) as HTMLAnchorElement)?.href),
    interactiveSelector: interactive === element ? "" : selectorOf(interactive),
    traits: TRAITS.flatMap((selector, i) =>
      find(path, selector) || (stepper && i + 1 === STEPPER) ? ((i + 1) as TargetTrait) : [],
    ),
  });
}
