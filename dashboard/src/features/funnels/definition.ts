import type { SavedItem } from "@/api/saved";
import type { Schemas } from "@/api/types";

export type Step = Schemas["FunnelStep"];

/** What is saved of a funnel. */
export interface FunnelDefinition {
  steps: Step[];
  window_s: number;
  count: "visitors" | "visits";
}

const DAY_S = 86_400;

/** Reads a saved funnel, which may have been written by another program. */
export function readFunnel(item: SavedItem): FunnelDefinition {
  const given = item.definition as Partial<FunnelDefinition>;
  return {
    steps: Array.isArray(given.steps) ? given.steps : [],
    window_s: typeof given.window_s === "number" ? given.window_s : DAY_S,
    count: given.count === "visits" ? "visits" : "visitors",
  };
}

export function stepName({ name, page, event }: Step): string {
  return name || page || event || "";
}
