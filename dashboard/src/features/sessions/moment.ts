import type { Schemas } from "@/api/types";
import type { Filter } from "@/lib/filters";

type Event = Schemas["Event"];
type Timeline = Schemas["Timeline"];

/** An error as its group describes it. */
export type KnownError = Pick<Schemas["ErrorGroup"], "type" | "message">;

/** A moment of a session. */
export interface Found {
  at: number;
  tab?: string;
}

/**
 * The first moment of a session for which it is listed: the error, event, page or insight that the filters name;
 * null if they name none, or none that is in the timeline.
 */
export function momentOf(filters: Filter[], timeline: Timeline[], error?: KnownError): Found | null {
  const events = timeline.flatMap(({ rows }) => rows);
  const insights = timeline.flatMap((page) => page.insights);
  const first = (property: string, found: (filter: Filter) => Found | undefined) =>
    filters
      .filter((filter) => filter.property === property && filter.operator !== "is_not")
      .map(found)
      .find(Boolean);
  return (
    first("error", () => momentOfEvent(errorOf(events, error))) ??
    first("has_insight", (filter) => {
      const insight = insights.find(({ detector }) => meets(filter, detector));
      return insight && { at: Date.parse(insight.time) };
    }) ??
    first("event", (filter) =>
      momentOfEvent(events.find(({ kind, name }) => kind === "custom" && meets(filter, name))),
    ) ??
    first("visited_page", (filter) =>
      momentOfEvent(events.find(({ kind, page }) => kind === "page_view" && meets(filter, page))),
    ) ??
    null
  );
}

/** The occurrence that reads most like the group, whose message is that of its latest one. */
function errorOf(events: Event[], error: KnownError | undefined): Event | undefined {
  const errors = events.filter(({ kind }) => kind === "js_error");
  if (!error) return errors[0];
  return (
    errors.find(({ name, text }) => name === error.type && text === error.message) ??
    errors.find(({ name }) => name === error.type) ??
    errors[0]
  );
}

function momentOfEvent(event: Event | undefined): Found | undefined {
  return event && { at: Date.parse(event.time), tab: event.tab_id };
}

function meets({ operator, values }: Filter, text: string): boolean {
  return values.some((value) => {
    if (operator === "contains") return text.toLowerCase().includes(value.toLowerCase());
    return operator === "matches" ? matches(text, value) : text === value;
  });
}

function matches(text: string, expression: string): boolean {
  try {
    return new RegExp(expression).test(text);
  } catch {
    // RE2 knows expressions that a browser does not.
    return false;
  }
}
