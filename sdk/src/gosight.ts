import { type Load, type MakeCall, start } from "./client.js";
import { guard } from "./on.js";
import type { Options } from "./options.js";

/** Any values that JSON can hold. `any` rather than `unknown`, so that interfaces are taken, too. */
export type Properties = Record<string, any>;

/** The SDK. Calls before `init` wait for it; where there is no browser, nothing happens. */
export interface GoSight {
  /** Starts the SDK; later calls change nothing. What keeps it from starting is said on the console. */
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
  /** The recording of the session. */
  readonly replay: ReplayCalls;
}

/** What a site may say about the recording of a session. */
export interface ReplayCalls {
  /** Records the session whatever the sampling says; also the visitor's agreement where that is required. */
  start(): void;
  /** Ends the recording of this session in this tab. */
  stop(): void;
  /** Says that something has happened for which the hub may want the recording of the last minute. */
  trigger(): void;
}

/** A call made before `init`: its name and what it was given, with when and at which address. */
export type Early = [name: string, ...given: unknown[]] & {
  t?: number;
  u?: string;
  /** Takes the answer. */
  r?: (answer: unknown) => void;
};

const MOST_EARLY = 1000;

/** Notes a call as it is at this moment: what is given may change, and so may the page. */
export function note(name: string, given: unknown[], r?: Early["r"]): Early {
  let kept = given;
  try {
    // Not errors and functions, which other calls get: of these no copy is as good.
    if (/^[tpi]/.test(name)) kept = structuredClone(given);
  } catch {
    // What can't be copied stays as it is.
  }
  // Not by `Date`, which a page may have a variable called so of.
  const t = performance.timeOrigin + performance.now();
  return Object.assign([name, ...kept] as Early, { t, u: location.href, r });
}

/** The names of all calls but `init`. */
export const CALLS =
  "track page identify alias reset captureException optIn optOut flush startReplay stopReplay triggerReplay";

/** Makes each call one of `gosight`, those of the recording of its `replay`. */
export function offer(gosight: Record<string, any>, names: string, make: (name: string) => unknown): void {
  gosight.replay = {};
  for (const name of names.split(" ")) {
    const [, part] = /(.*)Replay/.exec(name) ?? [];
    if (part) gosight.replay[part] = make(name);
    else gosight[name] = make(name);
  }
}

/**
 * A new SDK, not yet started; without a `browser` it never will be. `host` is where its hub may be, `early`
 * the calls that wait for it already.
 *
 * @internal
 */
export function createSdk(load: Load, host?: string, browser = true, early: Early[] = []): GoSight {
  let call: MakeCall | undefined;
  const gosight: Record<string, unknown> = {
    init(options: Options) {
      if (!browser || call) return;
      const make = (call = guard(() => start({ host, ...options }, load)) ?? (() => {}));
      for (const one of early.splice(0)) {
        const [name, ...given] = one;
        const answer = name !== "init" && guard(() => make(name, given, one.t, one.u));
        one.r?.(answer);
      }
    },
  };
  offer(gosight, CALLS, (name) => (...given: unknown[]): Promise<unknown> => {
    const make = call;
    if (make) return Promise.resolve(guard(() => make(name, given)));
    return new Promise((r) => {
      if (browser && early.length < MOST_EARLY) early.push(note(name, given, r));
      else r(undefined);
    });
  });
  return gosight as unknown as GoSight;
}
