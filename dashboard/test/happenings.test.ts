import { describe, expect, it } from "vitest";
import { type Happening, merge, readHappenings } from "@/features/live/use-happenings";

const happening = (key: string, at: number) => ({ key, at, session: "s", event: {} }) as Happening;

describe("what happens", () => {
  it("is read from events and insights, without what nobody can read in passing", () => {
    const event = { id: "1", kind: "click", time: "2026-11-23T08:00:00Z", session_id: "s" };
    const found = readHappenings({ type: "events", data: [event, { ...event, id: "2", kind: "mouse" }] });
    expect(found.map(({ key, session }) => [key, session])).toEqual([["1", "s"]]);
    const insight = { id: "3", time: "2026-11-23T08:00:01Z", session_id: "s" };
    expect(readHappenings({ type: "insights", data: [insight] })).toHaveLength(1);
    expect(readHappenings({ type: "visitors", data: { visitors: 3 } })).toEqual([]);
  });

  it("is kept once, the newest first, and not for ever", () => {
    const known = merge([], [happening("a", 1), happening("b", 2)]);
    expect(merge(known, [happening("b", 2)])).toBe(known);
    expect(merge(known, [happening("c", 3)]).map(({ key }) => key)).toEqual(["c", "b", "a"]);
    const many = Array.from({ length: 100 }, (_, i) => happening(`${i}`, i));
    expect(merge([], many).length).toBeLessThan(50);
  });
});
