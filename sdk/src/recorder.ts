import { now } from "./clock.js";
import { asJson } from "./json.js";
import { guard, onRewritten } from "./on.js";
import { watchActivity } from "./replay/activity.js";
import { createAttributeLimit, createFlood } from "./replay/budget.js";
import { watchCanvases } from "./replay/canvas.js";
import { createChunks, type Written } from "./replay/chunks.js";
import { watchConsole } from "./replay/console.js";
import type { Plan, Recorder, RecorderHost } from "./replay/contract.js";
import {
  ADOPTED_STYLE_SHEET,
  FULL_SNAPSHOT,
  INCREMENTAL,
  META,
  MUTATION,
  type RecordedEvent,
  STYLE_SHEET_RULE,
} from "./replay/events.js";
import { createMasking } from "./replay/marks.js";
import { createMask, MASK } from "./replay/mask.js";
import { watchNetwork } from "./replay/network.js";
import { end, fitRules, onTrouble, unfinished } from "./replay/pieces.js";
import { watchRage } from "./replay/rage.js";
import { createRing, type Ring } from "./replay/ring.js";
import { emit as emitEvent } from "./replay/rrweb/given.js";
import { record } from "./replay/rrweb/record.js";

const LOOK_MS = 1000;

/** Starts to record as `host` says, while it is not stopped. */
export function startRecorder(host: RecorderHost): Recorder {
  const { config } = host;
  const masking = createMasking(host.settings, config);
  const mask = createMask(masking, host.url);
  const chunks = createChunks(host.next, host.send);
  const told = new Set<string>();
  let plan: Plan = "none";
  let ring: Ring | undefined;
  let halt: (() => void) | undefined;
  let canvases: ReturnType<typeof setInterval> | undefined;
  let running = false;
  let restarting = false;
  let awake = !document.hidden;
  let stopped = false;
  let who = "";
  let href = "";

  const custom = (tag: string, payload: unknown) =>
    running && guard(() => emitEvent({ type: 5, data: { tag, payload } }));

  function degraded(reason: string): void {
    custom("gosight.degraded", { reason });
    if (!told.has(reason)) host.trouble("recorder_degraded", reason);
    told.add(reason);
  }

  const flood = createFlood(degraded, restart, () => {
    host.over("degraded");
    close();
  });
  let settling = false;
  const limit = createAttributeLimit((attributes) => {
    settling = true;
    const data = { source: MUTATION, adds: [], removes: [], texts: [], attributes };
    if (running) guard(() => emitEvent({ type: INCREMENTAL, data }));
    settling = false;
  });
  onTrouble(flood._closed, degraded);

  const minimumMs = (config.minimum_duration_seconds ?? 0) * 1000;
  const maximumMs = (config.maximum_duration_seconds || Number.POSITIVE_INFINITY) * 1000;
  const recorded = () => now() - host.begun();

  function keep(event: Written, begins: boolean): void {
    if (ring) ring._add(event, begins);
    else chunks._add(event);
  }

  /** What waited in memory is sent after all. */
  function release(): void {
    const events = ring?._take() ?? [];
    ring = undefined;
    for (const event of events) chunks._add(event);
  }

  /** Whether session, page or time ask for another plan; makes it so. */
  function look(): boolean {
    if (stopped) return true;
    const moved = location.href !== href;
    const changed = host.who() !== who;
    if (!moved && !changed && plan === "none") return true;
    if (running && recorded() > maximumMs) {
      host.over("maximum-duration");
      close();
      return true;
    }
    if (ring && plan === "record" && recorded() >= minimumMs) release();
    if (!moved && !changed) return false;
    href = location.href;
    const next = host.plan();
    if (changed || next !== plan) {
      restart();
      return true;
    }
    custom("gosight.page", { url: host.url(href) });
    return false;
  }

  function take(event: RecordedEvent): void {
    const { type, data, timestamp } = event;
    // A recording that begins looks itself.
    if (!running || (type !== META && type !== FULL_SNAPSHOT && halt && look())) return;
    const changes = type === INCREMENTAL && data.source === MUTATION;
    if (changes && !settling) {
      data.attributes = limit._pass(data.attributes, timestamp);
      if (!data.adds.length && !data.removes.length && !data.texts.length && !data.attributes.length) return;
    }
    const rules =
      type === INCREMENTAL && (data.source === STYLE_SHEET_RULE || data.source === ADOPTED_STYLE_SHEET);
    if (rules && !fitRules(data)) return;
    mask(event);
    const text = asJson(event);
    if ((changes || rules) && !unfinished() && flood._spend(text.length, timestamp)) return;
    keep({ text, time: timestamp, full: type === FULL_SNAPSHOT }, type === META);
  }

  function open(): void {
    if (running || stopped || !awake) return;
    const now = host.who();
    if (now !== who) ring = undefined;
    who = now;
    href = location.href;
    plan = host.plan();
    if (plan === "none") return;
    if (recorded() > maximumMs) {
      host.over("maximum-duration");
      return;
    }
    if (plan === "buffer") ring ??= createRing((config.buffer_seconds ?? 60) * 1000, restart);
    else if (recorded() < minimumMs) ring ??= createRing(minimumMs * 2, restart);
    else if (ring) release();
    running = true;
    halt = guard(() =>
      record({
        emit: (event) =>
          guard(
            () => take(event as RecordedEvent),
            (error) => degraded(`${error}`.slice(0, 100)),
          ),
        _block: masking._block,
        _ignore: masking._ignore,
        _mask: (value, field) => (masking._shown(field) ? value : value && MASK),
        _moves: config.record_mouse_move !== false,
      }),
    );
    if (!halt) {
      running = false;
      host.over("degraded");
    } else if (config.record_canvas) canvases = watchCanvases(masking);
  }

  function close(now?: boolean): void {
    guard(() => halt?.());
    clearInterval(canvases);
    halt = undefined;
    running = false;
    end();
    limit._stop();
    flood._stop();
    chunks._seal(now);
  }

  /** Begins anew, with a full snapshot; not at once, for the recorder itself may have asked for it. */
  function restart(): void {
    if (restarting) return;
    restarting = true;
    setTimeout(() => {
      restarting = false;
      close();
      open();
    });
  }

  function trigger(name: string): void {
    if (plan !== "buffer" || !awake || (config.triggers && !config.triggers.includes(name))) return;
    host.triggered(`trigger-${name}`);
    plan = "record";
    release();
  }

  watchActivity(
    () => {
      awake = true;
      // First, for it may begin another session.
      guard(() => host.touch(now()));
      setTimeout(open);
    },
    () => {
      awake = false;
      close(true);
    },
  );
  watchRage(() => trigger("rage-click"));
  onRewritten(restart);
  if (config.record_console) guard(() => watchConsole((line) => custom("gosight.console", line)));
  if (config.record_network)
    guard(() => watchNetwork(host.settings.host, host.url, (one) => custom("gosight.network", one)));
  setInterval(() => awake && !restarting && (running ? guard(look) : look() || open()), LOOK_MS);
  open();

  return {
    trigger,
    update() {
      stopped = false;
      restart();
    },
    flush: () => chunks._seal(true),
    stop() {
      stopped = true;
      ring = undefined;
      chunks._drop();
      close();
    },
  };
}
