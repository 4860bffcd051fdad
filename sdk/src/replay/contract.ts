import type { Settings } from "../options.js";
import type { ReplayChunk } from "../wire/messages.js";
import type { ReplayConfig } from "./config.js";

/** What is to be recorded now: all, only into memory until a trigger, or nothing. */
export type Plan = "record" | "buffer" | "none";

/**
 * What the recorder sees of the SDK. The recorder is a script of its own, which may be newer than the page's: the
 * names here stay.
 */
export interface RecorderHost {
  settings: Settings;
  config: ReplayConfig;
  /** Whose recording it is: changes with the session. */
  who(): string;
  /** Notes that the visitor is here, which may begin a session. */
  touch(time: number): void;
  /** An address as it may be sent. */
  url(address: string): string;
  /** What is to be done on this page in this session; the hub is told why. */
  plan(): Plan;
  /** When this session's recording began in this tab, in ms since 1970. */
  begun(): number;
  /** The next chunk's number. */
  next(): number;
  /** Sends a part of a chunk. */
  send(part: Required<ReplayChunk>): void;
  /** A trigger has come: from now on the session is recorded. */
  triggered(reason: string): void;
  /** The session is not recorded any further. */
  over(reason: string): void;
  /** The recorder's own trouble. */
  trouble(code: string, message: string): void;
}

/** A recorder that runs. */
export interface Recorder {
  /** Looks again what is to be done; also after it was stopped. */
  update(): void;
  /** Something has happened for which sessions are recorded. */
  trigger(name: string): void;
  /** Hands over what is recorded so far, at once. */
  flush(): void;
  /** Ends it until it is updated; what is not yet handed over is forgotten. */
  stop(): void;
}
