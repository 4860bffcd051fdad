import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useProject } from "@/lib/project";
import { useQuestion } from "@/lib/use-period";

export type Model = "first" | "last" | "linear";

export function useConversions() {
  const { id } = useProject();
  const query = useQuestion();
  return useApi([id, "conversions", query], (signal) =>
    api.GET("/api/v1/projects/{id}/conversions", { params: { path: { id }, query }, signal }),
  );
}

export function useAttribution(event: string, model: Model) {
  const { id } = useProject();
  const query = { ...useQuestion(), event, model, limit: 10 };
  return useApi([id, "attribution", query], (signal) =>
    api.GET("/api/v1/projects/{id}/attribution", { params: { path: { id }, query }, signal }),
  );
}

export function useRevenue() {
  const { id } = useProject();
  const query = useQuestion();
  return useApi([id, "revenue", query], (signal) =>
    api.GET("/api/v1/projects/{id}/revenue", { params: { path: { id }, query }, signal }),
  );
}
