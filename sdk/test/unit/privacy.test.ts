import { beforeAll, expect, test } from "vitest";
import { cleanText } from "../../src/privacy/text.js";
import { cleanUrl } from "../../src/privacy/urls.js";

beforeAll(() => {
  Object.assign(globalThis, { document: { baseURI: "https://shop.example/here" } });
});

test.each([
  ["https://shop.example/a?utm_source=x&token=secret", "https://shop.example/a?utm_source=x"],
  ["https://shop.example/a?gclid=EAIaIQ&fbclid=IwAR", "https://shop.example/a?gclid=1&fbclid=1"],
  ["https://shop.example/a?token=secret", "https://shop.example/a"],
  ["https://ada:lovelace@shop.example/", "https://shop.example/"],
  ["https://shop.example/#access_token=secret", "https://shop.example/#access_token"],
  ["https://shop.example/#/orders?card=4242", "https://shop.example/#/orders"],
  ["/relative?q=1#part", "https://shop.example/relative#part"],
  ["file:///home/ada/site/start.html?token=secret", "file:///start.html"],
  ["capacitor://localhost/tabs/one?token=secret", "capacitor://localhost/tabs/one"],
  ["android-app://com.google.android.gm/", "android-app://com.google.android.gm/"],
  ["mailto:ada@example.com", "mailto:"],
  ["data:text/plain,secret", "data:"],
  ["http://[broken", ""],
])("%s is sent as %s", (given, expected) => {
  expect(cleanUrl(given, ["utm_source"])).toBe(expected);
});

test("a stack keeps its places and loses its queries", () => {
  const stack = "Error: no\n    at f (https://shop.example/app.js?session=secret:10:5)";
  expect(cleanText(stack, 500)).toBe("Error: no\n    at f (https://shop.example/app.js:10:5)");
});

test.each([
  [undefined, ""],
  [null, ""],
  [42, "42"],
  ["abcdef", "abc"],
])("%s as text", (given, expected) => {
  expect(cleanText(given, 3)).toBe(expected);
});
