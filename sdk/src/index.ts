import { createFilter } from "./before-send.js";
import { captureElements, createReplay } from "./capture/later.js";
import type { Parts } from "./client.js";
import { createSdk, type GoSight } from "./gosight.js";

/** A new SDK, not yet started. */
export const createGoSight = (): GoSight =>
  createSdk(
    async (_, name) =>
      // Only who is recorded loads what records.
      (name === "gosight-replay"
        ? await import("./recorder.js")
        : { createFilter, captureElements, createReplay }) as Parts,
    undefined,
    typeof document !== "undefined",
  );

/** The page's SDK. */
export const gosight: GoSight = /* @__PURE__ */ createGoSight();

export type { GoSight, Properties, ReplayCalls } from "./gosight.js";
export type { Capture, Options } from "./options.js";
export type * from "./wire/messages.js";
