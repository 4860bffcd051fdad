import type { Target } from "@/lib/address";
import { type Filter, is, withFilter } from "@/lib/filters";
import type { Heatmap } from "./queries";

const DETECTORS: Partial<Record<Heatmap["kind"], string>> = { rage: "rage-click", dead: "dead-click" };

/** What is behind a spot: the insights, each with its moment, or the sessions that saw the page. */
export function behind({ kind, page }: Pick<Heatmap, "kind" | "page">, filters: Filter[]): Target {
  const detector = DETECTORS[kind];
  if (detector) return { page: "insights", own: { detector, page } };
  const path = page.slice(page.indexOf("/"));
  return { page: "sessions", filters: withFilter(filters, is("visited_page", path)) };
}
