import assert from "node:assert/strict";
import { test } from "node:test";
import { entryOf, holesOf, runsOf, sceneAt, scenesOf } from "../../src/plan.js";

const chunk = (sequence, start, end, full = false) => ({
  sequence,
  start_ms: start,
  end_ms: end,
  full_snapshot: full,
});
const manifest = (tabs, start = 0, end = 100_000) => ({
  started_at_ms: start,
  ended_at_ms: end,
  tabs: Object.entries(tabs).map(([tab_id, chunks]) => ({ tab_id, chunks, gaps: [] })),
});

test("a run begins with a full snapshot and ends at a gap", () => {
  const runs = runsOf(
    manifest({
      a: [
        chunk(0, 0, 5),
        chunk(1, 5, 10, true),
        chunk(2, 10, 15),
        chunk(4, 20, 25),
        chunk(5, 25, 30, true),
        chunk(6, 30, 40),
      ],
    }),
  );
  assert.deepEqual(
    runs.map(({ chunks }) => chunks.map(({ sequence }) => sequence)),
    [
      [1, 2],
      [5, 6],
    ],
  );
});

test("scenes follow the time over all tabs, and do not overlap", () => {
  const scenes = scenesOf(
    manifest({ a: [chunk(0, 0, 10, true), chunk(1, 40, 50)], b: [chunk(0, 8, 20, true), chunk(1, 20, 30)] }),
  );
  assert.deepEqual(
    scenes.map(({ tab, start, end }) => [tab, start, end]),
    [
      ["a", 0, 8],
      ["b", 8, 30],
      ["a", 40, 50],
    ],
  );
  assert.equal(scenes[2].run, scenes[0].run, "the first tab goes on where it was");
});

test("chunks are taken by number, whatever order they come in", () => {
  const [run] = runsOf(manifest({ a: [chunk(2, 20, 30), chunk(0, 0, 10, true), chunk(1, 10, 20)] }));
  assert.deepEqual(
    run.chunks.map(({ sequence }) => sequence),
    [0, 1, 2],
  );
});

test("a moment is shown from the last full snapshot before it; outside of scenes, the next one is", () => {
  const scenes = scenesOf(
    manifest({
      a: [chunk(0, 0, 10, true), chunk(1, 10, 20), chunk(2, 20, 30, true), chunk(3, 30, 40)],
      b: [chunk(0, 60, 70, true)],
    }),
  );
  assert.equal(entryOf(scenes[0], 15).sequence, 0);
  assert.equal(entryOf(scenes[0], 35).sequence, 2);
  assert.equal(sceneAt(scenes, 50).tab, "b");
  assert.equal(sceneAt(scenes, 999).tab, "b");
});

test("what can't be shown is a hole", () => {
  const given = manifest({ a: [chunk(0, 5000, 10_000, true), chunk(2, 30_000, 40_000, true)] }, 0);
  assert.deepEqual(holesOf(given, scenesOf(given)), [
    { start: 0, end: 5000 },
    { start: 10_000, end: 30_000 },
  ]);
});
