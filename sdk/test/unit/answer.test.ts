import { create, toBinary } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
// @ts-expect-error a script without types
import { readRegistry } from "../../scripts/descriptors.mjs";
import { readRefusal } from "../../src/transport/answer.js";

const Response = readRegistry().getMessage("gosight.v1.SendEventsResponse");
const encoded = (init: object) => toBinary(Response, create(Response, init));

test("an accepted batch is no refusal, whatever was rejected in it", () => {
  const rejected = Array.from({ length: 40 }, (_, index) => ({
    index,
    eventId: "x".repeat(64),
    reason: 3,
    message: "click.target.selector is empty",
  }));
  expect(readRefusal(encoded({ batchId: "b".repeat(64), accepted: 500, rejected }))).toEqual({
    code: "",
    retryAfterMs: 0,
  });
});

test("a refusal has its code and when to try again", () => {
  const error = { code: "rate_limited", message: "Too many.", retryAfterMs: 90_000 };
  expect(readRefusal(encoded({ batchId: "b", error }))).toEqual({
    code: "rate_limited",
    retryAfterMs: 90_000,
  });
});

test("an answer cut short ends the reading", () => {
  const bytes = encoded({ batchId: "b", error: { code: "unknown_key" } });
  for (let length = 0; length < bytes.length; length++) readRefusal(bytes.subarray(0, length));
});
