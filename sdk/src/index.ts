import { createGoSight } from "./gosight.js";

/** The page's SDK. */
export const gosight = /* @__PURE__ */ createGoSight();

export type { Properties } from "./client.js";
export { type GoSight, createGoSight } from "./gosight.js";
export type { Capture, Options } from "./options.js";
export type { Recorder, ReplaySink } from "./replay.js";
export type * from "./wire/messages.js";
