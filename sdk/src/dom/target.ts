import type { Elements } from "../core.js";
import { find } from "../privacy/marks.js";
import { type Encoded, encode } from "../wire/encode.js";
import type { Target, TargetTrait } from "../wire/messages.js";
import { INPUT_BUTTON, labelOf } from "./label.js";
import { attribute, own } from "./own.js";
import { selectorOf } from "./selector.js";

const OTHER_FIELD = "[type=checkbox],[type=radio],[type=range],[type=file],[type=color]";
const BUTTON = `button,summary,[role=button],input:is(${INPUT_BUTTON})`;
const EDITABLE = "[contenteditable]:not([contenteditable=false])";
// What can be focused or listens to clicks may be a whole page; only these are controls, and have labels.
const CONTROL =
  "a,button,summary,input,select,textarea,label,option,[role=button],[role^=menuitem],[role=tab],[role=link],[role=option],[role=switch],[role=checkbox],[role=radio]";
// What is in there are values, chosen or typed, even where it looks like a control.
const VALUE = `${EDITABLE},select,textarea,[role=textbox],[role=searchbox],[role=combobox]`;

// One for each `TargetTrait`, in its order from LINK to DISABLED: what an element, or one around
// it, must match.
const TRAITS = [
  ":any-link",
  "a[download]",
  "a[target=_blank]",
  `textarea,${EDITABLE},input:not(${OTHER_FIELD},${INPUT_BUTTON})`,
  `select,option,input:is(${OTHER_FIELD})`,
  BUTTON,
  "canvas,video,audio,object,embed,iframe",
  "[role=spinbutton],[role=slider],[class*=stepper],[class*=pag],[class*=carousel],[class*=swiper],[class*=slick],[class*=calendar],[class*=picker]",
  "[data-gosight-no-rage],.ph-no-rageclick",
  "[data-gosight-no-dead],.ph-no-deadclick",
  ":disabled,[aria-disabled=true]",
];
const STEPPER = 8;
// Such words in a longer text say nothing of what the control does.
const STEPPER_LABEL = /^[^\p{L}\p{N}*]+$|^.{0,12}\b(next|prev(ious)?|(in|de)crease|zoom|volume)\b.{0,12}$/iu;

/**
 * Describes the innermost element of `path`; undefined where the site forbids it. The text is that
 * of the nearest control: other texts are content and stay with the visitor, as does all that can be
 * edited.
 */
export function describe(core: Elements, path: Element[]): Encoded<Target> | undefined {
  const [element] = path;
  if (!element || core._blocked(path)) return;
  const control = find(path, CONTROL);
  const typed = find(path, VALUE) || path.some((one) => (one as HTMLElement).isContentEditable);
  const text =
    control && !typed && !core._masked(path)
      ? labelOf(control, `${VALUE},${core._block},${core._mask}`, core._text)
      : "";
  const link = find(path, TRAITS[0] as string);
  return encode<Target>({
    selector: selectorOf(element),
    tag: own(element, "localName"),
    text,
    href: link && core._url(attribute(link, "href") || attribute(link, "xlink:href")),
    interactiveSelector: control === element ? "" : selectorOf(control),
    traits: TRAITS.flatMap((selector, i) =>
      find(path, selector) || (i + 1 === STEPPER && STEPPER_LABEL.test(text)) ? ((i + 1) as TargetTrait) : [],
    ),
  });
}
