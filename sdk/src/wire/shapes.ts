// Written by scripts/generate-wire.mjs from proto/gosight/v1. Do not edit.

import type { Shape } from "./encode.js";

export const Screen: Shape = {
  width: 8,
  height: 16,
  viewportWidth: 24,
  viewportHeight: 32,
  pixelRatio: 45,
};

export const BrandVersion: Shape = {
  brand: 10,
  version: 18,
};

export const ClientHints: Shape = {
  brands: [1, BrandVersion],
  platform: 18,
  platformVersion: 26,
  model: 34,
  mobile: 40,
  architecture: 50,
};

export const Page: Shape = {
  viewId: 10,
  url: 18,
  title: 26,
  referrer: 34,
};

export const BatchContext: Shape = {
  sdkName: 10,
  sdkVersion: 18,
  sessionId: 26,
  visitorId: 34,
  tabId: 42,
  userId: 50,
  sentAtMs: 56,
  screen: [8, Screen],
  clientHints: [9, ClientHints],
  language: 82,
  timeZone: 90,
  pages: [12, Page],
};

export const PageView: Shape = {
  navigation: 8,
  previousViewId: 18,
};

export const Target: Shape = {
  selector: 10,
  tag: 18,
  text: 26,
  href: 34,
  interactiveSelector: 42,
  traits: 54,
};

export const Reaction: Shape = {
  kind: 8,
  delayMs: 16,
};

export const Click: Shape = {
  target: [1, Target],
  pageX: 16,
  pageY: 24,
  elementXPermille: 32,
  elementYPermille: 40,
  button: 48,
  modifiers: 56,
  reactions: [8, Reaction],
  watchedMs: 72,
  documentWidth: 80,
  documentHeight: 88,
};

export const Scroll: Shape = {
  top: 8,
  depthPermille: 16,
  maxDepthPermille: 24,
  reversals: 32,
  reversalOffsetsMs: 46,
  documentHeight: 48,
  durationMs: 56,
};

export const Mouse: Shape = {
  dtMs: 14,
  dx: 23,
  dy: 31,
};

export const InputChange: Shape = {
  target: [1, Target],
  inputType: 18,
  emptied: 24,
  formSelector: 34,
};

export const PageLeave: Shape = {
  visibleMs: 8,
  engagedMs: 16,
  maxScrollPermille: 24,
  maxContentPermille: 32,
};

export const FormStart: Shape = {
  formSelector: 10,
  formName: 18,
  firstField: 26,
};

export const FormSubmit: Shape = {
  formSelector: 10,
  formName: 18,
  lastField: 26,
  touchedFields: 32,
  durationMs: 40,
};

export const Custom: Shape = {
  name: 10,
  propertiesJson: 18,
};

export const Identify: Shape = {
  userId: 10,
  traitsJson: 18,
  aliasOf: 26,
};

export const JsError: Shape = {
  type: 10,
  message: 18,
  stack: 26,
  source: 34,
  line: 40,
  column: 48,
  origin: 56,
};

export const ResourceError: Shape = {
  url: 10,
  tag: 18,
  selector: 26,
};

export const Request: Shape = {
  method: 10,
  url: 18,
  status: 24,
  durationMs: 32,
  failed: 40,
  api: 48,
};

export const WebVital: Shape = {
  name: 8,
  value: 20,
  selector: 26,
};

export const Visibility: Shape = {
  visible: 8,
};

export const Copy: Shape = {
  target: [1, Target],
  length: 16,
};

export const ReplayChunk: Shape = {
  sequence: 8,
  startMs: 16,
  endMs: 24,
  eventCount: 32,
  fullSnapshot: 40,
  encoding: 48,
  data: 59,
};

export const Diagnostic: Shape = {
  code: 10,
  message: 18,
};

export const Event: Shape = {
  id: 10,
  timeMs: 16,
  pageIndex: 24,
  pageView: [10, PageView],
  click: [11, Click],
  scroll: [12, Scroll],
  mouse: [13, Mouse],
  inputChange: [14, InputChange],
  pageLeave: [15, PageLeave],
  formStart: [16, FormStart],
  formSubmit: [17, FormSubmit],
  custom: [18, Custom],
  identify: [19, Identify],
  jsError: [20, JsError],
  resourceError: [21, ResourceError],
  request: [22, Request],
  webVital: [23, WebVital],
  visibility: [24, Visibility],
  copy: [25, Copy],
  replayChunk: [26, ReplayChunk],
  diagnostic: [27, Diagnostic],
};

export const EventBatch: Shape = {
  writeKey: 10,
  batchId: 18,
  context: [3, BatchContext],
  events: [4, Event],
};
