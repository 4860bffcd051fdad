import type { Event, Page } from "./wire/messages.js";

/** What the SDK notices by itself. */
export type Capture =
  | "pageViews"
  | "clicks"
  | "scroll"
  | "mouse"
  | "inputs"
  | "forms"
  | "copy"
  | "errors"
  | "resources"
  | "requests"
  | "vitals"
  | "visibility";

/** How the SDK behaves. */
export interface Options {
  /** The project's public write key. */
  key: string;
  /** Where the hub is, for example `https://stats.example.com`. Default: this page's own origin. */
  host?: string;
  /** What to capture; `false` means nothing but what the site records itself. Default: everything. */
  autocapture?: boolean | Partial<Record<Capture, boolean>>;
  /**
   * `local` remembers visitor and session in the browser. `none` stores nothing on the device: the
   * hub then tells visitors apart for one day at most, and each page load is a session.
   * Default: `local`.
   */
  persistence?: "local" | "none";
  /**
   * A domain, for example `example.com`, whose subdomains share visitor, session and decision by cookies.
   * Default: none; each host has its own, without cookies.
   */
  cookieDomain?: string;
  /** `required` sends and stores nothing until `optIn()`. Default: `granted`. */
  consent?: "granted" | "required";
  /** Whether to send nothing to whom the browser says "do not track". Default: true. */
  respectDnt?: boolean;
  /** Whether to send nothing under Global Privacy Control. Default: true. */
  respectGpc?: boolean;
  /** Whether to send no texts of elements at all. Default: false. */
  maskAllText?: boolean;
  /** Elements whose texts are never sent, beside the marked ones. */
  maskTextSelector?: string;
  /** Elements in which nothing is captured, beside the marked ones. */
  blockSelector?: string;
  /** Names of query parameters that addresses may keep, in addition to `utm_*` and `ref`. */
  allowedQuery?: string[];
  /**
   * Which hashes are routes, so that a change of them shows a new page: a pattern, or its text. Default:
   * `#/` and `#!/`.
   */
  hashRoute?: RegExp | string;
  /** A request that takes this long is slow, in ms. Default: 3,000. */
  slowRequestMs?: number;
  /** Sees each event before it is sent; may change its fields, or drop it by returning null. */
  beforeSend?: (event: Event, page: Page) => Event | null;
  /** How many events fill a batch. Default: 10. */
  batchSize?: number;
  /** The longest that an event waits for its batch, in ms. Default: 5,000. */
  batchMs?: number;
  /**
   * Whether sessions may be recorded, as the hub is configured to; `false` never does. `consent: "required"` records
   * nothing until `gosight.replay.start()`; under Global Privacy Control nothing is recorded unless `respectGpc` is
   * false, even where `respectGpc` lets events be sent. Both come before what the project's settings say.
   * Default: as the hub says.
   */
  replay?: boolean | { consent?: "granted" | "required"; respectGpc?: boolean };
  /** The CSP nonce for scripts that the SDK loads later. */
  nonce?: string;
}

// What the hub takes is more, but a batch has a page for each event at the worst.
const MOST_IN_A_BATCH = 100;

const DEFAULTS = {
  hashRoute: /^#!?\//,
  slowRequestMs: 3000,
  batchSize: 10,
  batchMs: 5000,
};

/** Options with the defaults filled in; what is a choice of few has none. */
export type Settings = Options &
  typeof DEFAULTS & { hashRoute: RegExp; host: string; allowedQuery: string[] };

/**
 * Fills in the defaults, and brings what came as text, by attributes, into form; throws if the key is
 * missing, or if an option can't be used.
 */
export function resolve(options: Options): Settings {
  if (!options.key) throw "init needs a key";
  const settings = { ...DEFAULTS, ...options };
  const { hashRoute, blockSelector, maskTextSelector } = settings;
  // What should be hidden, but can't be found, must not be sent.
  for (const selector of [blockSelector, maskTextSelector]) if (selector) document.querySelector(selector);
  return {
    ...settings,
    key: `${settings.key}`,
    batchSize: Math.min(settings.batchSize, MOST_IN_A_BATCH),
    host: (settings.host || location.origin).replace(/\/$/, ""),
    allowedQuery: `${settings.allowedQuery ?? ""}`.split(/[\s,]+/),
    // A text may have a pattern's slashes.
    hashRoute: RegExp((hashRoute as string).replace?.(/^\/(.*)\/\w*$/, "$1") ?? hashRoute),
  };
}

/** Whether `what` is to be captured. */
export const captures = ({ autocapture = true }: Options, what: Capture) =>
  autocapture && (autocapture as Record<string, unknown>)[what] !== false;
