import type { Schemas } from "@/api/types";
import type { ConditionKind } from "./condition-fields";
import type { NewRule } from "./queries";

/** The rule that a form describes; the form has minutes and percents, the API seconds and shares. */
export function readRule(given: FormData, kind: ConditionKind): NewRule {
  return {
    name: text(given, "name"),
    condition: readCondition(given, kind),
    group_by: text(given, "group_by") as NewRule["group_by"],
    cool_down_seconds: Math.round(number(given, "cool_down") * 60),
    digest_seconds: Math.round(number(given, "digest") * 60),
    channels: given.getAll("channel").map(String),
  };
}

function readCondition(given: FormData, kind: ConditionKind): Schemas["AlertCondition"] {
  const window_seconds = Math.round(number(given, "within") * 60);
  if (kind === "insights") {
    const page = text(given, "page");
    return {
      kind,
      detectors: given.getAll("detector").map(String),
      min_severity: text(given, "severity") as "low" | "medium" | "high",
      ...(page ? { page } : {}),
      count: number(given, "count"),
      window_seconds,
    };
  }
  if (kind === "error_rate") {
    return {
      kind,
      above: number(given, "above") / 100,
      min_sessions: number(given, "min_sessions"),
      window_seconds,
    };
  }
  return {
    kind,
    metric: text(given, "metric") as "page_views" | "sessions" | "errors" | "insights",
    direction: text(given, "direction") as "above" | "below" | "both",
    factor: number(given, "factor"),
    min_count: number(given, "min_count"),
    window_seconds,
  };
}

const text = (given: FormData, name: string) => String(given.get(name) ?? "").trim();
const number = (given: FormData, name: string) => Number(given.get(name));
