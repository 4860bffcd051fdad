import { createFilter } from "./before-send.js";
import { captureElements, createReplay } from "./capture/later.js";
import { createSdk, type GoSight } from "./gosight.js";

/** A new SDK, not yet started. */
export const createGoSight = (): GoSight =>
  createSdk(
    async () => ({ createFilter, captureElements, createReplay }),
    undefined,
    typeof document !== "undefined",
  );

/** The page's SDK. */
export const gosight: GoSight = /* @__PURE__ */ createGoSight();

export type { GoSight, Properties } from "./gosight.js";
export type { Capture, Options } from "./options.js";
export type { Recorder, ReplaySink } from "./replay.js";
export type * from "./wire/messages.js";
