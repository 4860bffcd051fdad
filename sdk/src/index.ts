import { createGoSight, type GoSight } from "./gosight.js";

/** The page's SDK. */
export const gosight: GoSight = /* @__PURE__ */ createGoSight();

export { createGoSight, type GoSight, type Properties } from "./gosight.js";
export type { Capture, Options } from "./options.js";
export type { Recorder, ReplaySink } from "./replay.js";
export type * from "./wire/messages.js";
