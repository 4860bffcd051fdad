import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useApi } from "@/api/query";
import { useProject } from "@/lib/project";
import { useSteadyQuestion } from "@/lib/use-period";

/** The sessions of the period, the newest first. */
export function useSessions() {
  const { id } = useProject();
  const question = useSteadyQuestion();
  return usePages(
    [id, "sessions", question],
    (cursor, signal) =>
      api.GET("/api/v1/projects/{id}/sessions", {
        params: { path: { id }, query: { ...question, limit: 50, cursor } },
        signal,
      }),
    (page) => page.next_cursor,
  );
}

export function useSession(session: string) {
  const { id } = useProject();
  return useApi(
    [id, "session", session],
    (signal) =>
      api.GET("/api/v1/projects/{id}/sessions/{session}", { params: { path: { id, session } }, signal }),
    { fresh: true },
  );
}

/** What happened in a session, the oldest first. */
export function useTimeline(session: string) {
  const { id } = useProject();
  return usePages(
    [id, "session", session, "events"],
    (cursor, signal) =>
      api.GET("/api/v1/projects/{id}/sessions/{session}/events", {
        params: { path: { id, session }, query: { limit: 200, cursor } },
        signal,
      }),
    (page) => page.next_cursor,
  );
}
