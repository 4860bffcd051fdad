import { mirror } from "gosight:rrweb";
import { guard, whenIdle } from "../on.js";
import { MUTATION } from "./events.js";
import type { Masking } from "./marks.js";
import { tell } from "./rrweb/given.js";

const EVERY_MS = 1000;
// Of a data URL; more would use up what a page's changes may take.
const MOST_CHARS = 60_000;

/**
 * Records what canvases show, one a second and only where it has changed: as the attribute by which rrweb's
 * player draws them. No mark can mask a part of a picture, so a marked canvas is left out. Gives the timer.
 */
export function watchCanvases(masking: Masking): ReturnType<typeof setInterval> {
  const known = new Map<Element, string>();
  let turn = 0;

  function look(): void {
    const all = document.querySelectorAll("canvas");
    const canvas = all[turn++ % all.length];
    const id = mirror.getId(canvas ?? null);
    if (!canvas || id < 0 || canvas.closest(masking._block) || masking._masked(canvas)) return;
    // Fails where the page drew a picture of another site.
    const rr_dataURL = canvas.toDataURL("image/webp", 0.5);
    if (rr_dataURL.length > MOST_CHARS || known.get(canvas) === rr_dataURL) return;
    known.set(canvas, rr_dataURL);
    const attributes = [{ id, attributes: { rr_dataURL } }];
    tell(MUTATION, { adds: [], removes: [], texts: [], attributes });
  }

  return setInterval(() => whenIdle(() => guard(look), EVERY_MS), EVERY_MS);
}
