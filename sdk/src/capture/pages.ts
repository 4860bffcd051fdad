import type { Core } from "../core.js";
import { captures } from "../options.js";
import { on } from "../on.js";
import {
  NAVIGATION_BACK_FORWARD,
  NAVIGATION_HASH,
  NAVIGATION_LOAD,
  NAVIGATION_POP,
  NAVIGATION_PUSH,
  NAVIGATION_RELOAD,
  type Navigation,
} from "../wire/messages.js";
import { trackDepth } from "./depth.js";
import { trackTime } from "./time.js";

// A new page should be known soon: it may be the only thing that this visitor does.
const SOON_MS = 1000;

/** Shows and leaves pages, by themselves or when the site says so. */
export interface Pages {
  /** A page is shown; `url` and `title` when they are not the document's. */
  show(navigation: Navigation, url?: string, title?: string): void;
  /** The current page is left. */
  leave(): void;
}

function loadKind(): Navigation {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (entry?.type === "reload") return NAVIGATION_RELOAD;
  return entry?.type === "back_forward" ? NAVIGATION_BACK_FORWARD : NAVIGATION_LOAD;
}

/** Follows page loads and steps of single-page applications. */
export function capturePages(core: Core, nextId: () => string): Pages {
  const time = trackTime();
  const depth = trackDepth();
  // The address without a hash that is no route: what makes a page another page.
  const placeOf = (url: string) =>
    core.settings.hashRoute.test(new URL(url).hash) ? url : url.replace(/#.*/, "");
  let shown = false;
  let place = "";

  function show(navigation: Navigation, url = location.href, title?: string): void {
    const previous = shown ? core.page : undefined;
    leave();
    const page = {
      viewId: nextId(),
      url: core.url(url),
      title: title ?? document.title,
      referrer: previous?.url ?? core.url(document.referrer),
    };
    core.page = page;
    place = placeOf(core.url(location.href));
    shown = true;
    time.restart();
    depth.restart();
    // Applications set the title only after they have changed the address.
    if (previous && title === undefined) {
      setTimeout(() => {
        if (core.page === page) page.title = document.title;
      }, 100);
    }
    core.record(
      "pageView",
      { navigation, previousViewId: previous?.viewId ?? "" },
      { active: true, waitMs: SOON_MS },
    );
  }

  function leave(): void {
    if (!shown) return;
    for (const last of core.leaving) last();
    core.record("pageLeave", { ...time.read(), ...depth.read() });
    shown = false;
  }

  if (captures(core.settings, "pageViews")) {
    const moved = (navigation: Navigation) => {
      const now = placeOf(core.url(location.href));
      if (!core.allowed() || now === place) return;
      const onlyHash = now.replace(/#.*/, "") === place.replace(/#.*/, "");
      show(onlyHash && navigation === NAVIGATION_POP ? NAVIGATION_HASH : navigation);
    };
    for (const name of ["pushState", "replaceState"] as const) {
      const native = history[name];
      history[name] = function (this: History, ...given: Parameters<History["pushState"]>) {
        native.apply(this, given);
        for (const note of core.moved) note();
        moved(NAVIGATION_PUSH);
      };
    }
    on(window, "popstate", () => {
      for (const note of core.moved) note();
      moved(NAVIGATION_POP);
    });
    on(window, "hashchange", () => moved(NAVIGATION_HASH));
    on<PageTransitionEvent>(window, "pageshow", (event) => {
      if (event.persisted && core.allowed()) show(NAVIGATION_BACK_FORWARD);
    });
    show(loadKind());
  }
  return { show, leave };
}
