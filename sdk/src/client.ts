import { createBatcher } from "./batcher.js";
import { captureAll } from "./capture/all.js";
import { recordError } from "./capture/errors.js";
import { createContext } from "./context.js";
import type { Core } from "./core.js";
import type { GoSight, Properties } from "./gosight.js";
import { openIdentity } from "./identity.js";
import { idSequence } from "./ids.js";
import { guard, on } from "./on.js";
import { type Options, resolve } from "./options.js";
import { CONSENT, mayObserve } from "./privacy/consent.js";
import { createMarks } from "./privacy/marks.js";
import { cleanUrl } from "./privacy/urls.js";
import { createReplay } from "./replay.js";
import { openStorage } from "./storage.js";
import { createPost } from "./transport/post.js";
import { createSender } from "./transport/sender.js";
import { openStore } from "./transport/store.js";
import { ERROR_ORIGIN_CAPTURED, type Event, NAVIGATION_PUSH } from "./wire/messages.js";

const STORED_BATCHES = 300;

const json = (properties: Properties | undefined) => (properties ? JSON.stringify(properties) : "");

/** Builds the running parts and starts to capture. `allowed` is asked before each recording. */
function run(settings: ReturnType<typeof resolve>, allowed: () => boolean) {
  const name = `gosight.${settings.key}`;
  const remembers = settings.persistence === "local";
  const nextId = idSequence();
  const identity = openIdentity({
    name,
    storage: openStorage(() => remembers && localStorage),
    tabStorage: openStorage(() => remembers && sessionStorage),
    channel: remembers ? new BroadcastChannel(name) : undefined,
    remembers,
    onChange: () => batcher.seal(),
  });
  const sender = createSender(
    settings,
    createPost(settings, window.fetch.bind(window)),
    openStore(remembers && name, STORED_BATCHES),
  );
  const batcher = createBatcher(settings.batchSize, nextId, createContext(identity), sender.push);
  const core: Core = {
    settings,
    marks: createMarks(settings),
    page: { viewId: "" },
    leaving: [],
    moved: [],
    requested: [],
    url: (address) => (address ? cleanUrl(address, settings.allowedQuery) : ""),
    touch(time) {
      if (allowed()) identity.touch(time);
    },
    record(kind, payload, { time = Date.now(), page = core.page, active, waitMs = settings.batchMs } = {}) {
      guard(() => {
        if (!allowed()) return;
        if (active) core.touch(time);
        let event: Event | null = { id: nextId(), timeMs: Math.round(time), [kind]: payload };
        if (settings.beforeSend) event = settings.beforeSend(event, page);
        if (event) batcher.add(event, page, waitMs);
      });
    },
  };
  const pages = captureAll(core, nextId);
  on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") batcher.seal();
  });
  on(window, "pagehide", () => {
    sender.leave(() => {
      pages.leave();
      batcher.seal();
    });
    if (allowed()) identity.holdTab(false);
  });
  on(window, "pageshow", () => identity.holdTab(true));
  sender.drain();
  return { core, identity, batcher, sender, pages, replay: createReplay(core) };
}

/** Starts the SDK in this window, as soon as it may observe. */
export function start(options: Options): Omit<GoSight, "init"> {
  const settings = resolve(options);
  // A decision against being observed lasts even where nothing else is stored.
  const decisions = openStorage(() => localStorage);
  let allowed = false;
  let engine: ReturnType<typeof run> | undefined;

  function follow(): void {
    const now = mayObserve(settings, decisions);
    if (now === allowed) return;
    if (!now && engine) {
      engine.replay();
      engine.batcher.drop();
      engine.sender.clear();
      engine.identity.forget();
    }
    allowed = now;
    if (!now) return;
    if (engine) {
      engine.identity.reset();
      engine.pages.show(NAVIGATION_PUSH);
    } else {
      guard(() => {
        engine = run(settings, () => allowed);
      });
    }
  }

  // Another tab may have decided.
  on(window, "storage", follow);
  // A page that the browser prepares in advance is no visit yet.
  if ((document as { prerendering?: boolean }).prerendering) on(document, "prerenderingchange", follow);
  else follow();

  return {
    track(name, properties) {
      engine?.core.record("custom", { name, propertiesJson: json(properties) }, { active: true });
    },
    page({ url, title } = {}) {
      engine?.pages.show(NAVIGATION_PUSH, url, title);
    },
    identify(userId, traits) {
      if (!engine || !allowed) return;
      if (engine.identity.state.u !== userId) engine.identity.identify(userId);
      engine.core.record("identify", { userId, traitsJson: json(traits) }, { active: true });
    },
    alias(aliasOf) {
      const { u, v } = engine?.identity.state ?? {};
      engine?.core.record("identify", { userId: u || v, aliasOf }, { active: true });
    },
    reset() {
      if (allowed) engine?.identity.reset();
    },
    captureException(error) {
      if (engine) recordError(engine.core, error, ERROR_ORIGIN_CAPTURED);
    },
    optIn() {
      decisions.set(CONSENT, "in");
      follow();
    },
    optOut() {
      decisions.set(CONSENT, "out");
      follow();
    },
    async flush() {
      engine?.batcher.seal();
      await engine?.sender.idle();
    },
    startReplay(recorder) {
      if (allowed) engine?.replay(recorder);
    },
    stopReplay() {
      engine?.replay();
    },
  };
}
