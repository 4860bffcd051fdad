import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useProject } from "@/lib/project";
import { useQuestion } from "@/lib/use-period";

export type Heatmap = Schemas["Heatmap"];
export type Kind = Heatmap["kind"];
export type Viewport = Exclude<Heatmap["viewport"], "">;
export type Snapshot = NonNullable<Heatmap["snapshot"]>;

export const KINDS: Kind[] = ["click", "rage", "dead", "move", "scroll"];
export const VIEWPORTS: Viewport[] = ["desktop", "tablet", "phone"];

export function useHeatmap(page: string, kind: Kind, viewport: Viewport | undefined) {
  const { id } = useProject();
  const { from, to } = useQuestion();
  const query = { from, to, page, kind, ...(viewport ? { viewport } : {}) };
  return useApi(
    [id, "heatmap", query],
    (signal) => api.GET("/api/v1/projects/{id}/heatmap", { params: { path: { id }, query }, signal }),
    { enabled: page !== "" },
  );
}

/** The recorded events from which a picture of the page is rebuilt: those with its snapshot, and the next. */
export function usePicture({ session_id: session, tab_id: tab, sequence }: Snapshot) {
  const { id } = useProject();
  const query = { tab, from: sequence, limit: 2 };
  return useApi(
    [id, "picture", session, query],
    (signal) =>
      api.GET("/api/v1/projects/{id}/sessions/{session}/replay/chunks", {
        params: { path: { id, session }, query },
        signal,
      }),
    { fresh: true, steady: true },
  );
}
