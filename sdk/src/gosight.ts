import { type Properties, type Running, start } from "./client.js";
import type { Options } from "./options.js";
import type { Recorder } from "./replay.js";

/** The SDK. Calls before `init` wait for it; where there is no browser, nothing happens. */
export interface GoSight {
  /** Starts the SDK; later calls change nothing. Throws if the key is missing. */
  init(options: Options): void;
  /** Records an event of the site's own; `name` has 1 to 200 characters. */
  track(name: string, properties?: Properties): void;
  /** Shows a new page, for applications that change pages without changing the address. */
  page(given?: { url?: string; title?: string }): void;
  /** Gives the visitor the site's own id, from now on. */
  identify(userId: string, traits?: Properties): void;
  /** Says that `other` is the same person as this visitor. */
  alias(other: string): void;
  /** Forgets who the visitor is: a new visitor in a new session, for example after a logout. */
  reset(): void;
  /** Records an error that the site caught. */
  captureException(error: unknown): void;
  /** The visitor agrees to be observed. */
  optIn(): void;
  /** The visitor does not want to be observed: nothing more is sent, what is stored is erased. */
  optOut(): void;
  /** Sends what is waiting; resolves when it has been tried once. */
  flush(): Promise<void>;
  /** Starts `recorder`, whose chunks are sent with the session. */
  startReplay(recorder?: Recorder): void;
  /** Stops it. */
  stopReplay(): void;
}

/** A new SDK, not yet started. */
export function createGoSight(): GoSight {
  let running: Running | undefined;
  const early: (() => unknown)[] = [];

  function when<A extends unknown[]>(pick: (running: Running) => (...given: A) => unknown) {
    return (...given: A): void => {
      if (running) pick(running)(...given);
      else early.push(() => pick(running as Running)(...given));
    };
  }

  return {
    init(options) {
      if (running || typeof document === "undefined") return;
      running = start(options);
      for (const call of early.splice(0)) call();
    },
    track: when((r) => r.track),
    page: when((r) => r.page),
    identify: when((r) => r.identify),
    alias: when((r) => r.alias),
    reset: when((r) => r.reset),
    captureException: when((r) => r.captureException),
    optIn: when((r) => r.optIn),
    optOut: when((r) => r.optOut),
    flush: async () => running?.flush(),
    startReplay: when((r) => r.startReplay),
    stopReplay: when((r) => r.stopReplay),
  };
}
