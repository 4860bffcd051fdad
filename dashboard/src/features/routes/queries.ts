import { api } from "@/api/client";
import { useApi } from "@/api/query";

const EVERY_MS = 5000;

/** The routes of this process, again every few seconds: their counters move. */
export function useRoutes() {
  return useApi(["hub", "routes"], (signal) => api.GET("/api/v1/hub/routes", { signal }), {
    every: EVERY_MS,
  });
}

/** A route with its YAML. */
export function useRoute(route: string) {
  return useApi(
    ["hub", "routes", route],
    (signal) => api.GET("/api/v1/hub/routes/{route}", { params: { path: { route } }, signal }),
    { every: EVERY_MS, fresh: true },
  );
}
