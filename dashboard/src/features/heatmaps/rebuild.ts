import { createSanitizer } from "@replay/sanitize.js";
import { Replayer } from "@rrweb/replay";

import { settled } from "./settled";

type RecordedEvent = Exclude<ConstructorParameters<typeof Replayer>[0][number], string>;

/** When the page is measured: soon, and again for styles and pictures that come later. */
const SETTLE_MS = [400, 1500, 4000];

/**
 * Rebuilds the page of a full snapshot, as high as it is, and gives its document to `onPage`. The result takes it
 * away again.
 */
export function rebuild(place: HTMLElement, events: unknown[], onPage: (page: Document) => void): () => void {
  const sanitize = createSanitizer(window.location.origin);
  const fit = (events as RecordedEvent[]).map((event) => sanitize(event));
  const picture = settled(fit);
  const last = picture.at(-1);
  if (!last) return () => {};
  // A replayer needs something after what it shows.
  picture.push({
    type: 5,
    timestamp: last.timestamp + 1,
    data: { tag: "end", payload: {} },
  } as RecordedEvent);
  const replayer = new Replayer(picture, { root: place, showWarning: false, mouseTail: false });
  replayer.iframe.setAttribute("title", "The recorded page");
  replayer.iframe.setAttribute("tabindex", "-1");
  replayer.pause(last.timestamp - (picture[0]?.timestamp ?? last.timestamp) + 1);
  const measure = () => {
    const page = replayer.iframe.contentDocument;
    if (!page) return;
    const height = Math.max(page.documentElement.scrollHeight, page.body?.scrollHeight ?? 0);
    replayer.iframe.style.height = `${height}px`;
    replayer.iframe.setAttribute("height", String(height));
    onPage(page);
  };
  const timers = SETTLE_MS.map((ms) => setTimeout(measure, ms));
  return () => {
    for (const timer of timers) clearTimeout(timer);
    replayer.destroy();
    place.replaceChildren();
  };
}
