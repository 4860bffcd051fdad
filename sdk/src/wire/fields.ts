// Written by scripts/generate-wire.mjs from proto/gosight/v1. Do not edit.

import type { Field } from "./readable.js";

const PAGE_VIEW: Field[] = [
  ["navigation", "number"],
  ["previousViewId", "string"],
];

const TARGET: Field[] = [
  ["selector", "string"],
  ["tag", "string"],
  ["text", "string"],
  ["href", "string"],
  ["interactiveSelector", "string"],
  ["traits", "number", true],
];

const REACTION: Field[] = [
  ["kind", "number"],
  ["delayMs", "number"],
];

const CLICK: Field[] = [
  ["target", TARGET],
  ["pageX", "number"],
  ["pageY", "number"],
  ["elementXPermille", "number"],
  ["elementYPermille", "number"],
  ["button", "number"],
  ["modifiers", "number"],
  ["reactions", REACTION, true],
  ["watchedMs", "number"],
  ["documentWidth", "number"],
  ["documentHeight", "number"],
];

const SCROLL: Field[] = [
  ["top", "number"],
  ["depthPermille", "number"],
  ["maxDepthPermille", "number"],
  ["reversals", "number"],
  ["reversalOffsetsMs", "number", true],
  ["documentHeight", "number"],
  ["durationMs", "number"],
];

const MOUSE: Field[] = [
  ["dtMs", "number", true],
  ["dx", "zigzag", true],
  ["dy", "zigzag", true],
];

const INPUT_CHANGE: Field[] = [
  ["target", TARGET],
  ["inputType", "string"],
  ["emptied", "bool"],
  ["formSelector", "string"],
];

const PAGE_LEAVE: Field[] = [
  ["visibleMs", "number"],
  ["engagedMs", "number"],
  ["maxScrollPermille", "number"],
  ["maxContentPermille", "number"],
];

const FORM_START: Field[] = [
  ["formSelector", "string"],
  ["formName", "string"],
  ["firstField", "string"],
];

const FORM_SUBMIT: Field[] = [
  ["formSelector", "string"],
  ["formName", "string"],
  ["lastField", "string"],
  ["touchedFields", "number"],
  ["durationMs", "number"],
];

const CUSTOM: Field[] = [
  ["name", "string"],
  ["propertiesJson", "string"],
];

const IDENTIFY: Field[] = [
  ["userId", "string"],
  ["traitsJson", "string"],
  ["aliasOf", "string"],
];

const JS_ERROR: Field[] = [
  ["type", "string"],
  ["message", "string"],
  ["stack", "string"],
  ["source", "string"],
  ["line", "number"],
  ["column", "number"],
  ["origin", "number"],
];

const RESOURCE_ERROR: Field[] = [
  ["url", "string"],
  ["tag", "string"],
  ["selector", "string"],
];

const REQUEST: Field[] = [
  ["method", "string"],
  ["url", "string"],
  ["status", "number"],
  ["durationMs", "number"],
  ["failed", "bool"],
  ["api", "number"],
];

const WEB_VITAL: Field[] = [
  ["name", "number"],
  ["value", "double"],
  ["selector", "string"],
];

const VISIBILITY: Field[] = [
  ["visible", "bool"],
];

const COPY: Field[] = [
  ["target", TARGET],
  ["length", "number"],
];

const REPLAY_CHUNK: Field[] = [
  ["sequence", "number"],
  ["startMs", "number"],
  ["endMs", "number"],
  ["eventCount", "number"],
  ["fullSnapshot", "bool"],
  ["encoding", "number"],
  ["data", "bytes"],
  ["part", "number"],
  ["parts", "number"],
];

const DIAGNOSTIC: Field[] = [
  ["code", "string"],
  ["message", "string"],
];

const REPLAY_STATUS: Field[] = [
  ["recorded", "bool"],
  ["reason", "string"],
];

/** The name and the fields of what may happen, by the number of its field in `Event`. */
export const PAYLOADS: Record<number, [name: string, fields: Field[]]> = {
  10: ["pageView", PAGE_VIEW],
  11: ["click", CLICK],
  12: ["scroll", SCROLL],
  13: ["mouse", MOUSE],
  14: ["inputChange", INPUT_CHANGE],
  15: ["pageLeave", PAGE_LEAVE],
  16: ["formStart", FORM_START],
  17: ["formSubmit", FORM_SUBMIT],
  18: ["custom", CUSTOM],
  19: ["identify", IDENTIFY],
  20: ["jsError", JS_ERROR],
  21: ["resourceError", RESOURCE_ERROR],
  22: ["request", REQUEST],
  23: ["webVital", WEB_VITAL],
  24: ["visibility", VISIBILITY],
  25: ["copy", COPY],
  26: ["replayChunk", REPLAY_CHUNK],
  27: ["diagnostic", DIAGNOSTIC],
  28: ["replayStatus", REPLAY_STATUS],
};
