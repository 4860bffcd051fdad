/**
 * Cuts rrweb's long tasks into pieces. A snapshot stops descending when its time is over, and so do large
 * insertions and style sheets; what is left is recorded later, in idle time, as if the page had inserted it
 * then. `scripts/rrweb-parts.mjs` puts the calls of these functions into rrweb.
 */
import {
  fixBrowserCompatibilityIssuesInCSS,
  mirror,
  mutationBuffers,
  stringifyRule,
  stringifyStylesheet,
} from "gosight:rrweb";
import { guard, whenIdle } from "../on.js";
import { type RuleChange, type RuleData, STYLE_SHEET_RULE } from "./events.js";
import { tell } from "./rrweb/given.js";
import { shadowRoot } from "./rrweb/natives.js";

// A task of the recorder's, with masking and writing, takes about twice that.
const SLICE_MS = 10;
// So many changes at once are cheaper as a new snapshot.
const MOST_RECORDS = 800;
const MOST_NODES_AT_ONCE = 300;
// So few are recorded even if the time is over.
const FEW_NODES = 100;
const FEW_RULES = 50;
const MOST_RULES = 50_000;
// Without an observer after so many slices, a node's document is gone.
const MOST_TRIES = 50;
const IDLE_TIMEOUT_MS = 300;
// What loses its meaning without its content.
const WHOLE = /^(#document|html|style|textarea|select|title|noscript)$/i;

interface PendingSheet {
  /** How many of its rules are recorded. */
  at: number;
  node?: Node;
  styleId?: number;
}

let deadline = 0;
let nodes = 0;
let batch = MOST_NODES_AT_ONCE;
let generation = 0;
let scheduled = false;
let draining = false;
/** Whether what is left is still the snapshot's. */
let initial = false;
let rulesLeft = MOST_RULES;
/** Nodes of which not all children are recorded: where to go on, from the last one back. */
let parents = new Map<Node, { from?: Node | null; tries: number }>();
let sheets = new Map<CSSStyleSheet, PendingSheet>();
let floodgate: (records: number) => boolean = () => false;
let degraded: (reason: string) => void = () => {};

/** Asks `flood` before a batch of changes is recorded; it takes the batch by giving true. */
export function onTrouble(flood: typeof floodgate, degrade: typeof degraded): void {
  floodgate = flood;
  degraded = degrade;
}

const enter = () => {
  deadline = performance.now() + SLICE_MS;
  nodes = 0;
};

/** A snapshot begins: nothing is left over from the one before. */
export function begin(): void {
  generation++;
  parents = new Map();
  sheets = new Map();
  rulesLeft = MOST_RULES;
  initial = true;
  enter();
}

/** Whether the page's first state is still being recorded, which counts as no change. */
export const unfinished = () => initial;

/** The recording is over. */
export const end = (): void => {
  generation++;
  parents = new Map();
  sheets = new Map();
};

/** `listener`, which does nothing once the recording of now is over. */
export const whileCurrent = (listener: () => void): (() => void) => {
  const mine = generation;
  return () => {
    if (mine !== generation) return;
    enter();
    listener();
  };
};

/** Changes are to be recorded; true if there are too many. */
export function flooded(records: number): boolean {
  enter();
  if (!scheduled) initial = false;
  return floodgate(records > MOST_RECORDS ? records : 0);
}

function postpone(parent: Node): true {
  parents.set(parent, { tries: 0 });
  schedule();
  return true;
}

/** Whether the rest of a node's children has to wait. */
export const late = (parent: Node): boolean =>
  ++nodes > FEW_NODES && performance.now() > deadline && !WHOLE.test(parent.nodeName) && postpone(parent);

/** Whether all of an added node's children have to wait. */
export const many = (node: Node): unknown =>
  ++nodes > batch && node.firstChild && !WHOLE.test(node.nodeName) && postpone(node);

const hrefOf = (sheet: CSSStyleSheet) => sheet.href || sheet.ownerNode?.baseURI;

/** The text of an element's style sheet; of a large one the first part. Null where it can't be read. */
export function sheetText(sheet: CSSStyleSheet, node: Node): string | null {
  const rules = guard(() => sheet.cssRules);
  if (!rules) return null;
  const text =
    rules.length < FEW_RULES ? stringifyStylesheet(sheet) : firstRules(sheet, { at: 0, node }).join("");
  // Of a shorthand with a variable, the browser tells nothing once one of its parts is set, too.
  if (
    text &&
    /:\s*;/.test(text) &&
    node.nodeName === "STYLE" &&
    node.textContent?.trim() &&
    !sheets.has(sheet)
  )
    return node.textContent;
  // Without any text it would not become a style sheet.
  return text == null ? text : fixBrowserCompatibilityIssuesInCSS(text) || (rules.length ? "/**/" : text);
}

/** The rules of an adopted style sheet; of a large one the first ones. */
export const adoptedRules = (sheet: CSSStyleSheet, styleId: number): RuleChange[] =>
  firstRules(sheet, { at: 0, styleId }).map((rule, index) => ({ rule, index }));

function firstRules(sheet: CSSStyleSheet, pending: PendingSheet): string[] {
  const texts = nextRules(sheet, pending, deadline);
  if (pending.at < sheet.cssRules.length) {
    sheets.set(sheet, pending);
    schedule();
  }
  return texts;
}

function nextRules(sheet: CSSStyleSheet, pending: PendingSheet, until: number): string[] {
  const href = hrefOf(sheet);
  const texts: string[] = [];
  while (pending.at < sheet.cssRules.length && (texts.length < FEW_RULES || performance.now() < until)) {
    if (!rulesLeft--) {
      degraded("css-rules");
      sheets = new Map();
    }
    if (rulesLeft < 0) break;
    texts.push(stringifyRule(sheet.cssRules[pending.at++] as CSSRule, href));
  }
  return texts;
}

/**
 * Fits the page's own change of a style sheet that is not yet recorded as a whole into what is; false if it is
 * yet to be recorded anyway.
 */
export function fitRules(data: RuleData): boolean {
  if (draining) return true;
  for (const [sheet, pending] of sheets) {
    if (pending.styleId ? pending.styleId !== data.styleId : mirror.getId(pending.node as Node) !== data.id)
      continue;
    if (data.replace != null || data.replaceSync != null) sheets.delete(sheet);
    const fit = (changes: RuleChange[] | undefined, by: number) =>
      changes?.filter(({ index }) => {
        const [first, ...nested] = [index ?? 0].flat();
        const known = (first as number) < pending.at || (by > 0 && !nested.length && first === pending.at);
        if (known && !nested.length) pending.at += by;
        return known;
      });
    data.adds = fit(data.adds, 1);
    data.removes = fit(data.removes, -1);
    return !!(data.adds?.length || data.removes?.length || data.replace != null || data.replaceSync != null);
  }
  return true;
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  whenIdle(() => {
    scheduled = false;
    guard(drain);
  }, IDLE_TIMEOUT_MS);
}

/** Records the next piece of what was left. */
function drain(): void {
  const began = performance.now();
  draining = true;
  for (const [sheet, pending] of sheets) {
    const id = pending.node && mirror.getId(pending.node);
    if (id === -1 && !pending.node?.isConnected) sheets.delete(sheet);
    if (id === -1) continue;
    const { at } = pending;
    const adds = nextRules(sheet, pending, began + SLICE_MS).map((rule, i) => ({ rule, index: at + i }));
    if (adds.length) tell(STYLE_SHEET_RULE, { id, styleId: pending.styleId, adds });
    if (pending.at >= sheet.cssRules.length) sheets.delete(sheet);
    if (performance.now() - began > SLICE_MS / 2) break;
  }
  draining = false;
  const before = performance.now();
  // Style sheets first, for what comes without them looks like another page.
  if (before - began < SLICE_MS / 2) {
    nodes = 0;
    const buffers = new Set<(typeof mutationBuffers)[number]>();
    for (const [parent, state] of parents) {
      if (nodes > batch) break;
      const buffer = mutationBuffers.find(({ doc }) => doc === parent.ownerDocument);
      if (!parent.isConnected || (!buffer && state.tries++ > MOST_TRIES)) parents.delete(parent);
      else if (buffer && isRecorded(parent)) {
        buffers.add(buffer);
        if (addChildren(buffer, parent, state)) parents.delete(parent);
      } else if (state.tries++ > MOST_TRIES) parents.delete(parent);
    }
    for (const buffer of buffers) buffer.emit();
    const took = performance.now() - before;
    const done = Math.min(nodes, batch);
    if (done > 50) batch = Math.min(2000, Math.max(50, Math.round((done * 1.5 * SLICE_MS) / took)));
  }
  if (parents.size + sheets.size) schedule();
  else initial = false;
}

const isRecorded = (node: Node) => mirror.getId(node) !== -1;

/** Adds children of `parent` that are not recorded, the last ones first; whether those were all. */
function addChildren(
  buffer: (typeof mutationBuffers)[number],
  parent: Node,
  state: { from?: Node | null; tries: number },
): boolean {
  const root = shadowRoot(parent) as ShadowRoot | null;
  const resumed = state.from;
  if (root && resumed?.parentNode !== parent && !walk(root)) return false;
  if (!walk(parent)) return false;
  state.from = undefined;
  // What the page has moved meanwhile may be behind the place where this went on.
  return !resumed || state.tries++ > MOST_TRIES;

  function walk(list: Node): boolean {
    let child = resumed?.parentNode === list ? resumed : list.lastChild;
    for (; child; child = child.previousSibling) {
      if (nodes > batch) {
        state.from = child;
        return false;
      }
      if (isRecorded(child)) continue;
      nodes++;
      buffer._genAdds(child, list);
    }
    return true;
  }
}
