import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useApi, useChange } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useProject } from "@/lib/project";

export type Rule = Schemas["AlertRule"];
export type NewRule = Schemas["NewAlertRule"];
export type Alert = Schemas["Alert"];

export function useRules() {
  const { id } = useProject();
  return useApi([id, "alert-rules"], (signal) =>
    api.GET("/api/v1/projects/{id}/alert-rules", { params: { path: { id } }, signal }),
  );
}

export function useChannels() {
  const { id } = useProject();
  return useApi([id, "channels"], (signal) =>
    api.GET("/api/v1/projects/{id}/channels", { params: { path: { id } }, signal }),
  );
}

export function useAlerts() {
  const { id } = useProject();
  const limit = 50;
  return usePages(
    [id, "alerts"],
    (before, signal) =>
      api.GET("/api/v1/projects/{id}/alerts", { params: { path: { id }, query: { limit, before } }, signal }),
    ({ alerts }) => (alerts.length < limit ? null : alerts.at(-1)?.created_at),
  );
}

/** Creates a rule, or changes the one that is given. */
export function useSaveRule(rule: string | undefined, onDone: () => void) {
  const { id } = useProject();
  return useChange(
    (body: NewRule) =>
      rule
        ? api.PATCH("/api/v1/projects/{id}/alert-rules/{rule}", { params: { path: { id, rule } }, body })
        : api.POST("/api/v1/projects/{id}/alert-rules", { params: { path: { id } }, body }),
    { outdates: [[id, "alert-rules"]], onDone },
  );
}

export function useEnableRule(rule: string) {
  const { id } = useProject();
  return useChange(
    (enabled: boolean) =>
      api.PATCH("/api/v1/projects/{id}/alert-rules/{rule}", {
        params: { path: { id, rule } },
        body: { enabled },
      }),
    { outdates: [[id, "alert-rules"]] },
  );
}

export function useSnooze(rule: string) {
  const { id } = useProject();
  return useChange(
    (minutes: number) =>
      api.POST("/api/v1/projects/{id}/alert-rules/{rule}/snooze", {
        params: { path: { id, rule } },
        body: { minutes },
      }),
    { outdates: [[id, "alert-rules"]] },
  );
}

export function useDeleteRule(rule: string, onDone: () => void) {
  const { id } = useProject();
  return useChange(
    () => api.DELETE("/api/v1/projects/{id}/alert-rules/{rule}", { params: { path: { id, rule } } }),
    { outdates: [[id, "alert-rules"]], onDone },
  );
}

export function useTestChannel() {
  const { id } = useProject();
  return useChange(
    (channel: string) =>
      api.POST("/api/v1/projects/{id}/channels/{channel}/test", { params: { path: { id, channel } } }),
    { outdates: [[id, "alerts"]] },
  );
}

/** What a test alert would look like on a channel. */
export function useChannelPreview(channel: string) {
  const { id } = useProject();
  return useApi([id, "channels", channel, "preview"], (signal) =>
    api.GET("/api/v1/projects/{id}/channels/{channel}/preview", {
      params: { path: { id, channel } },
      signal,
    }),
  );
}

export function useCreateChannel(onDone: () => void) {
  const { id } = useProject();
  return useChange(
    (body: Schemas["NewChannel"]) =>
      api.POST("/api/v1/projects/{id}/channels", { params: { path: { id } }, body }),
    { outdates: [[id, "channels"]], onDone },
  );
}

export function useDeleteChannel(channel: string) {
  const { id } = useProject();
  return useChange(
    () => api.DELETE("/api/v1/projects/{id}/channels/{channel}", { params: { path: { id, channel } } }),
    { outdates: [[id, "channels"]] },
  );
}

/** How many insights of the last week a rule would have matched; at most the first page is counted. */
export function useWouldHaveFound(detectors: string[], page: string, enabled: boolean) {
  const { id } = useProject();
  const exactPage = page.includes("*") ? "" : page;
  const only = detectors.length === 1 ? detectors[0] : undefined;
  return useApi(
    [id, "insights", "would", detectors, page],
    (signal) =>
      api.GET("/api/v1/projects/{id}/insights", {
        params: {
          path: { id },
          query: {
            from: new Date(Date.now() - 7 * 86_400_000).toISOString(),
            limit: 200,
            ...(only ? { detector: only } : {}),
            ...(exactPage ? { page: exactPage } : {}),
          },
        },
        signal,
      }),
    { enabled },
  );
}
