import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useProject } from "@/lib/project";
import { useComparedQuestion, useQuestion } from "@/lib/use-period";

/** The key figures of the period and of the one to compare with. */
export function useSummary() {
  const { id } = useProject();
  const query = useComparedQuestion();
  return useApi([id, "summary", query], (signal) =>
    api.GET("/api/v1/projects/{id}/summary", { params: { path: { id }, query }, signal }),
  );
}

/** The figures of the period over time. */
export function useSeries() {
  const { id } = useProject();
  const query = useComparedQuestion();
  return useApi([id, "series", query], (signal) =>
    api.GET("/api/v1/projects/{id}/series", { params: { path: { id }, query }, signal }),
  );
}

/** Whether anything was ever received; asked only while the period is empty. */
export function useEverSeen(enabled: boolean) {
  const { id } = useProject();
  return useApi(
    [id, "ever-seen"],
    (signal) => api.GET("/api/v1/projects/{id}/storage", { params: { path: { id } }, signal }),
    { enabled, every: enabled ? 3000 : undefined },
  );
}

/** The latest insights of the period. */
export function useLatestInsights(limit: number) {
  const { id } = useProject();
  const { from, to } = useQuestion();
  const query = { from, to, limit };
  return useApi([id, "insights", "latest", query], (signal) =>
    api.GET("/api/v1/projects/{id}/insights", { params: { path: { id }, query }, signal }),
  );
}

/** The errors of the period that occurred most. */
export function useTopErrors(limit: number) {
  const { id } = useProject();
  const query = { ...useQuestion(), limit };
  return useApi([id, "errors", "top", query], (signal) =>
    api.GET("/api/v1/projects/{id}/errors", { params: { path: { id }, query }, signal }),
  );
}
