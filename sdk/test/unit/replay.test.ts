import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBucket } from "../../src/replay/bucket.js";
import { createChunks, type Written } from "../../src/replay/chunks.js";
import type { RecorderHost } from "../../src/replay/contract.js";
import { createCss } from "../../src/replay/css.js";
import { createRing } from "../../src/replay/ring.js";
import { isExcluded, shareOf } from "../../src/replay.js";

const event = (time: number, text = `{"t":${time}}`, full = false): Written => ({ time, text, full });

describe("sampling", () => {
  const sessions = Array.from({ length: 20_000 }, (_, i) => `session-${i}-${(i * 7919).toString(36)}`);

  test("takes the share that is asked for, the same sessions each time", () => {
    for (const rate of [1, 10, 50, 90]) {
      const taken = sessions.filter((one) => shareOf(one) < rate);
      expect(taken.length / sessions.length).toBeCloseTo(rate / 100, 1);
      expect(sessions.filter((one) => shareOf(one) < rate)).toEqual(taken);
    }
    expect(sessions.every((one) => shareOf(one) < 100 && shareOf(one) >= 0)).toBe(true);
  });
});

test.each([
  ["shop.example/account/plan", ["*/account/*"], true],
  ["shop.example/account", ["*/account/*"], false],
  ["shop.example/a.html", ["shop.example/a.html"], true],
  ["shop.example/axhtml", ["shop.example/a.html"], false],
  ["shop.example/(x)", ["shop.example/(x)"], true],
  ["shop.example/", [], false],
])("%s is excluded by %s: %s", (page, patterns, excluded) => {
  expect(isExcluded(page, patterns)).toBe(excluded);
});

test("a bucket gives what it holds, and fills again", () => {
  const take = createBucket(10, 2);
  expect(take(10, 1000)).toBe(true);
  expect(take(1, 1000)).toBe(false);
  expect(take(2, 2000)).toBe(true);
  expect(take(11, 100_000)).toBe(false);
  expect(take(10, 100_000)).toBe(true);
});

describe("the ring", () => {
  test("keeps the last while, and begins with a snapshot", () => {
    const asked: number[] = [];
    let now = 0;
    const ring = createRing(60_000, () => asked.push(now));
    ring._add(event(0), false);
    expect(ring._take()).toEqual([]);
    for (now = 1000; now <= 200_000; now += 1000)
      ring._add(event(now), now === 1000 || asked.at(-1) === now - 1000);
    const kept = ring._take();
    expect(asked.length).toBeGreaterThan(1);
    expect(kept[0]?.time).toBe((asked.at(-2) as number) + 1000);
    expect(200_000 - (kept[0]?.time as number)).toBeGreaterThanOrEqual(60_000);
    expect(200_000 - (kept[0]?.time as number)).toBeLessThan(125_000);
    expect(ring._take()).toEqual([]);
  });

  test("holds 4 million characters at the most", () => {
    const text = "x".repeat(100_000);
    const ring = createRing(60_000, () => {});
    for (let time = 1; time < 200; time++) ring._add(event(time, text), time % 20 === 1);
    const size = ring._take().reduce((sum, one) => sum + one.text.length, 0);
    expect(size).toBeLessThanOrEqual(4_100_000);
    expect(size).toBeGreaterThan(0);
    for (let time = 1; time < 200; time++) ring._add(event(time, text), time === 1);
    expect(ring._take()).toEqual([]);
  });
});

describe("chunks", () => {
  type Part = Parameters<RecorderHost["send"]>[0];
  let parts: Part[];
  let number: number;
  beforeEach(() => {
    vi.useFakeTimers();
    parts = [];
    number = 7;
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const make = () =>
    createChunks(
      () => number++,
      (part) => parts.push(part),
    );
  const packed = () => vi.waitFor(() => expect(parts.length).toBeGreaterThan(0));

  test("closes after five seconds, the first one sooner, and packs", async () => {
    const chunks = make();
    chunks._add(event(1000, '{"a":1}', true));
    chunks._add(event(1200, '{"a":2}'));
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await packed();
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({
      sequence: 7,
      startMs: 1000,
      endMs: 1200,
      eventCount: 2,
      fullSnapshot: true,
      encoding: 2,
      part: 0,
      parts: 1,
    });
    expect(JSON.parse(gunzipSync((parts[0] as Part).data).toString())).toEqual([{ a: 1 }, { a: 2 }]);
  });

  test("when there is no time, sends as it is: what is open and what is being packed, each once", async () => {
    const chunks = make();
    chunks._add(event(1, '{"a":1}'));
    chunks._seal();
    chunks._add(event(2, '{"a":2}'));
    chunks._seal(true);
    expect(parts.map(({ sequence, encoding }) => [sequence, encoding])).toEqual([
      [7, 1],
      [8, 1],
    ]);
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(parts).toHaveLength(2);
  });

  test("does not end before it starts, even if the clock is set back", () => {
    const chunks = make();
    chunks._add(event(5000));
    chunks._add(event(4000));
    chunks._seal(true);
    expect(parts[0]).toMatchObject({ startMs: 5000, endMs: 5000 });
  });

  test("goes in parts that the hub takes", () => {
    const chunks = make();
    chunks._add(event(1, JSON.stringify("ä".repeat(300_000))));
    chunks._seal(true);
    expect(parts.map(({ part, parts: all }) => [part, all])).toEqual([0, 1, 2, 3].map((one) => [one, 4]));
    expect(Math.max(...parts.map(({ data }) => data.length))).toBeLessThanOrEqual(200_000);
    expect(JSON.parse(Buffer.concat(parts.map(({ data }) => data)).toString())[0]).toHaveLength(300_000);
  });

  test("goes in parts of which each can be read by itself, and ends in no text", async () => {
    const chunks = make();
    // Random letters pack badly; quotes and braces look like what a part begins with.
    let state = 1;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state.toString(36);
    };
    const nodes = Array.from({ length: 20_000 }, (_, id) => ({
      type: 3,
      textContent: `"${next()}",{"type":${next()} foo,{`,
      id,
    }));
    const text = JSON.stringify({ type: 2, data: { node: { childNodes: nodes } } });
    chunks._add(event(1, text, true));
    vi.useRealTimers();
    await packed();
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every(({ data, encoding }) => encoding === 2 && data.length <= 200_000)).toBe(true);
    const slices = parts.map(({ data }) => gunzipSync(data).toString());
    expect(slices.join("")).toBe(`[${text}]`);
    for (const slice of slices.slice(1)) expect(slice.startsWith('{"type":3,"textContent":"')).toBe(true);
    expect(gunzipSync(Buffer.concat(parts.map(({ data }) => data))).toString()).toBe(`[${text}]`);
  });
});

describe("style sheets", () => {
  test("lose the queries of their addresses, but not what is drawn in place", () => {
    const css = createCss();
    expect(css._clean('a{background:url("/i.png?t=1#x")}')).toBe('a{background:url("/i.png")}');
    expect(css._clean("a{background:url(/i.png?t=1)}")).toBe("a{background:url(/i.png)}");
    const drawn = `a{mask:url("data:image/svg+xml,%3Csvg fill='%23000'?%3E")} b{filter:url(#f)}`;
    expect(css._clean(drawn)).toBe(drawn);
  });

  test("tell which values of attributes are the site's own words", () => {
    const css = createCss();
    css._clean('[data-state="open"] .x, a[data-side=left] {}');
    expect(css._names("data-state", "open")).toBe(true);
    expect(css._names("data-side", "left")).toBe(true);
    expect(css._names("data-state", "secret")).toBe(false);
  });
});
