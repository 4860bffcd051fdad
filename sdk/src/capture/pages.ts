import { type Core, loading } from "../core.js";
import { randomId } from "../ids.js";
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
  PAGE_LEAVE,
  PAGE_VIEW,
  REACTION_KIND_NAVIGATION,
} from "../wire/messages.js";
import { wrap } from "../wrap.js";
import { captureScroll } from "./scroll.js";
import { trackTime } from "./time.js";

// Applications set the title only after they have changed the address.
const TITLE_MS = 100;

const pathOf = (url: string) => url.replace(/#.*/, "");

/** Shows and leaves pages, by themselves or when the site says so. */
export interface Pages {
  /** A page is shown; `url` and `title` when they are not the document's. */
  _show(navigation: Navigation, url?: string, title?: string): void;
  /** The current page is left. */
  _leave(): void;
}

/** Follows page loads and steps of single-page applications. */
export function capturePages(core: Core): Pages {
  const { hashRoute } = core._settings;
  const time = trackTime();
  const depth = captureScroll(core, captures(core._settings, "scroll"));
  let shown = false;
  let place = "";

  // The address without a hash that is no route: what makes a page another page.
  const placeNow = () => {
    const url = core._url(location.href);
    return hashRoute.test(location.hash) ? url : pathOf(url);
  };

  function leave(): void {
    for (const tell of core._leaving) tell();
    const [visibleMs, engagedMs] = time();
    const [maxScrollPermille, maxContentPermille] = depth();
    if (shown) core._record(PAGE_LEAVE, { visibleMs, engagedMs, maxScrollPermille, maxContentPermille });
    shown = false;
  }

  function show(navigation: Navigation, address = location.href, title?: string): void {
    leave();
    const { viewId: previousViewId, url } = core._page;
    const page = {
      viewId: randomId(),
      url: core._url(address),
      title: title ?? document.title,
      referrer: previousViewId ? url : core._url(document.referrer),
    };
    core._page = page;
    place = placeNow();
    shown = true;
    if (previousViewId && title === undefined) {
      setTimeout(() => {
        if (core._page === page) page.title = document.title;
      }, TITLE_MS);
    }
    core._record(PAGE_VIEW, { navigation, previousViewId });
  }

  function moved(navigation: Navigation): void {
    core._react(REACTION_KIND_NAVIGATION);
    const now = placeNow();
    if (now !== place) show(pathOf(now) === pathOf(place) ? NAVIGATION_HASH : navigation);
  }

  if (captures(core._settings, "pageViews")) {
    for (const name of ["pushState", "replaceState"] as const) {
      wrap(history, name, (proceed) => {
        proceed();
        guard(() => moved(NAVIGATION_PUSH));
      });
    }
    on("popstate hashchange", () => moved(NAVIGATION_POP));
    on<PageTransitionEvent>("pageshow", (event) => {
      if (event.persisted) show(NAVIGATION_BACK_FORWARD);
    });
    const types: Record<string, Navigation> = {
      reload: NAVIGATION_RELOAD,
      back_forward: NAVIGATION_BACK_FORWARD,
    };
    show(types[loading()?.type as string] ?? NAVIGATION_LOAD);
  }
  return { _show: show, _leave: leave };
}
