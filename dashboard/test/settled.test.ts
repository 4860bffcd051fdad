import { describe, expect, it } from "vitest";
import { settled } from "@/features/heatmaps/settled";

type Events = Parameters<typeof settled>[0];
const event = (type: number, timestamp: number, source?: number) => ({ type, timestamp, data: { source } });

describe("settled", () => {
  it("takes the page with what was added to it at once, and nothing that the visitor did", () => {
    const size = event(4, 100);
    const snapshot = event(2, 110);
    const added = event(3, 150, 0);
    const styled = event(3, 160, 8);
    const events = [event(3, 90, 0), size, snapshot, added, event(3, 155, 1), styled, event(3, 9000, 0)];
    expect(settled(events as unknown as Events)).toEqual([size, snapshot, added, styled]);
  });

  it("has nothing without a full snapshot", () => {
    expect(settled([event(3, 90, 0)] as unknown as Events)).toEqual([]);
  });
});
