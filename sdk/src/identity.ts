import { now } from "./clock.js";
import { randomId } from "./ids.js";
import { asJson, fromJson } from "./json.js";
import { guard, on } from "./on.js";
import type { Store } from "./storage.js";

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 24 * 3_600_000;
// How stale this tab's knowledge of the other tabs' activity may be.
const SYNC_MS = 5000;

const LONGEST_USER_ID = 200;
const ID = /^[\w-]{1,64}$/;
// A state's ids and times.
const STATE = /^[\w-]{0,64},[\w-]{1,64},\d{1,15},\d{1,15}$/;

/** Visitor, session, its begin, the last activity (ms since 1970), and the site's own user id. */
interface State {
  v: string;
  s: string;
  b: number;
  t: number;
  u: string;
}

/** Who is here, and in which visit. */
export interface Identity {
  readonly _state: Readonly<State>;
  readonly _tabId: string;
  /** Notes an activity at `time`; starts a new session after 30 min without one, or after 24 h. */
  _touch(time: number): void;
  /** Gives the visitor the site's own id. */
  _identify(userId: string): void;
  /** Starts over: a new visitor in a new session. */
  _reset(): void;
  /** Takes the tab's id out of, or puts it back into, its storage: a copied tab must not have it. */
  _holdTab(held: boolean): void;
  /** Erases what is stored. */
  _forget(): void;
}

/**
 * Opens the identity kept under `name`, which the site's other tabs share. Unless `remembers`,
 * visitors have no id. `onChange` is called just before session or user change.
 */
export function openIdentity(
  name: string,
  storage: Store,
  tabStorage: Store,
  remembers: boolean,
  onChange: () => void,
): Identity {
  const fresh = (v: string, t: number, u: string): State => ({ v, s: randomId(), b: t, t, u });
  const newVisitor = () => fresh(remembers ? randomId() : "", now(), "");
  const who = ({ v, s, u }: State) => v + s + u;
  const save = () => storage._set(name, asJson(state));

  /** What is stored, if it is a state: anybody on the page can write there. */
  const read = () =>
    guard((): State | undefined => {
      const { v, s, b, t, u } = fromJson(storage._get(name) as string);
      if (STATE.test(`${[v, s, b, t]}`)) return { v, s, b, t, u: `${u ?? ""}`.slice(0, LONGEST_USER_ID) };
    });

  function adopt(next: State): void {
    if (who(next) !== who(state)) onChange();
    Object.assign(state, next);
  }

  function share(next: State): void {
    adopt(next);
    save();
  }

  const state = read() || newVisitor();
  let synced = 0;
  save();

  // The other tabs write, too.
  on<StorageEvent>("storage", (event) => {
    const stored = event.key === name && read();
    if (!stored) return;
    // Two tabs that started a session at once must agree on one of them.
    const later = stored.b - state.b;
    if (stored.s === state.s || later > 1000 || (later > -1000 && stored.s < state.s)) adopt(stored);
  });

  const tabName = `${name}.tab`;
  const storedTab = tabStorage._get(tabName);
  const tabId = storedTab && ID.test(storedTab) ? storedTab : randomId();
  const holdTab = (held: boolean) => tabStorage._set(tabName, held ? "" : tabId);
  holdTab(true);

  return {
    _state: state,
    _tabId: tabId,
    _touch(time) {
      const expired = () => time - state.t > IDLE_MS || Math.abs(time - state.b) > LONGEST_MS;
      const due = time - synced > SYNC_MS || expired();
      if (due) {
        synced = time;
        const stored = read();
        if (stored && stored.t > state.t) adopt(stored);
        if (expired()) adopt(fresh(state.v, time, state.u));
      }
      state.t = time;
      if (due) save();
    },
    _identify(userId) {
      share({ ...state, u: userId });
    },
    _reset() {
      share(newVisitor());
    },
    _holdTab: holdTab,
    _forget() {
      storage._set(name, "");
      holdTab(true);
    },
  };
}
