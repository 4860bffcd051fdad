import { type Core, loading } from "../core.js";
import { randomId } from "../ids.js";
import { Address } from "../native.js";
import { guard, on, onRewritten } from "../on.js";
import { captures } from "../options.js";
import { cleanText } from "../privacy/text.js";
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
import { trackTime } from "./time.js";

const LONGEST_TITLE = 1000;

const pathOf = (url: string) => url.replace(/#.*/, "");

/** A property of the document as the browser made it: `<form name="title">` hides the title. */
const ofDocument = (name: "title" | "referrer"): string => Reflect.get(Document.prototype, name, document);

/** The part of a host's name that a site's subdomains share, or close to it. */
const siteOf = (url: string) => /[^.]+\.(\w{2,3}\.)?[^.]+$|$/.exec(new Address(url).hostname)?.[0];

/** Whether a page of this site shows this one in a frame. */
const isPart = () =>
  top !== window &&
  guard(
    () =>
      siteOf(
        guard(() => top?.location.href) ??
          [...(location.ancestorOrigins ?? [document.referrer])].at(-1) ??
          "",
      ) === siteOf(origin),
  );

/** Shows and leaves pages, by themselves or when the site says so. */
export interface Pages {
  /** A page is shown; `url` and `title` when they are not the document's. */
  _show(navigation: Navigation, url?: unknown, title?: unknown): void;
  /** The current page is left. */
  _leave(): void;
}

/** Follows page loads and steps of single-page applications. */
export function capturePages(core: Core): Pages {
  const { hashRoute } = core._settings;
  const time = trackTime();
  // What a page of this site shows in a frame is a part of it, and no page.
  const part = isPart();
  let shown = false;
  let place = "";
  /** Whether address or title are the site's words. */
  let given: unknown;

  // The address without a hash that is no route: what makes a page another page.
  const placeNow = () => {
    const url = core._url(location.href);
    return location.hash.search(hashRoute) < 0 ? pathOf(url) : url;
  };

  /** The title as it was set here. */
  let ours = "";
  const title = () => cleanText(ofDocument("title"), LONGEST_TITLE);

  function leave(): void {
    for (const tell of core._leaving) guard(tell);
    const [visibleMs, engagedMs] = time();
    const [maxScrollPermille, maxContentPermille] = guard(core._depth) ?? [];
    if (shown) core._record(PAGE_LEAVE, { visibleMs, engagedMs, maxScrollPermille, maxContentPermille });
    shown = false;
  }

  function show(navigation: Navigation, address?: unknown, name?: unknown): void {
    leave();
    const { viewId, url } = core._page;
    // A page that comes back whole has the referrer that it had.
    const previousViewId = navigation === NAVIGATION_BACK_FORWARD ? "" : viewId;
    given = address ?? name;
    core._page = {
      viewId: randomId(),
      url: core._url(String(address ?? location.href)),
      title: (ours = name === undefined ? title() : cleanText(name, LONGEST_TITLE)),
      referrer: previousViewId ? url : core._url(ofDocument("referrer")),
    };
    place = placeNow();
    shown = !part;
    if (shown) core._record(PAGE_VIEW, { navigation, previousViewId });
  }

  /** The address may have changed. To replace it shows no new page, but the same one at another address. */
  function moved(navigation: Navigation, replaced?: boolean): void {
    core._react(REACTION_KIND_NAVIGATION);
    const now = placeNow();
    if (now === place) return;
    if (!replaced) {
      show(pathOf(now) === pathOf(place) ? NAVIGATION_HASH : navigation);
      return;
    }
    place = now;
    // What happened before stays with the address that it happened at.
    if (given === undefined) core._page = { ...core._page, url: core._url(location.href) };
  }

  if (captures(core._settings, "pageViews")) {
    guard(() => {
      const { navigation } = window as unknown as { navigation?: EventTarget & { currentEntry?: unknown } };
      if (navigation?.currentEntry) {
        on<Event & { navigationType: string }>(
          "currententrychange",
          ({ navigationType: type }) =>
            moved(type === "traverse" ? NAVIGATION_POP : NAVIGATION_PUSH, type === "replace"),
          navigation,
        );
        return;
      }
      for (const name of ["pushState", "replaceState"] as const) {
        wrap(History.prototype, name, (proceed) => {
          proceed();
          guard(() => moved(NAVIGATION_PUSH, name === "replaceState"));
        });
      }
      on("popstate hashchange", () => moved(NAVIGATION_POP));
    });
    // Applications set the title before or after they change the address, some much later.
    const watchTitle = () =>
      new MutationObserver(() => {
        // What the site's `beforeSend` has put there stays.
        if (given === undefined && core._page.title === ours) core._page.title = ours = title();
      }).observe(document.head, { childList: true, characterData: true, subtree: true });
    guard(watchTitle);
    onRewritten(watchTitle);
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
