import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useApi, useChange } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useProject } from "@/lib/project";
import { useSteadyQuestion } from "@/lib/use-period";

export function useInsights(detector: string, page: string) {
  const { id } = useProject();
  const { from, to } = useSteadyQuestion();
  const query = { from, to, limit: 50, ...(detector ? { detector } : {}), ...(page ? { page } : {}) };
  return usePages(
    [id, "insights", query],
    (after, signal) =>
      api.GET("/api/v1/projects/{id}/insights", {
        params: { path: { id }, query: { ...query, after } },
        signal,
      }),
    ({ next }) => next,
  );
}

export function useIgnoreRules() {
  const { id } = useProject();
  return useApi([id, "ignore-rules"], (signal) =>
    api.GET("/api/v1/projects/{id}/ignore-rules", { params: { path: { id } }, signal }),
  );
}

export function useFeedback(insight: string) {
  const { id } = useProject();
  return useChange(
    (scope: NonNullable<Schemas["Feedback"]["scope"]>) =>
      api.POST("/api/v1/projects/{id}/insights/{insight}/feedback", {
        params: { path: { id, insight } },
        body: { verdict: "no_frustration", scope },
      }),
    { outdates: [[id, "ignore-rules"]] },
  );
}

export function useDeleteIgnoreRule() {
  const { id } = useProject();
  return useChange(
    (rule: string) =>
      api.DELETE("/api/v1/projects/{id}/ignore-rules/{rule}", { params: { path: { id, rule } } }),
    { outdates: [[id, "ignore-rules"]] },
  );
}
