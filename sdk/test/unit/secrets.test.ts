import { beforeAll, describe, expect, test } from "vitest";
import { cleanText, toJson } from "../../src/privacy/text.js";
import { cleanUrl } from "../../src/privacy/urls.js";
import vectors from "../vectors/secrets.json" with { type: "json" };

beforeAll(() => {
  Object.assign(globalThis, { document: { baseURI: "https://shop.example/here" } });
});

interface Case {
  given: unknown;
  secret: string[];
  kept: string[];
}

function holds({ secret, kept }: Case, clean: string): void {
  for (const one of secret) expect(clean).not.toContain(one);
  for (const one of kept) expect(clean).toContain(one);
}

describe("nothing of a secret is left, and nothing else is lost", () => {
  test.each(vectors.texts as Case[])("in a text: $given", (one) => {
    holds(one, cleanText(one.given, 1000));
  });
  test.each(vectors.addresses as Case[])("in an address: $given", (one) => {
    holds(one, cleanUrl(one.given as string));
  });
  test.each(vectors.properties as Case[])("in properties: $given", (one) => {
    holds(one, toJson(one.given));
  });
});

test("what is scrubbed stays as it is", () => {
  for (const { given } of vectors.texts as Case[]) {
    const clean = cleanText(given, 1000);
    expect(cleanText(clean, 1000)).toBe(clean);
  }
});

describe("a text that is eight times as long takes no more than its share", () => {
  // In proportion it is 8 times, and 64 times where the time grows with the square.
  const MOST_TIMES = 32;
  const SHORTEST_MS = 0.5;

  /** The least of some tries, which what else the machine does disturbs least. */
  function leastMs(text: string): number {
    const tries = Array.from({ length: 5 }, () => {
      const start = performance.now();
      cleanText(text, 8000);
      cleanUrl(`https://shop.example/${text}`);
      return performance.now() - start;
    });
    return Math.min(...tries);
  }

  test.each([
    "a",
    "a@",
    "ab@cd.",
    "1 ",
    "4111 ",
    "://a",
    "a://b",
    "token",
    "password=",
    "/reset/1",
    "x_1",
    "%40",
    "-",
    " = ",
    "eyJ",
    "\ud83c\udfd5",
  ])("made of %j", (part) => {
    const short = Math.max(leastMs(part.repeat(12_500 / part.length)), SHORTEST_MS);
    expect(leastMs(part.repeat(100_000 / part.length)) / short).toBeLessThan(MOST_TIMES);
  });
});

test("an emoji is not cut in half", () => {
  expect(cleanText("ab\u{1f3d5}\ufe0f", 3)).toBe("ab");
  expect(cleanText("\u{1f469}\u200d\u{1f467}", 3)).toBe("\u{1f469}");
});

describe("any value becomes JSON within bounds", () => {
  const self: Record<string, unknown> = { name: "loop" };
  self.self = self;
  const shared = { a: 1 };
  let deep: unknown = "bottom";
  for (let i = 0; i < 100; i++) deep = { deep };

  test.each([
    [self, '{"name":"loop"}'],
    [{ one: shared, two: shared }, '{"one":{"a":1},"two":{"a":1}}'],
    [{ big: 12345678901234567890n }, '{"big":"12345678901234567890"}'],
    [{ symbol: Symbol("s"), call: () => 1, none: undefined }, "{}"],
    [
      { when: new Date(0), not: Number.NaN, zero: 0, no: false },
      '{"when":"1970-01-01T00:00:00.000Z","not":null,"zero":0,"no":false}',
    ],
  ])("%o", (given, expected) => {
    expect(toJson(given)).toBe(expected);
  });

  test("deep and wide ones are cut", () => {
    expect(toJson(deep).match(/{/g)?.length).toBeLessThanOrEqual(16);
    expect(JSON.parse(toJson({ list: Array(50_000).fill(1) })).list[49_999]).toBe(null);
  });
});
