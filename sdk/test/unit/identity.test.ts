import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Identity, openIdentity } from "../../src/identity.js";

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1, 10);

/** A browser profile: what its tabs share. */
function profile() {
  const kept = new Map<string, string | null>();
  const channels: Channel[] = [];
  class Channel extends EventTarget {
    postMessage(data: unknown) {
      for (const other of channels) {
        if (other !== this) other.dispatchEvent(Object.assign(new Event("message"), { data }));
      }
    }
  }
  return {
    /** A tab; `copied` brings the session storage of the tab that it was copied from. */
    tab(remembers = true, session = new Map<string, string | null>()) {
      const channel = new Channel();
      channels.push(channel);
      let changes = 0;
      const identity: Identity = openIdentity({
        name: "gosight.k",
        storage: { get: (name) => kept.get(name), set: (name, value) => kept.set(name, value) },
        tabStorage: { get: (name) => session.get(name), set: (name, value) => session.set(name, value) },
        channel: channel as unknown as BroadcastChannel,
        remembers,
        onChange: () => changes++,
      });
      return { identity, session, changes: () => changes };
    },
    kept,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (minutes: number, identity: Identity) => {
  vi.advanceTimersByTime(minutes * MINUTE);
  identity.touch(Date.now());
};

test("a session goes on while no pause is longer than 30 minutes", () => {
  const { identity } = profile().tab();
  const session = identity.state.s;
  for (let i = 0; i < 10; i++) pass(30, identity);
  expect(identity.state.s).toBe(session);
});

test("30 minutes without activity end it; the visitor stays", () => {
  const { identity, changes } = profile().tab();
  const { s, v } = identity.state;
  identity.touch(Date.now());
  pass(31, identity);
  expect(identity.state.s).not.toBe(s);
  expect(identity.state.v).toBe(v);
  expect(changes()).toBe(1);
});

test("24 hours end it, however busy", () => {
  const { identity } = profile().tab();
  const session = identity.state.s;
  for (let i = 0; i < 24 * 3; i++) pass(20, identity);
  expect(identity.state.s).toBe(session);
  pass(1, identity);
  expect(identity.state.s).not.toBe(session);
});

test("a later load finds visitor, session and user", () => {
  const browser = profile();
  const first = browser.tab().identity;
  first.identify("ada");
  first.touch(Date.now());
  vi.advanceTimersByTime(10 * MINUTE);
  const second = browser.tab().identity;
  expect(second.state).toMatchObject({ v: first.state.v, s: first.state.s, u: "ada" });
});

test("a tab that slept follows the one that was used", () => {
  const browser = profile();
  const sleeping = browser.tab().identity;
  sleeping.touch(Date.now());
  const used = browser.tab().identity;
  for (let i = 0; i < 3; i++) pass(20, used);
  sleeping.touch(Date.now());
  expect(sleeping.state.s).toBe(used.state.s);
});

test("a new session reaches the other tabs, and all agree on one", () => {
  const browser = profile();
  const tabs = [browser.tab(), browser.tab(), browser.tab()].map(({ identity }) => identity);
  for (const tab of tabs) tab.touch(Date.now());
  vi.advanceTimersByTime(40 * MINUTE);
  for (const tab of tabs) tab.touch(Date.now());
  expect(new Set(tabs.map((tab) => tab.state.s)).size).toBe(1);
});

test("a reset makes another visitor everywhere", () => {
  const browser = profile();
  const [here, there] = [browser.tab().identity, browser.tab().identity];
  here.identify("ada");
  expect(there.state.u).toBe("ada");
  const { v } = here.state;
  vi.advanceTimersByTime(5000);
  here.reset();
  expect(here.state.v).not.toBe(v);
  expect(here.state.u).toBe("");
  expect(there.state).toEqual(here.state);
});

test("a tab keeps its id over reloads; a copy of it gets its own", () => {
  const browser = profile();
  const tab = browser.tab();
  const copy = browser.tab(true, new Map(tab.session));
  expect(copy.identity.tabId).not.toBe(tab.identity.tabId);
  tab.identity.holdTab(false);
  const reloaded = browser.tab(true, tab.session);
  expect(reloaded.identity.tabId).toBe(tab.identity.tabId);
});

test("without memory of visitors there is no visitor id", () => {
  const { identity } = profile().tab(false);
  expect(identity.state.v).toBe("");
  identity.reset();
  expect(identity.state.v).toBe("");
});

test("what is stored can be unreadable", () => {
  const browser = profile();
  browser.kept.set("gosight.k", "{not json");
  expect(browser.tab().identity.state.s).toMatch(/^[A-Za-z0-9_-]{16}$/);
});
