// Written by scripts/generate-wire.mjs from proto/gosight/v1. Do not edit.

import type { Zigzag } from "./encode.js";

/** How a page came to be shown. */
export type Navigation = 0 | 1 | 2 | 3 | 4 | 5 | 6;
/** Unknown. */
export const NAVIGATION_UNSPECIFIED = 0;
/** A load by link, address or form. */
export const NAVIGATION_LOAD = 1;
/** A reload. */
export const NAVIGATION_RELOAD = 2;
/** Back or forward. */
export const NAVIGATION_BACK_FORWARD = 3;
/** A step of a single-page application by `history.pushState` or `replaceState`. */
export const NAVIGATION_PUSH = 4;
/** A change of the address's hash. */
export const NAVIGATION_HASH = 5;
/** Back or forward within a single-page application. */
export const NAVIGATION_POP = 6;

/** What a detector may want to know of an element. */
export type TargetTrait = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
/** Never sent. */
export const TARGET_TRAIT_UNSPECIFIED = 0;
/** A link that leads somewhere. */
export const TARGET_TRAIT_LINK = 1;
/** A link with `download`. */
export const TARGET_TRAIT_DOWNLOAD = 2;
/** A link that opens a new window. */
export const TARGET_TRAIT_NEW_WINDOW = 3;
/** A field for text, or an editable region. */
export const TARGET_TRAIT_TEXT_FIELD = 4;
/** Any other form field: select, checkbox, radio, range, file. */
export const TARGET_TRAIT_FIELD = 5;
/** A button, or what says it is one. */
export const TARGET_TRAIT_BUTTON = 6;
/** A canvas, video, audio, object or embedded frame. */
export const TARGET_TRAIT_MEDIA = 7;
/** A control that is meant to be clicked again and again: stepper, pager, carousel. */
export const TARGET_TRAIT_STEPPER = 8;
/** Marked `data-gosight-no-rage`. */
export const TARGET_TRAIT_NO_RAGE = 9;
/** Marked `data-gosight-no-dead`. */
export const TARGET_TRAIT_NO_DEAD = 10;
/** Disabled. */
export const TARGET_TRAIT_DISABLED = 11;

/** What may happen after a click. */
export type ReactionKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
/** Never sent. */
export const REACTION_KIND_UNSPECIFIED = 0;
/** The document changed. */
export const REACTION_KIND_MUTATION = 1;
/** Something scrolled. */
export const REACTION_KIND_SCROLL = 2;
/** The selection changed. */
export const REACTION_KIND_SELECTION = 3;
/** The focus moved. */
export const REACTION_KIND_FOCUS = 4;
/** The address changed, or the page was left. */
export const REACTION_KIND_NAVIGATION = 5;
/** A request began. */
export const REACTION_KIND_NETWORK = 6;
/** A window was opened. */
export const REACTION_KIND_WINDOW_OPEN = 7;
/** The page was hidden. */
export const REACTION_KIND_VISIBILITY = 8;

/** How an error came to be known. */
export type ErrorOrigin = 0 | 1 | 2 | 3;
/** Unknown. */
export const ERROR_ORIGIN_UNSPECIFIED = 0;
/** The window's `error` event. */
export const ERROR_ORIGIN_UNCAUGHT = 1;
/** A rejected promise that nobody handled. */
export const ERROR_ORIGIN_REJECTION = 2;
/** The site called `captureException`. */
export const ERROR_ORIGIN_CAPTURED = 3;

/** How a request was made. */
export type RequestApi = 0 | 1 | 2;
/** Unknown. */
export const REQUEST_API_UNSPECIFIED = 0;
/** By `fetch`. */
export const REQUEST_API_FETCH = 1;
/** By `XMLHttpRequest`. */
export const REQUEST_API_XHR = 2;

/** The measures of a page's speed. */
export type WebVitalName = 0 | 1 | 2 | 3 | 4 | 5;
/** Never sent. */
export const WEB_VITAL_NAME_UNSPECIFIED = 0;
/** Largest Contentful Paint. */
export const WEB_VITAL_NAME_LCP = 1;
/** Interaction to Next Paint. */
export const WEB_VITAL_NAME_INP = 2;
/** Cumulative Layout Shift. */
export const WEB_VITAL_NAME_CLS = 3;
/** First Contentful Paint. */
export const WEB_VITAL_NAME_FCP = 4;
/** Time To First Byte. */
export const WEB_VITAL_NAME_TTFB = 5;

/** How a recording's bytes are packed. */
export type ReplayEncoding = 0 | 1 | 2;
/** Never sent. */
export const REPLAY_ENCODING_UNSPECIFIED = 0;
/** As it is. */
export const REPLAY_ENCODING_JSON = 1;
/** gzip. */
export const REPLAY_ENCODING_GZIP = 2;

/** Sizes in CSS pixels. */
export interface Screen {
  /** The screen's width. */
  width?: number;
  /** The screen's height. */
  height?: number;
  /** The window's inner width. */
  viewportWidth?: number;
  /** The window's inner height. */
  viewportHeight?: number;
  /** Device pixels to a CSS pixel. */
  pixelRatio?: number;
  /** How many touches the device notices at once; tells an iPad, which calls itself a Mac, from one. */
  maxTouchPoints?: number;
}

/** One brand of a browser. */
export interface BrandVersion {
  /** For example `Chromium`. */
  brand?: string;
  /** The full version, for example `142.0.7444.59`. */
  version?: string;
}

/** From `navigator.userAgentData.getHighEntropyValues`. */
export interface ClientHints {
  /** Brands and their versions. */
  brands?: BrandVersion[];
  /** The operating system, for example `Windows`. */
  platform?: string;
  /** Its version, for example `15.0.0`. */
  platformVersion?: string;
  /** The device's model; empty on desktops. */
  model?: string;
  /** Whether it is a phone. */
  mobile?: boolean;
  /** The processor, for example `x86`. */
  architecture?: string;
}

/** A page as the visitor saw it: one load, or one step of a single-page application. */
export interface Page {
  /** Unique for this view: 1 to 64 of A-Z, a-z, 0-9, `_`, `-`. */
  viewId?: string;
  /** The full address; only allowed query parameters. */
  url?: string;
  /** The title. */
  title?: string;
  /** The address from which the visitor came; may be empty. */
  referrer?: string;
}

/** What holds for all events of a batch. */
export interface BatchContext {
  /** The sender's name, for example `gosight-js`. */
  sdkName?: string;
  /** The sender's version, for example `1.0.0`. */
  sdkVersion?: string;
  /** The visit: 1 to 64 of A-Z, a-z, 0-9, `_`, `-`. */
  sessionId?: string;
  /**
   * The browser, across visits; same form. Empty in cookieless mode: the server then derives one
   * that changes every day.
   */
  visitorId?: string;
  /** The browser tab; same form; may be empty. */
  tabId?: string;
  /** Who the visitor is, if the site said so with `identify`. */
  userId?: string;
  /**
   * The sender's clock when it sent this, in ms since 1970. Stamped anew at each attempt, it lets
   * the server correct a wrong clock.
   */
  sentAtMs?: number;
  /** The visitor's screen. */
  screen?: Screen;
  /** What the browser says of itself beyond its User-Agent header. */
  clientHints?: ClientHints;
  /** The browser's language tag, for example `vi-VN`. */
  language?: string;
  /** The browser's time zone, for example `Asia/Ho_Chi_Minh`. */
  timeZone?: string;
  /** The pages on which the events happened; an event names its own by position. */
  pages?: Page[];
}

/** A page was shown. */
export interface PageView {
  /** How the visitor came to it. */
  navigation?: Navigation;
  /** The id of the view before it in this tab; may be empty. */
  previousViewId?: string;
}

/** The element with which the visitor dealt. */
export interface Target {
  /** A CSS selector that finds it; `>>>` crosses into a shadow root. */
  selector?: string;
  /** Its tag in lower case. */
  tag?: string;
  /** Its visible text, shortened; empty where masked. */
  text?: string;
  /** Where it leads, for links; only allowed query parameters. */
  href?: string;
  /** The selector of its nearest ancestor that reacts to clicks; empty if it is that itself. */
  interactiveSelector?: string;
  /** The marks and traits that detectors look at. */
  traits?: TargetTrait[];
}

/** Something that happened after a click. */
export interface Reaction {
  /** What. */
  kind?: ReactionKind;
  /** How long after the click. */
  delayMs?: number;
}

/** A click or tap. */
export interface Click {
  /** What was clicked. */
  target?: Target;
  /** Where, from the document's left edge. */
  pageX?: number;
  /** Where, from the document's top. */
  pageY?: number;
  /** Where in the element, in thousandths of its width. */
  elementXPermille?: number;
  /** Where in the element, in thousandths of its height. */
  elementYPermille?: number;
  /** The mouse button: 0 main, 1 middle, 2 secondary. */
  button?: number;
  /** Keys held down: 1 Alt, 2 Control, 4 Meta, 8 Shift, added up. */
  modifiers?: number;
  /** What happened after the click, each at most once, within 3 s. */
  reactions?: Reaction[];
  /** How long the SDK watched for reactions; shorter than 3,000 if the page was left. */
  watchedMs?: number;
  /** The document's width. */
  documentWidth?: number;
  /** The document's height. */
  documentHeight?: number;
}

/** A pause in scrolling: what was scrolled since the last. */
export interface Scroll {
  /** Where the window's top is now. */
  top?: number;
  /** How deep that is: (top + viewport) / document height, in thousandths. */
  depthPermille?: number;
  /** The deepest so far on this page. */
  maxDepthPermille?: number;
  /** How often the direction changed by 10 px or more. */
  reversals?: number;
  /** When each of those changes happened, in ms after the event's time, at most 32. */
  reversalOffsetsMs?: number[];
  /** The document's height. */
  documentHeight?: number;
  /** How long the scrolling took; the event's time is its start. */
  durationMs?: number;
}

/**
 * A piece of the pointer's path. The three lists have one length, 1 to 200; each entry but the
 * first is the difference to the one before.
 */
export interface Mouse {
  /** Times, in ms; the first after the event's time. */
  dtMs?: number[];
  /** Positions from the document's left edge. */
  dx?: number[];
  /** Positions from the document's top. */
  dy?: number[];
}

/** A field was changed. Never holds what was typed. */
export interface InputChange {
  /** The field. */
  target?: Target;
  /** The field's `type`, for example `text`. */
  inputType?: string;
  /** Whether it is empty now. */
  emptied?: boolean;
  /** The form's selector; may be empty. */
  formSelector?: string;
}

/** A page was left. */
export interface PageLeave {
  /** How long the page was visible. */
  visibleMs?: number;
  /** How long it was visible and focused: the time on page. */
  engagedMs?: number;
  /** The deepest scroll: (scroll top + viewport) / document height, in thousandths. */
  maxScrollPermille?: number;
  /** The deepest content seen, from the main element's top to bottom, in thousandths. */
  maxContentPermille?: number;
}

/** A form's first field was touched. */
export interface FormStart {
  /** The form's selector. */
  formSelector?: string;
  /** The form's name or id; may be empty. */
  formName?: string;
  /** The first field's name or id; never a value. */
  firstField?: string;
}

/** A form was sent. */
export interface FormSubmit {
  /** The form's selector. */
  formSelector?: string;
  /** The form's name or id; may be empty. */
  formName?: string;
  /** The last field that was touched. */
  lastField?: string;
  /** How many fields were touched. */
  touchedFields?: number;
  /** The time since the form's start. */
  durationMs?: number;
}

/** An event of the site's own. */
export interface Custom {
  /** Its name, 1 to 200 characters. */
  name?: string;
  /** A JSON object; empty means none. */
  propertiesJson?: string;
}

/** The visitor got a name. */
export interface Identify {
  /** The site's own id for the visitor, 1 to 200 characters. */
  userId?: string;
  /** A JSON object; empty means none. */
  traitsJson?: string;
  /** Another id that is the same person from now on, for `alias`; may be empty. */
  aliasOf?: string;
}

/** A JavaScript error. */
export interface JsError {
  /** The error's class, for example `TypeError`. */
  type?: string;
  /** Its message. */
  message?: string;
  /** Its stack; may be empty. */
  stack?: string;
  /** The script's address; may be empty. */
  source?: string;
  /** The line, from 1; 0 means unknown. */
  line?: number;
  /** The column, from 1; 0 means unknown. */
  column?: number;
  /** How it came to be known. */
  origin?: ErrorOrigin;
}

/** A resource that did not load. */
export interface ResourceError {
  /** Its address; only allowed query parameters. */
  url?: string;
  /** The element's tag, for example `img`. */
  tag?: string;
  /** The element's selector. */
  selector?: string;
}

/**
 * A request of the page that failed (status 400 or more, or none) or took longer than the SDK's
 * limit. The event's time is the request's start.
 */
export interface Request {
  /** The method in upper case. */
  method?: string;
  /** The address; only allowed query parameters. */
  url?: string;
  /** The HTTP status; 0 means that no answer came. */
  status?: number;
  /** How long it took. */
  durationMs?: number;
  /** Whether it failed; otherwise it was slow. */
  failed?: boolean;
  /** How it was made. */
  api?: RequestApi;
}

/** A measure of the page's speed. */
export interface WebVital {
  /** Which. */
  name?: WebVitalName;
  /** Milliseconds; for CLS a score without a unit. */
  value?: number;
  /** The element that it is about; may be empty. */
  selector?: string;
}

/** The page was hidden or shown again. */
export interface Visibility {
  /** Whether it is visible now. */
  visible?: boolean;
}

/** Text was copied. Never holds the text. */
export interface Copy {
  /** Where. */
  target?: Target;
  /** How many characters. */
  length?: number;
}

/** A piece of a session's recording. */
export interface ReplayChunk {
  /** Its number in the tab's recording, from 0 without gaps. */
  sequence?: number;
  /** The first recorded moment, in ms since 1970. */
  startMs?: number;
  /** The last recorded moment. */
  endMs?: number;
  /** How many rrweb events it holds. */
  eventCount?: number;
  /** Whether it holds a full snapshot, so that a player can start here. */
  fullSnapshot?: boolean;
  /** How `data` is packed. */
  encoding?: ReplayEncoding;
  /** A JSON array of rrweb events, packed. */
  data?: Uint8Array;
  /** Which piece of the chunk this is, from 0; a chunk larger than a message is sent in pieces. */
  part?: number;
  /** How many pieces the chunk has; 0 and 1 mean that it is whole. */
  parts?: number;
}

/** The SDK's own trouble. */
export interface Diagnostic {
  /** For programs, for example `recorder_degraded`. */
  code?: string;
  /** For people. */
  message?: string;
}

/** Whether the session is recorded, and why; the last one of a session holds. */
export interface ReplayStatus {
  /** Whether chunks follow. */
  recorded?: boolean;
  /**
   * `sampled`, `trigger-error`, `trigger-rage-click`, `trigger-custom`, `not-sampled`, `waiting-for-trigger`,
   * `disabled`, `consent`, `gpc`, `excluded-page`, `maximum-duration`, `degraded`, `disk-full`.
   */
  reason?: string;
}

/** One thing that happened. Positions and sizes are in CSS pixels, durations in milliseconds. */
export interface Event {
  /** Unique, and the same at every attempt to send: 1 to 64 of A-Z, a-z, 0-9, `_`, `-`. */
  id?: string;
  /**
   * The sender's clock when it happened, in ms since 1970, and the same at every attempt to send.
   * 0 means unknown: the server then uses its own.
   */
  timeMs?: number;
  /** The page's position in the batch's `pages`. */
  pageIndex?: number;
  /** A page was shown. */
  pageView?: PageView;
  /** A click or tap. */
  click?: Click;
  /** A pause in scrolling. */
  scroll?: Scroll;
  /** A piece of the pointer's path. */
  mouse?: Mouse;
  /** A field was changed. */
  inputChange?: InputChange;
  /** A page was left. */
  pageLeave?: PageLeave;
  /** A form's first field was touched. */
  formStart?: FormStart;
  /** A form was sent. */
  formSubmit?: FormSubmit;
  /** An event of the site's own. */
  custom?: Custom;
  /** The visitor got a name. */
  identify?: Identify;
  /** A JavaScript error. */
  jsError?: JsError;
  /** A resource that did not load. */
  resourceError?: ResourceError;
  /** A request of the page that failed or was slow. */
  request?: Request;
  /** A measure of the page's speed. */
  webVital?: WebVital;
  /** The page was hidden or shown again. */
  visibility?: Visibility;
  /** Text was copied. */
  copy?: Copy;
  /** A piece of a session's recording. */
  replayChunk?: ReplayChunk;
  /** The SDK's own trouble, for example a recording that was given up. */
  diagnostic?: Diagnostic;
  /** Whether the session is recorded, and why. */
  replayStatus?: ReplayStatus;
}

/** Some events of one session, sent together. */
export interface EventBatch {
  /**
   * The project's public write key. May be left out when the request names it otherwise: the HTTP
   * header or gRPC metadata `x-gosight-key`.
   */
  writeKey?: string;
  /**
   * Chosen by the sender, unique for the batch; 1 to 64 of A-Z, a-z, 0-9, `_`, `-`, or empty. Comes
   * back in the answer.
   */
  batchId?: string;
  /** What holds for all of the batch's events. */
  context?: BatchContext;
  /** The events, oldest first. */
  events?: Event[];
}

/** Fields that the encoder takes in another form, which tells it how to write them. */
export interface Written {
  pixelRatio: Float32Array;
  dx: Zigzag[];
  dy: Zigzag[];
  value: Float64Array;
}

/** The number of the field `sentAtMs` in `BatchContext`. */
export const SENT_AT_MS = 7;

/** What may happen, by the number of its field in `Event`. */
export interface Payloads {
  10: PageView;
  11: Click;
  12: Scroll;
  13: Mouse;
  14: InputChange;
  15: PageLeave;
  16: FormStart;
  17: FormSubmit;
  18: Custom;
  19: Identify;
  20: JsError;
  21: ResourceError;
  22: Request;
  23: WebVital;
  24: Visibility;
  25: Copy;
  26: ReplayChunk;
  27: Diagnostic;
  28: ReplayStatus;
}
export const PAGE_VIEW = 10;
export const CLICK = 11;
export const SCROLL = 12;
export const MOUSE = 13;
export const INPUT_CHANGE = 14;
export const PAGE_LEAVE = 15;
export const FORM_START = 16;
export const FORM_SUBMIT = 17;
export const CUSTOM = 18;
export const IDENTIFY = 19;
export const JS_ERROR = 20;
export const RESOURCE_ERROR = 21;
export const REQUEST = 22;
export const WEB_VITAL = 23;
export const VISIBILITY = 24;
export const COPY = 25;
export const REPLAY_CHUNK = 26;
export const DIAGNOSTIC = 27;
export const REPLAY_STATUS = 28;
