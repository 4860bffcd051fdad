import type { Core } from "./core.js";
import { guard } from "./on.js";
import { DIAGNOSTIC, REPLAY_CHUNK, type ReplayChunk } from "./wire/messages.js";

/** Where a recorder puts its chunks; the SDK numbers them. */
export interface ReplaySink {
  chunk(chunk: Omit<ReplayChunk, "sequence">): void;
  /** The recorder's own trouble: a code for programs, a text for people. */
  trouble(code: string, message: string): void;
}

/** Records the page into `sink` until the function that it returns is called. */
export type Recorder = (sink: ReplaySink) => () => void;

/**
 * Runs one recorder at a time: gives what starts one, and what stops it.
 *
 * @internal
 */
export function createReplay(
  record: Core["_record"],
): [begin: (recorder: Recorder) => void, end: () => void] {
  // The build knows what is recorded by this name.
  const core = { _record: record };
  let sequence = 0;
  let halt: (() => void) | undefined;
  return [
    (recorder) => {
      halt ??= recorder({
        chunk(one) {
          core._record(
            REPLAY_CHUNK,
            {
              sequence: sequence++,
              startMs: one.startMs,
              endMs: one.endMs,
              eventCount: one.eventCount,
              fullSnapshot: one.fullSnapshot,
              encoding: one.encoding,
              data: one.data,
            },
            one.startMs,
          );
        },
        trouble: (code, message) => core._record(DIAGNOSTIC, { code, message }),
      });
    },
    () => {
      guard(() => halt?.());
      halt = undefined;
    },
  ];
}
