import { createBatcher } from "./batcher.js";
import { captureAll } from "./capture/all.js";
import { describeError } from "./capture/error.js";
import type { Pages } from "./capture/pages.js";
import { createContext } from "./context.js";
import type { Core } from "./core.js";
import { openIdentity } from "./identity.js";
import { idSequence } from "./ids.js";
import { on } from "./on.js";
import { type Options, resolve } from "./options.js";
import { openConsent } from "./privacy/consent.js";
import { createMarks } from "./privacy/marks.js";
import { cleanUrl } from "./privacy/urls.js";
import { type Recorder, createReplay } from "./replay.js";
import { openStorage } from "./storage.js";
import { createPost } from "./transport/post.js";
import { createSender } from "./transport/sender.js";
import { indexedStore, memoryStore } from "./transport/store.js";
import { ERROR_ORIGIN_CAPTURED, type Event, NAVIGATION_PUSH, type Page } from "./wire/messages.js";

const STORED_BATCHES = 300;

/** Any values that JSON can hold. */
export type Properties = Record<string, unknown>;

/** The running SDK. */
export interface Running {
  track(name: string, properties?: Properties): void;
  page(given?: { url?: string; title?: string }): void;
  identify(userId: string, traits?: Properties): void;
  alias(other: string): void;
  reset(): void;
  captureException(error: unknown): void;
  optIn(): void;
  optOut(): void;
  flush(): Promise<void>;
  startReplay(recorder?: Recorder): void;
  stopReplay(): void;
}

const json = (properties: Properties | undefined) => (properties ? JSON.stringify(properties) : "");

/** Starts the SDK in this window. */
export function start(options: Options): Running {
  const settings = resolve(options);
  const name = `gosight.${settings.key}`;
  const remembers = settings.persistence === "local";
  const storage = openStorage(remembers ? () => localStorage : undefined);
  // A decision against being observed must last even where nothing else is stored.
  const decisions = openStorage(() => localStorage);
  const consent = openConsent(settings, decisions);
  let allowed = consent.allowed();
  let pages: Pages | undefined;
  let engine: ReturnType<typeof run> | undefined;

  function run() {
    const nextId = idSequence();
    const channel =
      remembers && "BroadcastChannel" in window ? new BroadcastChannel(name) : undefined;
    const identity = openIdentity({
      name,
      storage,
      tabStorage: openStorage(remembers ? () => sessionStorage : undefined),
      channel,
      remembers,
      now: Date.now,
      onChange: () => batcher.seal(),
    });
    const store = remembers ? indexedStore(name, STORED_BATCHES) : memoryStore(STORED_BATCHES);
    const sender = createSender(settings, createPost(settings, window.fetch.bind(window)), store);
    const batcher = createBatcher(
      settings.batchSize,
      () => `${Date.now().toString(36)}-${nextId()}`,
      createContext(identity),
      sender.push,
    );
    const core: Core = {
      settings,
      identity,
      marks: createMarks(settings),
      page: { viewId: nextId(), url: cleanUrl(location.href, settings.allowedQuery) },
      allowed: () => allowed,
      url: (address) => cleanUrl(address ?? "", settings.allowedQuery),
      leaving: [],
      moved: [],
      requested: [],
      record(kind, payload, how = {}) {
        if (!allowed) return;
        const { time = Date.now(), page = core.page, waitMs = settings.batchMs } = how;
        if (how.active) identity.touch(time);
        const event: Event | null = { id: nextId(), timeMs: Math.round(time), [kind]: payload };
        const kept = settings.beforeSend ? settings.beforeSend(event, page) : event;
        if (kept) batcher.add(kept, page, Math.max(0, waitMs));
      },
    };
    const replay = createReplay(core);
    return { core, identity, batcher, sender, replay, nextId };
  }

  function begin(): void {
    if (!allowed) return;
    if (engine) {
      engine.identity.reset();
      pages?.show(NAVIGATION_PUSH);
      return;
    }
    engine = run();
    const { core, sender, batcher, identity, nextId } = engine;
    pages = captureAll(core, nextId);
    on(document, "visibilitychange", () => {
      if (document.visibilityState === "hidden") batcher.seal();
    });
    on(window, "pagehide", () => {
      pages?.leave();
      batcher.seal();
      sender.leave();
      identity.holdTab(false);
    });
    on(window, "pageshow", () => identity.holdTab(true));
    void sender.drain();
  }

  function follow(now: boolean): void {
    if (now === allowed) return;
    if (!now && engine) {
      engine.replay.stop();
      engine.batcher.drop();
      engine.sender.clear();
      engine.identity.forget();
    }
    allowed = now;
    begin();
  }

  // Another tab may have decided.
  on(window, "storage", () => follow(consent.allowed()));
  begin();

  return {
    track(eventName, properties) {
      engine?.core.record("custom", { name: eventName, propertiesJson: json(properties) }, { active: true });
    },
    page: ({ url, title } = {}) => pages?.show(NAVIGATION_PUSH, url, title),
    identify(userId, traits) {
      if (!allowed || !engine) return;
      if (engine.identity.state.u !== userId) engine.identity.identify(userId);
      engine.core.record("identify", { userId, traitsJson: json(traits) }, { active: true });
    },
    alias(other) {
      const userId = engine?.identity.state.u || engine?.identity.state.v;
      engine?.core.record("identify", { userId, aliasOf: other }, { active: true });
    },
    reset: () => engine?.identity.reset(),
    captureException(error) {
      engine?.core.record("jsError", describeError(error, ERROR_ORIGIN_CAPTURED), { waitMs: 0 });
    },
    optIn() {
      consent.decide(true);
      follow(consent.allowed());
    },
    optOut() {
      consent.decide(false);
      follow(false);
    },
    async flush() {
      engine?.batcher.seal();
      await engine?.sender.idle();
    },
    startReplay: (recorder) => engine?.replay.start(recorder),
    stopReplay: () => engine?.replay.stop(),
  };
}

export type { Page };
