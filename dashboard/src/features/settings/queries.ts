import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useProject } from "@/lib/project";

export type Settings = Schemas["ProjectSettings"];

/** A part of the settings; what is missing stays as it is. */
export type SettingsChange = {
  [K in keyof Settings]?: Settings[K] extends unknown[] ? Settings[K] : Partial<Settings[K]>;
};

export function useSettings() {
  const { id } = useProject();
  return useApi([id, "settings"], (signal) =>
    api.GET("/api/v1/projects/{id}/settings", { params: { path: { id } }, signal }),
  );
}

export function useChangeSettings() {
  const { id } = useProject();
  return useChange(
    (change: SettingsChange) =>
      api.PATCH("/api/v1/projects/{id}/settings", {
        params: { path: { id } },
        body: change as Schemas["ProjectSettingsChange"],
      }),
    { outdates: [[id, "settings"]] },
  );
}

export function useKeys() {
  const { id } = useProject();
  return useApi([id, "keys"], (signal) =>
    api.GET("/api/v1/projects/{id}/keys", { params: { path: { id } }, signal }),
  );
}

export function useCreateKey() {
  const { id } = useProject();
  return useChange(
    (body: Schemas["NewKey"]) => api.POST("/api/v1/projects/{id}/keys", { params: { path: { id } }, body }),
    {
      outdates: [
        [id, "keys"],
        ["project", id],
      ],
    },
  );
}

export function useRotateKey() {
  const { id } = useProject();
  return useChange(
    ({ key, overlap_seconds }: { key: string; overlap_seconds: number }) =>
      api.POST("/api/v1/projects/{id}/keys/{key}/rotate", {
        params: { path: { id, key } },
        body: { overlap_seconds },
      }),
    {
      outdates: [
        [id, "keys"],
        ["project", id],
      ],
    },
  );
}

export function useRevokeKey() {
  const { id } = useProject();
  return useChange(
    (key: string) => api.DELETE("/api/v1/projects/{id}/keys/{key}", { params: { path: { id, key } } }),
    {
      outdates: [
        [id, "keys"],
        ["project", id],
      ],
    },
  );
}
