import { type create, fromBinary } from "@bufbuild/protobuf";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
// @ts-expect-error a script without types
import { readRegistry } from "../../scripts/descriptors.mjs";
import { type Batch, type Batcher, createBatcher } from "../../src/batcher.js";
import { encode } from "../../src/wire/encode.js";
import { type BatchContext, CUSTOM, type Custom, type Event, type Page } from "../../src/wire/messages.js";

const registry = readRegistry();
const read = (name: string, bytes: Uint8Array) =>
  fromBinary(registry.getMessage(`gosight.v1.${name}`), bytes) as ReturnType<typeof create> & any;
const page = (viewId: string) => ({
  viewId,
  url: `https://shop.example/${viewId}`,
  title: "",
  referrer: "",
});

/** The number of the field `pages` in `BatchContext`. */
const PAGES = 12;

/** Adds an event of the site's own. */
const add = (batcher: Batcher, { id = "", timeMs = 0, custom }: Event, shown: Page, waitMs: number) =>
  batcher._add(
    [CUSTOM, id, timeMs, encode<Custom>({ name: custom?.name, propertiesJson: custom?.propertiesJson })],
    shown,
    waitMs,
  );

let sent: Batch[];
const gather = (size = 10) =>
  createBatcher(
    size,
    (pages) => encode<BatchContext>([pages], PAGES),
    (batch) => sent.push(batch),
  );

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test("a batch leaves with its tenth event", () => {
  const batcher = gather();
  for (let i = 0; i < 9; i++) add(batcher, { id: `e${i}`, timeMs: i + 1 }, page("a"), 5000);
  expect(sent).toHaveLength(0);
  add(batcher, { id: "e9", timeMs: 10 }, page("a"), 5000);
  expect(sent[0]?.events).toHaveLength(10);
});

test("a batch leaves when its most urgent event has waited", () => {
  const batcher = gather();
  add(batcher, { id: "a", timeMs: 1 }, page("a"), 5000);
  vi.advanceTimersByTime(1000);
  add(batcher, { id: "b", timeMs: 2 }, page("a"), 100);
  vi.advanceTimersByTime(99);
  expect(sent).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(sent[0]?.events).toHaveLength(2);
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(1);
});

test("events are sorted by time and name their page by position", () => {
  const batcher = gather();
  const [first, second] = [page("a"), page("b")];
  add(batcher, { id: "late", timeMs: 30 }, second, 5000);
  add(batcher, { id: "early", timeMs: 10 }, first, 5000);
  batcher._seal();
  const [batch] = sent;
  const events = batch?.events.map((one) => read("Event", one));
  const { pages } = read("BatchContext", batch?.context as Uint8Array);
  expect(events?.map((event) => event.id)).toEqual(["early", "late"]);
  expect(events?.map((event) => pages[event.pageIndex].viewId)).toEqual(["a", "b"]);
});

test("ids of batches sort by age", () => {
  const batcher = gather(1);
  for (let i = 0; i < 40; i++) {
    add(batcher, { id: `e${i}`, timeMs: i }, page("a"), 5000);
    vi.advanceTimersByTime(10);
  }
  const ids = sent.map((batch) => batch.id);
  expect(ids).toEqual([...ids].sort());
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
});

test("large events don't wait for others", () => {
  const batcher = gather();
  for (const id of ["a", "b", "c"]) {
    add(
      batcher,
      { id, timeMs: 1, custom: { name: id, propertiesJson: "x".repeat(30_000) } },
      page("a"),
      5000,
    );
  }
  expect(sent.map((batch) => batch.events.length)).toEqual([2]);
});

test("a dropped batch is never sent", () => {
  const batcher = gather();
  add(batcher, { id: "a", timeMs: 1 }, page("a"), 5000);
  batcher._drop();
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(0);
});
