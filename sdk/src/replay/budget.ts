import { mirror } from "gosight:rrweb";
import { now } from "../clock.js";
import { createBucket } from "./bucket.js";
import type { Attributes } from "./events.js";

// Bytes of changes: what a page may spend at once, and what it gets back each second.
const BYTES = 3_000_000;
const BYTES_PER_S = 60_000;
// The same for the changes of one element's attributes, which animations make.
const CHANGES = 50;
const CHANGES_PER_S = 5;
const SETTLE_MS = 400;
// After a flood, the page is looked at again in a while; longer if the next flood comes soon.
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const CALM_MS = 60_000;
// So often, and a recording is given up.
const MOST_FLOODS = 30;

/**
 * Slows the changes of attributes down: what is too much is left out, and what it came to is told by `settle`,
 * for each element its attributes, a moment later.
 */
export function createAttributeLimit(settle: (changes: { id: number; attributes: Attributes }[]) => void) {
  let buckets = new WeakMap<Node, ReturnType<typeof createBucket>>();
  let late = new Map<Node, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = undefined;
    const changes = [];
    for (const [node, names] of late) {
      const attributes: Attributes = {};
      for (const name of names) attributes[name] = (node as Element).getAttribute(name);
      const id = mirror.getId(node);
      if (id > 0 && node.isConnected) changes.push({ id, attributes });
    }
    late = new Map();
    if (changes.length) settle(changes);
  }

  return {
    /** The changes that may pass now. */
    _pass<T extends { id: number; attributes: Attributes }>(changes: T[], now: number): T[] {
      return changes.filter(({ id, attributes }) => {
        const node = mirror._getNode(id);
        if (!node) return false;
        let take = buckets.get(node);
        if (!take) buckets.set(node, (take = createBucket(CHANGES, CHANGES_PER_S)));
        if (!late.has(node) && take(1, now)) return true;
        const names = late.get(node) ?? new Set();
        for (const name of Object.keys(attributes)) if (!/^(rr_|_)/.test(name)) names.add(name);
        late.set(node, names);
        timer ??= setTimeout(tell, SETTLE_MS);
        return false;
      });
    },
    _stop() {
      clearTimeout(timer);
      timer = undefined;
      late = new Map();
      buckets = new WeakMap();
    },
  };
}

/** Whether the page's changes are still bearable. */
export interface Flood {
  /** Counts bytes of changes; true if they are to be left out. */
  _spend(bytes: number, now: number): boolean;
  /** Whether changes are left out: now, or as there are so many at once. */
  _closed(records: number): boolean;
  _stop(): void;
}

/**
 * Leaves all changes out after too many, and calls `again` when the page is to be looked at anew; `giveUp` when
 * that does not help.
 */
export function createFlood(told: (reason: string) => void, again: () => void, giveUp: () => void): Flood {
  const take = createBucket(BYTES, BYTES_PER_S);
  let pause = FIRST_PAUSE_MS;
  let last = 0;
  let floods = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(reason: string): true {
    if (timer) return true;
    const began = now();
    pause = began - last > CALM_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
    last = began;
    told(reason);
    timer = setTimeout(() => {
      timer = undefined;
      if (floods++ < MOST_FLOODS) again();
      else giveUp();
    }, pause);
    return true;
  }

  return {
    _spend: (bytes, now) => !!timer || (!take(bytes, now) && close("mutation-bytes")),
    _closed: (records) => !!timer || (records > 0 && close("mutations")),
    _stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
