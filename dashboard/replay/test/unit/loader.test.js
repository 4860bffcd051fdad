import assert from "node:assert/strict";
import { test } from "node:test";
import { createLoader } from "../../src/loader.js";

const run = {
  tab: "a",
  chunks: [0, 1, 2].map((sequence) => ({
    sequence,
    start_ms: sequence * 1000,
    end_ms: sequence * 1000 + 999,
    full_snapshot: sequence === 0,
  })),
};
const mutation = (timestamp, adds = 0) => ({
  type: 3,
  timestamp,
  data: { source: 0, adds: Array(adds).fill({ node: { type: 3 } }), removes: [], texts: [], attributes: [] },
});

function load(chunks) {
  const got = [];
  const bursts = [];
  const asked = [];
  const loader = createLoader({
    run,
    entry: run.chunks[0],
    origin: "https://hub.example",
    loadChunks: async (tab, from) => {
      asked.push([tab, from]);
      return { chunks: chunks.filter(({ sequence }) => sequence >= from).slice(0, 2) };
    },
    onBurst: (...span) => bursts.push(span),
    onEvents: (events) => got.push(...events),
  });
  return { loader, got, bursts, asked };
}

test("chunks are taken by number, times are corrected, and nothing is asked for twice at once", async () => {
  const chunks = [1, 0, 2].map((sequence) => ({
    sequence,
    offset_ms: 50,
    events: [mutation(sequence * 1000)],
  }));
  const { loader, got, asked } = load(chunks);
  await Promise.all([loader.more(), loader.more()]);
  await loader.more();
  assert.deepEqual(
    got.map(({ timestamp }) => timestamp),
    [50, 1050, 2050],
  );
  assert.deepEqual(asked, [
    ["a", 0],
    ["a", 2],
  ]);
  assert.equal(loader.done, true);
  assert.equal(loader.until, 2999);
});

test("a burst is left out up to the next full snapshot, and reported", async () => {
  const snapshot = { type: 2, timestamp: 2500, data: { node: { type: 0, childNodes: [] } } };
  const { loader, got, bursts } = load([
    { sequence: 0, events: [mutation(10), mutation(100, 20_000), mutation(200, 20_000)] },
    { sequence: 1, events: [mutation(1500, 1)] },
    { sequence: 2, events: [snapshot, mutation(2600, 1)] },
  ]);
  while (!loader.done) await loader.more();
  assert.deepEqual(
    got.map(({ timestamp }) => timestamp),
    [10, 100, 2500, 2600],
  );
  assert.deepEqual(bursts, [[200, 2500]]);
});

test("a missing piece is an error, not silence", async () => {
  const { loader } = load([]);
  await assert.rejects(loader.more(), /missing/);
});
