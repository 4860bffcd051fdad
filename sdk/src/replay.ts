import { now } from "./clock.js";
import type { Core } from "./core.js";
import { asJson, fromJson } from "./json.js";
import { guard, on } from "./on.js";
import type { Settings } from "./options.js";
import type { ReplayConfig } from "./replay/config.js";
import type { Plan, Recorder, RecorderHost } from "./replay/contract.js";
import { configName, fetchConfig } from "./replay/fetch-config.js";
import { type Encoded, encode } from "./wire/encode.js";
import { DIAGNOSTIC, REPLAY_STATUS, type ReplayChunk } from "./wire/messages.js";

/** What a tab remembers of its session's recording, over page loads. */
interface TabState {
  /** Whose it is: session and tab. */
  w: string;
  /** The next chunk's number. */
  n: number;
  /** When the recording began. */
  b: number;
  /** Why it goes on, or why it has ended, beyond what sampling says. */
  go?: string;
  over?: string;
  /** What the hub was told last. */
  told?: string;
}

/** What can be asked of a recording. */
export type Replay = [
  start: () => void,
  stop: () => void,
  trigger: (name: string) => void,
  flush: () => void,
  /** Forgets everything; nothing is recorded until it is resumed. */
  forget: () => void,
  /** The visitor may be recorded again: what is decided now holds for this page already. */
  resume: () => void,
];

/** A share of 0 to 100, the same for the same session. */
export function shareOf(session: string): number {
  let hash = 2166136261;
  for (const one of session) hash = Math.imul(hash ^ one.charCodeAt(0), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2246822519);
  return (((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32) * 100;
}

/** Whether `page`, host and path, is one of `patterns`, in which `*` stands for anything. */
export const isExcluded = (page: string, patterns: string[] = []) =>
  patterns.some((one) =>
    RegExp(`^${one.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, ".*")}$`).test(page),
  );

/**
 * Decides what of this page's sessions is recorded, and loads the recorder for it. Like all that comes later, it
 * gets what it needs by position.
 *
 * @internal
 */
export function createReplay(
  ...[settings, record, touch, url, session, tab, read, write, openChunks, load]: [
    settings: Settings,
    record: Core["_record"],
    touch: Core["_touch"],
    url: Core["_url"],
    session: () => string,
    tab: string,
    read: (name: string) => string | undefined,
    write: (name: string, value: string) => void,
    openChunks: () => (time: number, chunk: Encoded<ReplayChunk>) => void,
    load: () => Promise<{ startRecorder: (host: RecorderHost) => Recorder }>,
  ]
): Replay {
  // The build knows what is recorded by this name.
  const core = { _record: record };
  const options = typeof settings.replay === "object" ? settings.replay : {};
  const stored = `gosight.${settings.key}.replay`;
  let config: ReplayConfig | undefined;
  let recorder: Recorder | undefined;
  let loading: ReturnType<typeof load> | undefined;
  let early: string | undefined;
  let state: TabState | undefined;
  let forgotten = false;

  /** The state of the session of now. */
  function current(): TabState {
    const w = `${session()}.${tab}`;
    state ??= guard(() => fromJson(read(stored) as string) as TabState);
    if (state?.w !== w || !(state.n >= 0)) state = { w, n: 0, b: now() };
    return state;
  }

  const save = () => write(stored, asJson(state));

  function tell(recorded: boolean, reason: string): void {
    const now = current();
    const told = `${recorded} ${reason}`;
    if (now.told === told) return;
    now.told = told;
    save();
    core._record(REPLAY_STATUS, { recorded, reason });
  }

  function decide(): [Plan, string] {
    const { go, over } = current();
    const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
    if (settings.replay === false) return ["none", "disabled"];
    if (gpc && (options.respectGpc ?? config?.respect_gpc) !== false) return ["none", "gpc"];
    if ((options.consent ?? (config?.require_consent && "required")) === "required" && !go)
      return ["none", "consent"];
    if (over) return ["none", over];
    if (isExcluded(location.host + location.pathname, config?.excluded_pages))
      return ["none", "excluded-page"];
    if (go) return ["record", go];
    if (shareOf(session()) >= (config?.sampling_rate ?? 100)) return ["none", "not-sampled"];
    return config?.record === "trigger" ? ["buffer", "waiting-for-trigger"] : ["record", "sampled"];
  }

  function plan(): Plan {
    const [what, reason] = decide();
    tell(what === "record", reason);
    return what;
  }

  /** Loads the recorder if there may be something to record. */
  function begin(): void {
    const [what, reason] = decide();
    if (what === "none" && reason !== "excluded-page") {
      tell(false, reason);
      return;
    }
    loading ??= load();
    const started = loading.then(({ startRecorder }) => {
      // What was forgotten meanwhile is not to be recorded.
      if (forgotten || recorder) return;
      const send = openChunks();
      recorder = startRecorder({
        settings,
        config: config as ReplayConfig,
        who: () => current().w,
        touch,
        url(address) {
          const [page, hash] = url(address).split("#");
          // Only of a route it is known what it holds.
          return hash && `#${hash}`.search(settings.hashRoute) === 0 ? `${page}#${hash}` : (page ?? "");
        },
        plan,
        begun: () => current().b,
        next() {
          const now = current();
          const number = now.n++;
          save();
          return number;
        },
        send: (part) =>
          send(
            part.startMs,
            encode<ReplayChunk>({
              sequence: part.sequence,
              startMs: part.startMs,
              endMs: part.endMs,
              eventCount: part.eventCount,
              fullSnapshot: part.fullSnapshot,
              encoding: part.encoding,
              data: part.data,
              part: part.part,
              parts: part.parts,
            }),
          ),
        triggered(why) {
          current().go = why;
          save();
          tell(true, why);
        },
        over(why) {
          current().over = why;
          tell(false, why);
        },
        trouble: (code, message) => core._record(DIAGNOSTIC, { code, message }),
      });
      if (early) recorder.trigger(early);
    });
    started.catch(() => (loading = undefined));
  }

  function trigger(name: string): void {
    if (recorder) recorder.trigger(name);
    else early ??= name;
  }

  /** Decides as soon as the hub's configuration is known. */
  const open = () =>
    fetchConfig(
      settings,
      read,
      write,
      (given) => {
        if (!given.enabled) {
          if (given.reason) tell(false, given.reason);
          return;
        }
        config = given;
        begin();
      },
      () => !forgotten,
    );

  if (settings.replay === false) tell(false, "disabled");
  else {
    on("error unhandledrejection", ({ target, type }) => {
      if (target === window || type !== "error") trigger("error");
    });
    open();
  }
  return [
    () => {
      if (settings.replay === false) return;
      const now = current();
      now.go ??= "trigger-custom";
      delete now.over;
      save();
      if (recorder) recorder.update();
      else if (config) begin();
    },
    () => {
      const now = current();
      now.over = "disabled";
      delete now.go;
      save();
      if (recorder) recorder.update();
      if (config) tell(false, now.over);
    },
    trigger,
    () => recorder?.flush(),
    () => {
      forgotten = true;
      recorder?.stop();
      state = undefined;
      write(stored, "");
      write(configName(settings), "");
    },
    () => {
      forgotten = false;
      if (settings.replay === false) tell(false, "disabled");
      else if (recorder) recorder.update();
      else if (config) begin();
      else open();
    },
  ];
}
