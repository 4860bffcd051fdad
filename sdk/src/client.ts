import { createBatcher } from "./batcher.js";
import { captureAll } from "./capture/all.js";
import { now } from "./clock.js";
import { createContext } from "./context.js";
import type { Core } from "./core.js";
import type { GoSight } from "./gosight.js";
import { openIdentity } from "./identity.js";
import { randomId } from "./ids.js";
import { guard, on, onRewritten, warn } from "./on.js";
import { type Options, resolve, type Settings } from "./options.js";
import { CONSENT, mayObserve } from "./privacy/consent.js";
import { cleanText, toJson } from "./privacy/text.js";
import { cleanUrl } from "./privacy/urls.js";
import type { Replay } from "./replay.js";
import { openCookies, openStorage } from "./storage.js";
import { createPost } from "./transport/post.js";
import { createSender, type Sender } from "./transport/sender.js";
import { openStore } from "./transport/store.js";
import { type Encoded, encode } from "./wire/encode.js";
import {
  COPY,
  CUSTOM,
  IDENTIFY,
  JS_ERROR,
  NAVIGATION_PUSH,
  PAGE_LEAVE,
  PAGE_VIEW,
  type Page,
  type Payloads,
  REPLAY_CHUNK,
  type ReplayChunk,
} from "./wire/messages.js";

const STORED_BATCHES = 300;
// Recordings wait beside the events, and can't take their place.
const STORED_CHUNKS = 200;
const STORED_CHUNK_BYTES = 8_000_000;
// What the visitor does, which keeps the session alive: copying, and the first kinds but one.
const isActivity = (kind: keyof Payloads) => kind === COPY || (kind <= IDENTIFY && kind !== PAGE_LEAVE);
// A new page should be known soon: it may be the only thing that this visitor does. Errors at once, but a
// row of them can share a request.
const SOON_MS: Record<number, number> = { [PAGE_VIEW]: 1000, [JS_ERROR]: 100 };

// The hub's limits.
const LONGEST_NAME = 200;
const LONGEST_JSON = 20_000;

/** A name or an id as the wire takes it; nothing, and a word on the console, for what can't be one. */
function nameOf(given: unknown): string | undefined {
  const name = /string|number|bigint/.test(typeof given) ? `${given}` : "";
  if (name && name.length <= LONGEST_NAME) return name;
  warn("ignored: names and ids have 1 to 200 characters");
}

/** A site's own properties as the wire takes them; none, and a word on the console, for what can't be that. */
function json(given: unknown): string {
  const text =
    given == null
      ? ""
      : guard(() => toJson(typeof given === "object" && !Array.isArray(given) ? given : { value: given }));
  if (text != null && text.length <= LONGEST_JSON) return text;
  warn("properties left out: no JSON, or over 20,000 characters");
  return "";
}

/** What a site may call while the visitor may be observed. */
type Calls = Omit<GoSight, "init" | "optIn" | "optOut" | "flush" | "replay"> & {
  flush(): unknown;
  startReplay(): unknown;
  stopReplay(): unknown;
  triggerReplay(name?: unknown): unknown;
  /** Erases identity and everything that waits. */
  _forget(): void;
  /** The visitor may be observed again, as somebody new. */
  _resume(): void;
  /** Does `work` as if it were `time`, at the address `href`. */
  _at(time: number, href: string, work: () => unknown): unknown;
};

/** What the script leaves to scripts of their own. */
export type Parts = typeof import("./before-send.js") &
  typeof import("./capture/later.js") &
  typeof import("./recorder.js");

/** Fetches a part from the hub at `host` by its script's name. */
export type Load = (host: string, name: "before-send" | "later" | "gosight-replay") => Promise<Parts>;

/** Builds the running parts and starts to capture. `allowed` is asked before each recording. */
function run(settings: Settings, load: Load, allowed: () => boolean): Calls {
  const { beforeSend } = settings;
  const name = `gosight.${settings.key}`;
  const remembers = settings.persistence !== "none";
  // Events' ids count up, so that a batch of them packs well and no two are ever the same.
  const prefix = randomId();
  let count = 0;
  const tabs = openStorage(() => remembers && sessionStorage);
  const identity = openIdentity(
    name,
    remembers && settings.cookieDomain
      ? openCookies(settings.cookieDomain)
      : openStorage(() => remembers && localStorage),
    tabs,
    remembers,
    () => {
      batcher._seal();
      replay?.[3]();
    },
  );
  const post = createPost(settings);
  const context = createContext(identity);
  const sender = createSender(settings, post, openStore(remembers && name, STORED_BATCHES), settings.key);
  const batcher = createBatcher(settings.batchSize, context, sender._add);
  let replay: Replay | undefined;
  /** Sends what is recorded, beside the events. */
  let chunks: Sender | undefined;
  /** When and where a call was made that could not be answered at once. */
  let moment: [time: number, page: Page] | undefined;
  let add = batcher._add;
  /** What waits until the site can be asked. */
  let held: Parameters<typeof add>[] = [];
  let filtering: Promise<void> | undefined;
  if (beforeSend) {
    add = (...given) => held.push(given);
    filtering = load(settings.host, "before-send").then(
      (loaded) => {
        add = loaded.createFilter(beforeSend, batcher._add);
        for (const given of held) guard(() => add(...given));
      },
      () => {
        add = () => {};
        warn("no beforeSend script: nothing sent");
      },
    );
  }
  const core: Core = {
    _settings: settings,
    _page: { viewId: "" },
    _leaving: [],
    _react() {},
    _text: cleanText,
    _json: toJson,
    _depth: () => [],
    _failed() {},
    _url: (address) => (address ? cleanUrl(`${address}`, settings.allowedQuery) : ""),
    _touch(time) {
      if (allowed()) identity._touch(time);
    },
    _record(
      kind,
      payload,
      time = moment?.[0] ?? now(),
      page = moment?.[1] ?? core._page,
      waitMs = SOON_MS[kind] ?? settings.batchMs,
    ) {
      guard(() => {
        if (!allowed()) return;
        if (isActivity(kind)) identity._touch(time);
        add([kind, `${prefix}-${count++}`, time, encode(payload)], page, waitMs);
        if (left) leave();
      });
    },
  };
  let left = false;
  /** Sends what there is while the page goes away. */
  function leave(): void {
    batcher._seal();
    sender._leave();
    replay?.[3]();
    chunks?._leave();
  }
  const later = () => load(settings.host, "later");
  const pages = captureAll(core, later);
  /** Gives what sends a part of a chunk. */
  function openChunks() {
    const queue = (chunks ??= createSender(
      settings,
      post,
      openStore(remembers && `${name}.replay`, STORED_CHUNKS, STORED_CHUNK_BYTES),
      `${settings.key}.replay`,
    ));
    const { _add } = createBatcher(1, context, queue._add);
    return (time: number, chunk: Encoded<ReplayChunk>) =>
      guard(() => {
        if (!allowed()) return;
        _add([REPLAY_CHUNK, `${prefix}-${count++}`, time, chunk], core._page, 0);
        if (left) queue._leave();
      });
  }
  const prepare = async () => {
    const loaded = await later();
    if (allowed())
      replay ??= loaded.createReplay(
        settings,
        core._record,
        core._touch,
        core._url,
        () => identity._state.s,
        identity._tabId,
        tabs._get,
        tabs._set,
        openChunks,
        () => load(settings.host, "gosight-replay"),
      );
  };
  const prepareAny = async () => {
    if (settings.replay !== false || settings.autocapture !== false) await prepare().catch(() => {});
  };
  let prepared = prepareAny();
  /** Makes a call of the recording's, which must not be lost, once it is prepared. */
  const ask = (index: 0 | 1 | 2, given?: unknown) =>
    prepared.then(() => (replay?.[index] as (given: unknown) => void)?.(given));
  // After all that is recorded when the page is hidden, which listens while the event goes down.
  const seal = () => guard(() => document.hidden && batcher._seal());
  const listen = () => addEventListener("visibilitychange", seal);
  listen();
  onRewritten(listen);
  on("pagehide", () => {
    pages._leave();
    leave();
    // What the page's own handlers record comes after this, and nothing after that.
    left = true;
    if (allowed()) identity._holdTab(false);
  });
  on("pageshow", () => {
    left = false;
    sender._return();
    chunks?._return();
    identity._holdTab(true);
  });
  return {
    track(given, properties) {
      const name = nameOf(given);
      if (name)
        core._record(CUSTOM, { name: cleanText(name, LONGEST_NAME), propertiesJson: json(properties) });
    },
    page(given) {
      pages._show(NAVIGATION_PUSH, given?.url, given?.title);
    },
    identify(given, traits) {
      const userId = nameOf(given);
      if (!userId) return;
      identity._identify(userId);
      core._record(IDENTIFY, { userId, traitsJson: json(traits), aliasOf: "" });
    },
    alias(given) {
      const aliasOf = nameOf(given);
      const state = identity._state;
      if (aliasOf) core._record(IDENTIFY, { userId: state.u || state.v, traitsJson: "", aliasOf });
    },
    reset: identity._reset,
    captureException(error) {
      core._failed({ error, type: "", target: null });
      ask(2, "error");
    },
    async flush() {
      await filtering;
      batcher._seal();
      replay?.[3]();
      return Promise.all([sender._idle(), chunks?._idle()]);
    },
    startReplay: () => ask(0),
    stopReplay: () => ask(1),
    triggerReplay: () => ask(2, "custom"),
    _at(time, href, work) {
      moment = [time, href === location.href ? core._page : { ...core._page, url: core._url(href) }];
      work();
      moment = undefined;
    },
    _forget() {
      replay?.[4]();
      held = [];
      batcher._drop();
      sender._drop();
      chunks?._drop();
      identity._forget();
    },
    _resume() {
      identity._reset();
      pages._show(NAVIGATION_PUSH);
      if (replay) replay[5]();
      else prepared = prepareAny();
    },
  };
}

/** Makes a call: by its name, with what it was given, and if that was earlier, when and where. */
export type MakeCall = (name: string, given: unknown[], time?: number, href?: string) => unknown;

/** Starts the SDK in this window, as soon as it may observe. The returned function makes a call. */
export function start(options: Options, load: Load): MakeCall {
  const failed = (error: unknown) => warn(`not started: ${error}`);
  const settings = guard(() => resolve(options), failed);
  if (!settings) return () => {};
  // A decision against being observed lasts even where nothing else is stored.
  const { cookieDomain } = settings;
  const decisions = cookieDomain ? openCookies(cookieDomain) : openStorage(() => localStorage);
  let allowed = false;
  let calls: Calls | undefined;

  const follow = () =>
    guard(() => {
      const now = mayObserve(settings, decisions);
      if (now === allowed) return;
      allowed = now;
      if (!now) calls?._forget();
      else if (calls) calls._resume();
      else calls = run(settings, load, () => allowed);
    }, failed);

  // Another tab may have decided, or a page that the browser prepared in advance is shown.
  on("storage prerenderingchange", follow);
  follow();

  return (name, given, time, href) => {
    if (/^opt/.test(name)) {
      decisions._set(CONSENT, name);
      follow();
    } else if (allowed && calls) {
      const make = (): unknown => (calls as Record<string, any>)[name](...given);
      if (!time) return make();
      let answer: unknown;
      calls._at(time, href ?? location.href, () => (answer = make()));
      return answer;
    }
  };
}
