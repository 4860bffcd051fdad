import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { openFile } from "../../src/file.js";

const file = (given, packed = true) => {
  const text = typeof given === "string" ? given : JSON.stringify(given);
  return new Blob([packed ? gzipSync(text) : text]);
};
const events = [
  { type: 4, timestamp: 1000, data: {} },
  { type: 2, timestamp: 1001, data: {} },
  { type: 3, timestamp: 2000, data: {} },
  { type: 4, timestamp: 3000, data: {} },
  { type: 2, timestamp: 3001, data: {} },
];

test("a downloaded recording opens in pieces that begin with full snapshots", async () => {
  for (const packed of [true, false]) {
    const { manifest, loadChunks } = await openFile(
      file({ format: "gosight-replay", version: 1, manifest: {}, tabs: [{ tab_id: "a", events }] }, packed),
    );
    assert.deepEqual(
      manifest.tabs[0].chunks.map(({ sequence, start_ms, end_ms, events: count, full_snapshot }) => [
        sequence,
        start_ms,
        end_ms,
        count,
        full_snapshot,
      ]),
      [
        [0, 1000, 2000, 3, true],
        [1, 3000, 3001, 2, true],
      ],
    );
    assert.deepEqual([manifest.started_at_ms, manifest.ended_at_ms], [1000, 3001]);
    assert.deepEqual((await loadChunks("a", 1)).chunks[0].events, events.slice(3));
  }
});

test("what is no recording is refused with a reason", async () => {
  await assert.rejects(openFile(file("<html>")), /no JSON/);
  await assert.rejects(openFile(file({ tabs: [] })), /no recording of GoSight/);
  await assert.rejects(openFile(file({ format: "gosight-replay", version: 9, tabs: [] })), /version 9/);
});
