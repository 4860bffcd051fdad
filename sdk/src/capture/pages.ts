import { type Core, tell } from "../core.js";
import { guard, on } from "../on.js";
import { captures } from "../options.js";
import {
  NAVIGATION_BACK_FORWARD,
  NAVIGATION_HASH,
  NAVIGATION_LOAD,
  NAVIGATION_POP,
  NAVIGATION_PUSH,
  NAVIGATION_RELOAD,
  type Navigation,
} from "../wire/messages.js";
import { captureScroll } from "./scroll.js";
import { trackTime } from "./time.js";

// A new page should be known soon: it may be the only thing that this visitor does.
const SOON_MS = 1000;
// Applications set the title only after they have changed the address.
const TITLE_MS = 100;

/** Shows and leaves pages, by themselves or when the site says so. */
export interface Pages {
  /** A page is shown; `url` and `title` when they are not the document's. */
  show(navigation: Navigation, url?: string, title?: string): void;
  /** The current page is left. */
  leave(): void;
}

/** Follows page loads and steps of single-page applications. */
export function capturePages(core: Core, nextId: () => string): Pages {
  const { settings } = core;
  const time = trackTime();
  const depth = captureScroll(core, captures(settings, "scroll"));
  let shown = false;
  let place = "";

  // The address without a hash that is no route: what makes a page another page.
  const placeNow = () => {
    const url = core.url(location.href);
    return settings.hashRoute.test(location.hash) ? url : url.replace(/#.*/, "");
  };

  function leave(): void {
    tell(core.leaving);
    if (shown) core.record("pageLeave", { ...time(), ...depth() });
    shown = false;
  }

  function show(navigation: Navigation, url = location.href, title?: string): void {
    const previous = core.page;
    leave();
    time();
    depth();
    place = placeNow();
    const page = {
      viewId: nextId(),
      url: core.url(url),
      title: title ?? document.title,
      referrer: previous.viewId ? previous.url : core.url(document.referrer),
    };
    core.page = page;
    shown = true;
    if (previous.viewId && title === undefined) {
      setTimeout(() => {
        if (core.page === page) page.title = document.title;
      }, TITLE_MS);
    }
    core.record(
      "pageView",
      { navigation, previousViewId: previous.viewId },
      { active: true, waitMs: SOON_MS },
    );
  }

  function moved(navigation: Navigation): void {
    tell(core.moved);
    const now = placeNow();
    if (now === place) return;
    const [path] = now.split("#");
    show(navigation === NAVIGATION_POP && path === place.split("#")[0] ? NAVIGATION_HASH : navigation);
  }

  if (captures(settings, "pageViews")) {
    for (const name of ["pushState", "replaceState"] as const) {
      const native = history[name];
      history[name] = function (...given) {
        native.apply(this, given);
        guard(() => moved(NAVIGATION_PUSH));
      };
    }
    on(window, "popstate", () => moved(NAVIGATION_POP));
    on(window, "hashchange", () => moved(NAVIGATION_HASH));
    on<PageTransitionEvent>(window, "pageshow", ({ persisted }) => {
      if (persisted) show(NAVIGATION_BACK_FORWARD);
    });
    const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    show(
      load?.type === "reload"
        ? NAVIGATION_RELOAD
        : load?.type === "back_forward"
          ? NAVIGATION_BACK_FORWARD
          : NAVIGATION_LOAD,
    );
  }
  return { show, leave };
}
