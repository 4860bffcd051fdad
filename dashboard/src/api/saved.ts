import { useProject } from "@/lib/project";
import { api } from "./client";
import { useApi, useChange } from "./query";
import type { Schemas } from "./types";

export type SavedItem = Schemas["SavedItem"];
export type SavedKind = SavedItem["kind"];

/** The saved segments, goals, funnels, views or annotations of the project. */
export function useSaved(kind: SavedKind, enabled = true) {
  const { id } = useProject();
  return useApi(
    [id, "saved", kind],
    (signal) => api.GET("/api/v1/projects/{id}/saved/{kind}", { params: { path: { id, kind } }, signal }),
    { enabled },
  );
}

export function useSave(kind: SavedKind, onDone?: (item: SavedItem) => void) {
  const { id } = useProject();
  return useChange(
    ({ item, name, definition }: { item?: string; name: string; definition: object }) => {
      // The contract leaves open what a definition holds.
      const body = { name, definition: definition as Schemas["NewSavedItem"]["definition"] };
      return item
        ? api.PUT("/api/v1/projects/{id}/saved/{kind}/{item}", { params: { path: { id, kind, item } }, body })
        : api.POST("/api/v1/projects/{id}/saved/{kind}", { params: { path: { id, kind } }, body });
    },
    {
      outdates: [
        [id, "saved", kind],
        [id, "conversions"],
      ],
      onDone,
    },
  );
}

export function useDeleteSaved(kind: SavedKind) {
  const { id } = useProject();
  return useChange(
    (item: string) =>
      api.DELETE("/api/v1/projects/{id}/saved/{kind}/{item}", { params: { path: { id, kind, item } } }),
    {
      outdates: [
        [id, "saved", kind],
        [id, "conversions"],
      ],
    },
  );
}
