import { describe, expect, it } from "vitest";
import type { Schemas } from "@/api/types";
import { momentOf } from "@/features/sessions/moment";
import { is } from "@/lib/filters";

type Event = Schemas["Event"];

const START = Date.parse("2026-11-23T08:00:00Z");
const at = (seconds: number) => START + seconds * 1000;

function event(seconds: number, given: Partial<Event>): Event {
  const time = new Date(at(seconds)).toISOString();
  return { id: `${seconds}`, tab_id: "tab", name: "", text: "", page: "/", ...given, time } as Event;
}

const TIMELINE = [
  {
    session_id: "s",
    next_cursor: null,
    insights: [{ detector: "rage-click", time: new Date(at(9)).toISOString() }],
    rows: [
      event(0, { kind: "page_view", page: "/" }),
      event(3, { kind: "js_error", name: "TypeError", text: "a" }),
      event(5, { kind: "page_view", page: "/cart" }),
      event(6, { kind: "js_error", name: "RangeError", text: "b" }),
      event(7, { kind: "js_error", name: "RangeError", text: "c" }),
      event(8, { kind: "custom", name: "order" }),
    ],
  },
] as unknown as Schemas["Timeline"][];

describe("the moment for which a session is listed", () => {
  it("is none without a filter that names one", () => {
    expect(momentOf([], TIMELINE)).toBeNull();
    expect(momentOf([is("country", "NP")], TIMELINE)).toBeNull();
  });

  it("is the error that reads like the group", () => {
    const filters = [is("error", "1f")];
    expect(momentOf(filters, TIMELINE, { type: "RangeError", message: "c" })?.at).toBe(at(7));
    expect(momentOf(filters, TIMELINE, { type: "RangeError", message: "other" })?.at).toBe(at(6));
    expect(momentOf(filters, TIMELINE)?.at).toBe(at(3));
  });

  it("is the first event, page or insight of the filter", () => {
    expect(momentOf([is("event", "order")], TIMELINE)?.at).toBe(at(8));
    expect(momentOf([is("visited_page", "/cart")], TIMELINE)).toEqual({ at: at(5), tab: "tab" });
    expect(momentOf([is("has_insight", "rage-click")], TIMELINE)?.at).toBe(at(9));
  });

  it("follows expressions, and those that no browser knows lead nowhere", () => {
    const matches = (value: string) =>
      momentOf([{ property: "visited_page", operator: "matches", values: [value] }], TIMELINE);
    expect(matches("^/ca.*$")?.at).toBe(at(5));
    expect(matches("(?P<x>")).toBeNull();
  });

  it("is nothing that a filter leaves out", () => {
    expect(momentOf([{ ...is("event", "order"), operator: "is_not" }], TIMELINE)).toBeNull();
  });
});
