import { type LoadFilter, start } from "./client.js";
import type { Options } from "./options.js";
import type { Recorder } from "./replay.js";

/** Any values that JSON can hold. */
export type Properties = Record<string, unknown>;

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
  startReplay(recorder: Recorder): void;
  /** Stops it. */
  stopReplay(): void;
}

type Call = ReturnType<typeof start>;

/** The names of all calls but `init`. */
export const CALLS =
  "track page identify alias reset captureException optIn optOut flush startReplay stopReplay";

/** A new SDK, not yet started; without a `browser` it never will be. `host` is where its hub may be. */
export function createSdk(loadFilter: LoadFilter, host?: string, browser = true): GoSight {
  let begin!: (call: Call) => void;
  const running = new Promise<Call>((resolve) => {
    begin = resolve;
  });
  let call: Call | undefined;
  const gosight: Record<string, unknown> = {
    init(options: Options) {
      if (browser) begin((call ??= start({ host, ...options }, loadFilter)));
    },
  };
  for (const name of CALLS.split(" ")) {
    gosight[name] = async (...given: unknown[]) => (await running)(name, given);
  }
  return gosight as unknown as GoSight;
}
