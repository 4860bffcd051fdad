import { createBatcher } from "./batcher.js";
import { captureAll } from "./capture/all.js";
import { recordError } from "./capture/errors.js";
import { createContext } from "./context.js";
import type { Core } from "./core.js";
import type { GoSight, Properties } from "./gosight.js";
import { openIdentity } from "./identity.js";
import { randomId } from "./ids.js";
import { guard, on, onHidden } from "./on.js";
import { type Options, resolve, type Settings } from "./options.js";
import { CONSENT, mayObserve } from "./privacy/consent.js";
import { createMarks } from "./privacy/marks.js";
import { cleanUrl } from "./privacy/urls.js";
import { createReplay } from "./replay.js";
import { openStorage } from "./storage.js";
import { createPost } from "./transport/post.js";
import { createSender } from "./transport/sender.js";
import { openStore } from "./transport/store.js";
import { encode } from "./wire/encode.js";
import {
  COPY,
  CUSTOM,
  ERROR_ORIGIN_CAPTURED,
  IDENTIFY,
  JS_ERROR,
  NAVIGATION_PUSH,
  PAGE_LEAVE,
  PAGE_VIEW,
  type Payloads,
} from "./wire/messages.js";

const STORED_BATCHES = 300;
// What the visitor does, which keeps the session alive: copying, and the first kinds but one.
const isActivity = (kind: keyof Payloads) => kind === COPY || (kind <= IDENTIFY && kind !== PAGE_LEAVE);
// A new page should be known soon: it may be the only thing that this visitor does. Errors at once, but a
// row of them can share a request.
const SOON_MS: Record<number, number> = { [PAGE_VIEW]: 1000, [JS_ERROR]: 100 };

const json = (properties: Properties | undefined) => properties && JSON.stringify(properties);

/** What a site may call while the visitor may be observed. */
type Calls = Omit<GoSight, "init" | "optIn" | "optOut" | "flush"> & {
  flush(): unknown;
  /** Erases identity and everything that waits. */
  _forget(): void;
};

/** Fetches what lets a site's `beforeSend` read events; `host` is the hub's address. */
export type LoadFilter = (host: string) => Promise<typeof import("./before-send.js")>;

/** Builds the running parts and starts to capture. `allowed` is asked before each recording. */
function run(settings: Settings, loadFilter: LoadFilter, allowed: () => boolean): Calls {
  const { beforeSend } = settings;
  const name = `gosight.${settings.key}`;
  const remembers = settings.persistence !== "none";
  // Events' ids count up, so that a batch of them packs well and no two are ever the same.
  const prefix = randomId();
  let count = 0;
  const identity = openIdentity(
    name,
    openStorage(() => remembers && localStorage),
    openStorage(() => remembers && sessionStorage),
    remembers,
    () => batcher._seal(),
  );
  const sender = createSender(settings, createPost(settings), openStore(remembers && name, STORED_BATCHES));
  const batcher = createBatcher(settings.batchSize, createContext(identity), sender._add);
  let add = batcher._add;
  /** What waits until the site can be asked. */
  let held: Parameters<typeof add>[] = [];
  let filtering: Promise<void> | undefined;
  if (beforeSend) {
    add = (...given) => held.push(given);
    filtering = loadFilter(settings.host).then(
      (loaded) => {
        add = loaded.createFilter(beforeSend, batcher._add);
        for (const given of held) guard(() => add(...given));
      },
      () => {
        add = () => {};
        console.warn("[gosight] no beforeSend script: nothing sent");
      },
    );
  }
  const core: Core = {
    _settings: settings,
    ...createMarks(settings),
    _page: { viewId: "" },
    _leaving: [],
    _react() {},
    _url: (address) => (address ? cleanUrl(address, settings.allowedQuery) : ""),
    _touch(time) {
      if (allowed()) identity._touch(time);
    },
    _record(kind, payload, time = Date.now(), page = core._page, waitMs = SOON_MS[kind] ?? settings.batchMs) {
      guard(() => {
        if (!allowed()) return;
        if (isActivity(kind)) identity._touch(time);
        add([kind, `${prefix}-${count++}`, time, encode(payload)], page, waitMs);
      });
    },
  };
  const pages = captureAll(core);
  const replay = createReplay(core);
  onHidden(batcher._seal);
  on("pagehide", () => {
    pages._leave();
    batcher._seal();
    sender._leave();
    if (allowed()) identity._holdTab(false);
  });
  on("pageshow", () => identity._holdTab(true));
  return {
    track(name, properties) {
      core._record(CUSTOM, { name, propertiesJson: json(properties) });
    },
    page(given) {
      pages._show(NAVIGATION_PUSH, given?.url, given?.title);
    },
    identify(userId, traits) {
      identity._identify(userId);
      core._record(IDENTIFY, { userId, traitsJson: json(traits), aliasOf: "" });
    },
    alias(aliasOf) {
      const state = identity._state;
      core._record(IDENTIFY, { userId: state.u || state.v, traitsJson: "", aliasOf });
    },
    reset: identity._reset,
    captureException(error) {
      recordError(core, error, ERROR_ORIGIN_CAPTURED);
    },
    async flush() {
      await filtering;
      batcher._seal();
      return sender._idle();
    },
    ...replay,
    _forget() {
      replay.stopReplay();
      held = [];
      batcher._drop();
      sender._drop();
      identity._forget();
    },
  };
}

/** Starts the SDK in this window, as soon as it may observe. The returned function makes a call. */
export function start(options: Options, loadFilter: LoadFilter): (name: string, given: unknown[]) => unknown {
  const settings = resolve(options);
  // A decision against being observed lasts even where nothing else is stored.
  const decisions = openStorage(() => localStorage);
  let allowed = false;
  let calls: Calls | undefined;

  const follow = () =>
    guard(() => {
      const now = mayObserve(settings, decisions);
      if (now === allowed) return;
      allowed = now;
      if (!now) calls?._forget();
      else if (calls) {
        calls.reset();
        calls.page();
      } else calls = run(settings, loadFilter, () => allowed);
    });

  // Another tab may have decided, or a page that the browser prepared in advance is shown.
  on("storage prerenderingchange", follow);
  follow();

  return (name, given) => {
    if (/^opt/.test(name)) {
      decisions._set(CONSENT, name);
      follow();
    } else if (allowed) return (calls as Record<string, any> | undefined)?.[name](...given);
  };
}
