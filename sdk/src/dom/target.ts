import type { Core } from "../core.js";
import {
  TARGET_TRAIT_BUTTON as BUTTON,
  TARGET_TRAIT_DISABLED as DISABLED,
  TARGET_TRAIT_DOWNLOAD as DOWNLOAD,
  TARGET_TRAIT_FIELD as FIELD,
  TARGET_TRAIT_LINK as LINK,
  TARGET_TRAIT_MEDIA as MEDIA,
  TARGET_TRAIT_NEW_WINDOW as NEW_WINDOW,
  TARGET_TRAIT_NO_DEAD as NO_DEAD,
  TARGET_TRAIT_NO_RAGE as NO_RAGE,
  TARGET_TRAIT_STEPPER as STEPPER,
  TARGET_TRAIT_TEXT_FIELD as TEXT_FIELD,
  type Target,
  type TargetTrait,
} from "../wire/messages.js";
import { selectorOf } from "./selector.js";

const INTERACTIVE =
  "a,button,input,select,textarea,label,summary,option,[role=button],[role=link],[role=tab],[role=checkbox],[role=radio],[role=switch],[role^=menuitem],[role=option],[onclick],[tabindex],[contenteditable]";
const PLAIN_INPUT = "[type=checkbox],[type=radio],[type=range],[type=file],[type=color]";
const INPUT_BUTTON = "[type=button],[type=submit],[type=reset],[type=image]";
const TEXT_LENGTH = 80;
// Emails, and numbers long enough to be a phone's or a card's.
const PERSONAL = /\S+@\S+|\+?\d[\d ()./-]{6,}\d/g;

// What is matched against the innermost interactive element.
const KINDS: [TargetTrait, string][] = [
  [LINK, "a[href]"],
  [DOWNLOAD, "a[download]"],
  [NEW_WINDOW, "a[target=_blank]"],
  [TEXT_FIELD, `textarea,[contenteditable]:not([contenteditable=false]),input:not(${PLAIN_INPUT},${INPUT_BUTTON})`],
  [FIELD, `select,option,input:is(${PLAIN_INPUT})`],
  [BUTTON, `button,summary,[role=button],input:is(${INPUT_BUTTON})`],
  [DISABLED, ":disabled,[aria-disabled=true]"],
];
const STEPPER_PLACE =
  "[role=spinbutton],[role=slider],[class*=stepper],[class*=pagination],[class*=pager],[class*=carousel],[class*=swiper],[class*=slick],[class*=calendar],[class*=datepicker]";
const STEPPER_LABEL =
  /^[\s<>+\-−–‹›«»←→▲▼◀▶]+$|\b(next|prev|previous|increase|decrease|increment|decrement|zoom|volume)\b/i;

/** The visible text below `element` without what is marked as hidden, shortened and scrubbed. */
function textOf(element: Element, hidden: string): string {
  let text = "";
  const visit = (node: Node): void => {
    if (text.length > TEXT_LENGTH * 2) return;
    if (node.nodeType === 3) text += node.nodeValue;
    else if (node instanceof Element && !node.matches(`${hidden},script,style,textarea,select`)) {
      node.childNodes.forEach(visit);
    }
  };
  element.childNodes.forEach(visit);
  return text.replace(/\s+/g, " ").trim().replace(PERSONAL, "*").slice(0, TEXT_LENGTH);
}

/**
 * Describes the innermost element of `path`, or returns undefined where the site forbids it. The
 * text is that of the nearest interactive element; texts that are not a control's label are content
 * and stay with the visitor, and so do values of fields.
 */
export function describe(core: Core, path: Element[]): Target | undefined {
  const { marks } = core;
  const element = path[0];
  if (!element || marks.blocked(path)) return undefined;
  const interactive = path.find((one) => one.matches(INTERACTIVE));
  const inMedia = element.matches("canvas,video,audio,object,embed,iframe");
  const label = interactive && !marks.masked(path) ? textOf(interactive, marks.hidden) : "";
  const traits: TargetTrait[] = [];
  const add = (trait: TargetTrait, found: unknown) => found && traits.push(trait);
  for (const [trait, selector] of KINDS) add(trait, interactive?.matches(selector));
  add(MEDIA, inMedia);
  add(
    STEPPER,
    path.some((one) => one.matches(STEPPER_PLACE)) ||
      STEPPER_LABEL.test(`${interactive?.getAttribute("aria-label") || label || "none"}`),
  );
  add(NO_RAGE, path.some((one) => one.matches("[data-gosight-no-rage],.ph-no-rageclick")));
  add(NO_DEAD, path.some((one) => one.matches("[data-gosight-no-dead],.ph-no-deadclick")));
  return {
    selector: selectorOf(element),
    tag: element.localName,
    text: label,
    href: core.url((path.find((one) => one.matches("a[href]")) as HTMLAnchorElement)?.href),
    interactiveSelector: interactive && interactive !== element ? selectorOf(interactive) : "",
    traits: traits.sort((a, b) => a - b),
  };
}
