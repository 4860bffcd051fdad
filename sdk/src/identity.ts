import { randomId } from "./ids.js";
import type { Store } from "./storage.js";

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 24 * 3_600_000;
// How stale this tab's knowledge of the other tabs' activity may be.
const SYNC_MS = 5000;

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
  readonly state: Readonly<State>;
  readonly tabId: string;
  /** Notes an activity at `time`; starts a new session after 30 min without one, or after 24 h. */
  touch(time: number): void;
  /** Gives the visitor the site's own id. */
  identify(userId: string): void;
  /** Starts over: a new visitor in a new session. */
  reset(): void;
  /** Takes the tab's id out of, or puts it back into, its storage: a copied tab must not have it. */
  holdTab(held: boolean): void;
  /** Erases what is stored. */
  forget(): void;
}

/** What identity needs from its surroundings. */
export interface IdentitySetup {
  name: string;
  storage: Store;
  tabStorage: Store;
  /** Reaches the other tabs; undefined where there are none to reach. */
  channel: BroadcastChannel | undefined;
  /** Whether visitors are known across visits; otherwise their id stays empty. */
  remembers: boolean;
  /** Called just before session or user change. */
  onChange(): void;
}

/** Opens the identity kept under `setup.name`, shared with the site's other tabs. */
export function openIdentity(setup: IdentitySetup): Identity {
  const { name, storage, tabStorage, channel, onChange } = setup;
  const newVisitor = () => (setup.remembers ? randomId() : "");
  const fresh = (v: string, time: number, u = ""): State => ({ v, s: randomId(), b: time, t: time, u });
  const expired = (state: State, time: number) => time - state.t > IDLE_MS || time - state.b > LONGEST_MS;

  function read(): State | undefined {
    try {
      return JSON.parse(storage.get(name) as string) || undefined;
    } catch {
      return undefined;
    }
  }

  const found = read();
  let state = found ?? fresh(newVisitor(), Date.now());
  let synced = 0;

  function adopt(next: State): void {
    if (next.s !== state.s || next.u !== state.u || next.v !== state.v) onChange();
    state = next;
  }

  function share(next: State): void {
    adopt(next);
    storage.set(name, JSON.stringify(state));
    channel?.postMessage(state);
  }

  channel?.addEventListener("message", ({ data }) => {
    // Two tabs that started a session at once must agree on one of them.
    const later = data.b - state.b;
    if (data.s === state.s || later > 1000 || (later > -1000 && data.s < state.s)) adopt(data);
  });

  if (!found) share(state);

  const tabName = `${name}.tab`;
  const tabId = tabStorage.get(tabName) ?? randomId();
  tabStorage.set(tabName, null);

  return {
    get state() {
      return state;
    },
    tabId,
    touch(time) {
      if (time - synced > SYNC_MS || expired(state, time)) {
        const stored = read();
        if (stored && stored.t > state.t) adopt(stored);
        synced = time;
        if (expired(state, time)) share(fresh(state.v, time, state.u));
        state = { ...state, t: time };
        storage.set(name, JSON.stringify(state));
      }
      state = { ...state, t: time };
    },
    identify(userId) {
      share({ ...state, u: userId });
    },
    reset() {
      share(fresh(newVisitor(), Date.now()));
    },
    holdTab(held) {
      tabStorage.set(tabName, held ? null : tabId);
    },
    forget() {
      storage.set(name, null);
      tabStorage.set(tabName, null);
    },
  };
}
