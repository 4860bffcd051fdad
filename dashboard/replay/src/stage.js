import { Replayer } from "@rrweb/replay";
import { el } from "./dom.js";
import { keepGoing } from "./keep-going.js";
import { createLoader, isActivity } from "./loader.js";
import { entryOf, sceneAt } from "./plan.js";

const TICK_MS = 100;
const FRAME_MS = 20;
// How far ahead is loaded, in ms of the recording at normal speed.
const AHEAD_MS = 30_000;
const INACTIVE_MS = 5000;
const BEFORE_ACTIVITY_MS = 1000;

/**
 * Shows the session's picture. The frame that it is rebuilt in is sandboxed without scripts. To go back, and to
 * another tab, it is rebuilt from the last full snapshot: events that are applied twice would show what never was.
 *
 * `on` is told: `state` ("loading", "playing", "paused", "ended", "error"), `time`, `scene`, `events`, `burst`,
 * `broken`.
 */
export function createStage({ element, scenes, loadChunks, on }) {
  const frameBox = el("div", { class: "gsr-frame" });
  element.append(frameBox);
  let scene;
  let loader;
  let replayer;
  let events = [];
  let playing = false;
  let buffering = false;
  let speed = 1;
  let skips = true;
  let time = scenes[0].start;
  let generation = 0;
  let size = { width: 1280, height: 720 };

  function fit() {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const scale = Math.min(box.width / size.width, box.height / size.height, 2);
    Object.assign(frameBox.style, {
      width: `${size.width}px`,
      height: `${size.height}px`,
      transform: `translate(-50%, -50%) scale(${scale})`,
    });
  }
  const observer = new ResizeObserver(fit);
  observer.observe(element);

  const state = () => on.state(buffering ? "loading" : playing ? "playing" : "paused");

  function take(fresh) {
    on.events(fresh);
    for (const event of fresh) {
      events.push(event);
      if (replayer) replayer.addEvent(event);
    }
  }

  function close() {
    generation++;
    loader?.stop();
    replayer?.destroy();
    replayer = undefined;
    frameBox.replaceChildren();
    events = [];
  }

  /** Loads until everything up to `until` is there. */
  async function loadUntil(until, mine) {
    while (mine === generation && !loader.done && (loader.until < until || events.length < 2))
      await loader.more();
  }

  async function open(next, at) {
    close();
    const mine = generation;
    scene = next;
    on.scene(scene);
    buffering = true;
    state();
    loader = createLoader({
      run: scene.run,
      entry: entryOf(scene, at),
      loadChunks,
      origin: location.origin,
      onBurst: on.burst,
      onEvents: (fresh) => mine === generation && take(fresh),
    });
    try {
      await loadUntil(at, mine);
    } catch (problem) {
      if (mine === generation) fail(problem);
      return;
    }
    if (mine !== generation) return;
    if (events.length < 2) {
      fail(new Error("This recording holds nothing to show."));
      return;
    }
    replayer = new Replayer(events.slice(), {
      root: frameBox,
      skipInactive: false,
      showWarning: false,
      mouseTail: false,
      useVirtualDom: true,
      speed,
    });
    keepGoing(replayer, on.broken);
    replayer.on("resize", (given) => {
      size = given;
      fit();
    });
    replayer.iframe.setAttribute("tabindex", "-1");
    replayer.iframe.setAttribute("title", "The recorded page");
    buffering = false;
    show(at);
    state();
  }

  function fail(problem) {
    playing = buffering = false;
    on.state("error", problem);
  }

  /** Shows the picture at `at`, which is loaded and not before the last. */
  function show(at) {
    time = Math.min(Math.max(at, events[0].timestamp), scene.end);
    // The replayer shows what was before a moment; what happens at it is to be seen, too.
    const offset = time - events[0].timestamp + 1;
    if (playing) replayer.play(offset);
    else replayer.pause(offset);
    on.time(time);
  }

  function seek(at, tab) {
    const next = sceneAt(scenes, at, tab);
    const to = Math.min(Math.max(at, next.start), next.end);
    const forward = next.run === scene?.run && replayer && to >= time && loader.until >= to;
    if (forward) {
      scene = next;
      on.scene(scene);
      show(to);
      state();
      return Promise.resolve();
    }
    time = to;
    on.time(to);
    return open(next, to);
  }

  function nextScene() {
    const next = scenes[scenes.indexOf(scene) + 1];
    if (next) return seek(next.start, next.tab);
    playing = false;
    // What happened last may lie within the frame that is left.
    if (replayer) show(scene.end);
    on.state("ended");
  }

  function skipInactivity() {
    const next = events.find((event) => event.timestamp > time && isActivity(event));
    const to = next ? next.timestamp - BEFORE_ACTIVITY_MS : loader.done ? scene.end : 0;
    // What is not loaded yet may hold activity.
    if (to - time > INACTIVE_MS && (to <= loader.until || loader.done)) show(Math.min(to, scene.end));
  }

  async function wait() {
    buffering = true;
    replayer.pause(time - events[0].timestamp);
    state();
    const mine = generation;
    try {
      await loadUntil(time + 1000, mine);
    } catch (problem) {
      if (mine === generation) fail(problem);
      return;
    }
    if (mine !== generation) return;
    buffering = false;
    show(time);
    state();
  }

  function tick() {
    if (!replayer || buffering) return;
    if (playing) {
      const edge = Math.min(scene.end, loader.until);
      time = Math.min(events[0].timestamp + replayer.getCurrentTime(), edge);
      on.time(time);
      // The replayer's clock stands still at its last event.
      const end = loader.done ? Math.min(scene.end, events.at(-1).timestamp) : scene.end;
      if (time >= end - FRAME_MS) return nextScene();
      if (!loader.done && time >= loader.until - 50) return wait();
      if (skips) skipInactivity();
    }
    if (!loader.done && loader.until < time + AHEAD_MS * Math.max(1, speed)) loader.more().catch(() => {});
  }
  const timer = setInterval(tick, TICK_MS);

  return {
    get time() {
      return time;
    },
    get scene() {
      return scene;
    },
    get playing() {
      return playing;
    },
    seek,
    play() {
      playing = true;
      if (!replayer) return seek(time);
      if (time >= scenes.at(-1).end) return seek(scenes[0].start);
      if (!buffering) show(time);
      state();
    },
    pause() {
      playing = false;
      if (replayer && !buffering) show(time);
      state();
    },
    setSpeed(next) {
      speed = next;
      replayer?.setConfig({ speed });
    },
    setSkips(next) {
      skips = next;
    },
    retry: () => open(scene ?? sceneAt(scenes, time), time),
    destroy() {
      clearInterval(timer);
      observer.disconnect();
      close();
    },
  };
}
