import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import { useProject } from "@/lib/project";
import { usePeriod } from "@/lib/use-period";

/** The longest period of a backtest. */
export const MAX_MS = 31 * 86_400_000;

/** The detectors that can be tried, with their thresholds. */
export function useDetectors() {
  const { id } = useProject();
  return useApi([id, "detectors"], (signal) =>
    api.GET("/api/v1/projects/{id}/detectors", { params: { path: { id } }, signal }),
  );
}

/** Runs a detector over the period with some settings that differ from the hub's. */
export function useBacktest(name: string) {
  const { id } = useProject();
  const { from, to } = usePeriod();
  return useChange((settings: Record<string, string>) =>
    api.POST("/api/v1/projects/{id}/detectors/{name}/backtest", {
      params: {
        path: { id, name },
        query: {
          from: new Date(Math.max(from, to - MAX_MS)).toISOString(),
          to: new Date(to).toISOString(),
          settings,
        },
      },
    }),
  );
}
