import { describe, expect, it } from "vitest";
import { follow, readAddress, writeAddress } from "@/lib/address";
import { is, readFilter, withFilter, writeFilter } from "@/lib/filters";

const read = (url: string) => {
  const [path = "", query = ""] = url.split("?");
  return readAddress(path, new URLSearchParams(query));
};

describe("an address", () => {
  it("says the project, page, thing, period, comparison and filters", () => {
    const address = read("/shop/sessions/s1?period=7d&compare=year&f=is%3Acountry%3DNP%7CIN&t=4000");
    expect(address).toMatchObject({
      project: "shop",
      page: "sessions",
      item: "s1",
      preset: "7d",
      compare: "year",
      filters: [{ property: "country", operator: "is", values: ["NP", "IN"] }],
    });
    expect(address.own.get("t")).toBe("4000");
  });

  it("is read back as it was written", () => {
    for (const url of [
      "/shop/overview",
      "/shop/overview?from=2026-11-01&to=2026-11-02",
      "/shop/sessions/s1?period=7d&compare=none&f=is%3Acountry%3DNP%7CIN&t=4000",
    ]) {
      expect(writeAddress(read(url))).toBe(url);
    }
  });

  it("falls back to the defaults where it makes no sense", () => {
    expect(read("/shop/overview?period=forever&compare=what&f=nonsense")).toMatchObject({
      preset: "24h",
      compare: "previous",
      filters: [],
    });
  });

  it("keeps the period and filters on the way to another page, but not what is the page's own", () => {
    const address = read("/shop/errors?period=7d&f=is%3Abrowser%3DFirefox&sort=visitors");
    expect(follow(address, { page: "sessions" })).toBe("/shop/sessions?period=7d&f=is%3Abrowser%3DFirefox");
    expect(follow(address, { page: "errors", item: "ab", own: { tab: "x" }, filters: [] })).toBe(
      "/shop/errors/ab?period=7d&tab=x",
    );
  });

  it("can't leave the project by an id", () => {
    expect(follow(read("/shop/overview"), { page: "visitors", item: "../../admin?x" })).toBe(
      "/shop/visitors/..%2F..%2Fadmin%3Fx",
    );
  });
});

describe("a filter", () => {
  it("is read back as it was written, whatever its values hold", () => {
    const filter = {
      property: "event_property:plan",
      operator: "is_not" as const,
      values: ["a|b", "50%", "%7C=:"],
    };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
  });

  it("takes the place of one of the same property and operator", () => {
    expect(withFilter([is("country", "NP"), is("browser", "Edge")], is("country", "IN"))).toEqual([
      is("browser", "Edge"),
      is("country", "IN"),
    ]);
  });

  it("is none without an operator, property or value", () => {
    for (const text of ["", "is:country", "was:country=NP", "is:=NP", "is:country="]) {
      expect(readFilter(text)).toBeNull();
    }
  });
});
