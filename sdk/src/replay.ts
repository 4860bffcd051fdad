import type { Core } from "./core.js";
import { guard } from "./on.js";
import type { ReplayChunk } from "./wire/messages.js";

/** Where a recorder puts its chunks; the SDK numbers them. */
export interface ReplaySink {
  chunk(chunk: Omit<ReplayChunk, "sequence">): void;
  /** The recorder's own trouble: a code for programs, a text for people. */
  trouble(code: string, message: string): void;
}

/** Records the page into `sink` until the function that it returns is called. */
export type Recorder = (sink: ReplaySink) => () => void;

/** Holds at most one recorder. */
export interface Replay {
  start(recorder?: Recorder): void;
  stop(): void;
}

/** Runs a recorder and sends what it records. */
export function createReplay(core: Core): Replay {
  let sequence = 0;
  let halt: (() => void) | undefined;
  const sink: ReplaySink = {
    chunk(chunk) {
      core.record("replayChunk", { ...chunk, sequence: sequence++ }, { time: chunk.startMs });
    },
    trouble(code, message) {
      core.record("diagnostic", { code, message });
    },
  };
  return {
    start(recorder) {
      if (!recorder || halt || !core.allowed()) return;
      guard(() => {
        halt = recorder(sink);
      });
    },
    stop() {
      if (halt) guard(halt);
      halt = undefined;
    },
  };
}
