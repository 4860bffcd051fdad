import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Identity, openIdentity } from "../../src/identity.js";

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1, 10);

/** A browser profile: what its tabs share. */
function profile() {
  const kept = new Map<string, string>();
  const windows: EventTarget[] = [];
  return {
    /** A tab; `copied` brings the session storage of the tab that it was copied from. */
    tab(remembers = true, session = new Map<string, string>()) {
      const here = new EventTarget();
      windows.push(here);
      vi.stubGlobal("window", here);
      let changes = 0;
      const set = (name: string, value: string) => {
        kept.set(name, value);
        for (const other of windows) {
          if (other !== here) other.dispatchEvent(Object.assign(new Event("storage"), { key: name }));
        }
      };
      const identity: Identity = openIdentity(
        "gosight.k",
        { _get: (name) => kept.get(name), _set: set },
        { _get: (name) => session.get(name), _set: (name, value) => session.set(name, value) },
        remembers,
        () => changes++,
      );
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
  vi.unstubAllGlobals();
});

const pass = (minutes: number, identity: Identity) => {
  vi.advanceTimersByTime(minutes * MINUTE);
  identity._touch(Date.now());
};

test("a session goes on while no pause is longer than 30 minutes", () => {
  const { identity } = profile().tab();
  const session = identity._state.s;
  for (let i = 0; i < 10; i++) pass(30, identity);
  expect(identity._state.s).toBe(session);
});

test("30 minutes without activity end it; the visitor stays", () => {
  const { identity, changes } = profile().tab();
  const { s, v } = identity._state;
  identity._touch(Date.now());
  pass(31, identity);
  expect(identity._state.s).not.toBe(s);
  expect(identity._state.v).toBe(v);
  expect(changes()).toBe(1);
});

test("24 hours end it, however busy", () => {
  const { identity } = profile().tab();
  const session = identity._state.s;
  for (let i = 0; i < 24 * 3; i++) pass(20, identity);
  expect(identity._state.s).toBe(session);
  pass(1, identity);
  expect(identity._state.s).not.toBe(session);
});

test("a later load finds visitor, session and user", () => {
  const browser = profile();
  const first = browser.tab().identity;
  first._identify("ada");
  first._touch(Date.now());
  vi.advanceTimersByTime(10 * MINUTE);
  const second = browser.tab().identity;
  expect(second._state).toMatchObject({ v: first._state.v, s: first._state.s, u: "ada" });
});

test("a tab that slept follows the one that was used", () => {
  const browser = profile();
  const sleeping = browser.tab().identity;
  sleeping._touch(Date.now());
  const used = browser.tab().identity;
  for (let i = 0; i < 3; i++) pass(20, used);
  sleeping._touch(Date.now());
  expect(sleeping._state.s).toBe(used._state.s);
});

test("a new session reaches the other tabs, and all agree on one", () => {
  const browser = profile();
  const tabs = [browser.tab(), browser.tab(), browser.tab()].map(({ identity }) => identity);
  for (const tab of tabs) tab._touch(Date.now());
  vi.advanceTimersByTime(40 * MINUTE);
  for (const tab of tabs) tab._touch(Date.now());
  expect(new Set(tabs.map((tab) => tab._state.s)).size).toBe(1);
});

test("a reset makes another visitor everywhere", () => {
  const browser = profile();
  const [here, there] = [browser.tab().identity, browser.tab().identity];
  here._identify("ada");
  expect(there._state.u).toBe("ada");
  const { v } = here._state;
  vi.advanceTimersByTime(5000);
  here._reset();
  expect(here._state.v).not.toBe(v);
  expect(here._state.u).toBe("");
  expect(there._state).toEqual(here._state);
});

test("a tab keeps its id over reloads; a copy of it gets its own", () => {
  const browser = profile();
  const tab = browser.tab();
  const copy = browser.tab(true, new Map(tab.session));
  expect(copy.identity._tabId).not.toBe(tab.identity._tabId);
  tab.identity._holdTab(false);
  const reloaded = browser.tab(true, tab.session);
  expect(reloaded.identity._tabId).toBe(tab.identity._tabId);
});

test("without memory of visitors there is no visitor id", () => {
  const { identity } = profile().tab(false);
  expect(identity._state.v).toBe("");
  identity._reset();
  expect(identity._state.v).toBe("");
});

test("what is stored can be unreadable", () => {
  const browser = profile();
  browser.kept.set("gosight.k", "{not json");
  expect(browser.tab().identity._state.s).toMatch(/^[a-z0-9]{10,21}$/);
});
