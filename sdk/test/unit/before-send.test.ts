import { type create, type DescField, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
// @ts-expect-error a script without types
import { readRegistry } from "../../scripts/descriptors.mjs";
import { createFilter } from "../../src/before-send.js";
import type { RawEvent } from "../../src/core.js";
import { encode, zigzag } from "../../src/wire/encode.js";
import {
  CLICK,
  type Click,
  CUSTOM,
  type Custom,
  type Event,
  MOUSE,
  type Mouse,
  type Page,
  REPLAY_CHUNK,
  type Reaction,
  type ReplayChunk,
  type Target,
  WEB_VITAL,
  type WebVital,
} from "../../src/wire/messages.js";

const registry = readRegistry();
const EventType: DescMessage = registry.getMessage("gosight.v1.Event");
const page: Page = { viewId: "v", url: "https://shop.example/", title: "Shop", referrer: "" };

const click = encode<Click>({
  target: encode<Target>({
    selector: "#go",
    tag: "button",
    text: "Trang chủ",
    href: "",
    interactiveSelector: "",
    traits: [6, 8],
  }),
  pageX: -3,
  pageY: 300,
  elementXPermille: 500,
  elementYPermille: 0,
  button: 0,
  modifiers: 0,
  reactions: [encode<Reaction>({ kind: 1, delayMs: 20 }), encode<Reaction>({ kind: 5, delayMs: 900 })],
  watchedMs: 3000,
  documentWidth: 800,
  documentHeight: 70_000,
});

/** What `beforeSend` leaves of an event. */
function asked(event: RawEvent, beforeSend: (event: Event, page: Page) => Event | null) {
  let left: RawEvent | undefined;
  createFilter(beforeSend, (given) => (left = given))(event, page, 5000);
  return left;
}

/** What the hub would read of an event that `beforeSend` has seen. */
function sent(event: RawEvent, beforeSend: (event: Event, page: Page) => Event | null) {
  const given = asked(event, beforeSend);
  if (!given) return undefined;
  const [kind, id, timeMs, payload] = given;
  const { payload: read, ...rest } = fromBinary(
    EventType,
    encode([id, timeMs, 0, payload], kind),
  ) as ReturnType<typeof create> & any;
  return { ...rest, ...read.value };
}

test("an event is seen with the names of all its fields", () => {
  let seen: Event | undefined;
  sent([CLICK, "e1", 1000, click], (event) => (seen = event));
  expect(seen).toEqual({
    id: "e1",
    timeMs: 1000,
    pageIndex: 0,
    click: {
      target: {
        selector: "#go",
        tag: "button",
        text: "Trang chủ",
        href: "",
        interactiveSelector: "",
        traits: [6, 8],
      },
      pageX: -3,
      pageY: 300,
      elementXPermille: 500,
      elementYPermille: 0,
      button: 0,
      modifiers: 0,
      reactions: [
        { kind: 1, delayMs: 20 },
        { kind: 5, delayMs: 900 },
      ],
      watchedMs: 3000,
      documentWidth: 800,
      documentHeight: 70_000,
    },
  });
});

test.each<[name: string, event: RawEvent]>([
  ["a click", [CLICK, "e1", 1000, click]],
  [
    "the pointer's path",
    [MOUSE, "e2", 1000, encode<Mouse>({ dtMs: [0, 50], dx: [-3, 200].map(zigzag), dy: [0, 0].map(zigzag) })],
  ],
  [
    "a web vital",
    [WEB_VITAL, "e3", 1000, encode<WebVital>({ name: 3, value: Float64Array.of(0.0421), selector: "" })],
  ],
  [
    "a recording's piece",
    [
      REPLAY_CHUNK,
      "e4",
      1000,
      encode<ReplayChunk>({
        sequence: 0,
        startMs: 1_795_387_847_384,
        endMs: 1_795_387_848_384,
        eventCount: 2,
        fullSnapshot: true,
        encoding: 2,
        data: Uint8Array.of(0, 200, 7),
        part: 0,
        parts: 1,
      }),
    ],
  ],
])("what is left as it is goes out as it was: %s", (_, event) => {
  expect(asked(event, (given) => given)).toEqual(event);
});

test("what is changed, taken out or added moves no other field", () => {
  const changed = sent([CLICK, "e1", 1000, click], (event: any) => {
    event.timeMs = 2000;
    delete event.click.target.selector;
    event.click.target.extra = "x";
    event.click.target.text = "changed";
    event.click.reactions.pop();
    return event;
  });
  expect(changed.timeMs).toBe(2000n);
  expect(changed.target).toMatchObject({ selector: "", tag: "button", text: "changed", traits: [6, 8] });
  expect(changed.reactions).toHaveLength(1);
  expect(changed.documentHeight).toBe(70_000);
});

test("a value of another type is made to fit", () => {
  const custom = encode<Custom>({ name: "bought", propertiesJson: "" });
  const changed = sent([CUSTOM, "e1", 1000, custom], (event: any) => ({ ...event, custom: { name: 7 } }));
  expect(changed.name).toBe("7");
});

test("an event is dropped by null", () => {
  expect(sent([CLICK, "e1", 1000, click], () => null)).toBeUndefined();
});

describe("each kind of event is known", () => {
  test.each(EventType.oneofs[0]?.fields.map((field: DescField) => [field.localName, field.number]) ?? [])(
    "%s",
    (name, kind) => {
      let seen: object = {};
      asked([kind, "e", 1, encode([])], (event) => (seen = event));
      expect(Object.keys(seen)).toContain(name);
    },
  );
});
