import { api } from "@/api/client";
import type { paths } from "@/api/contract";
import { usePages } from "@/api/pages";
import { useApi, useChange } from "@/api/query";
import type { Schemas } from "@/api/types";
import type { Filter } from "@/lib/filters";
import { useProject } from "@/lib/project";
import { useQuestion, useSteadyQuestion } from "@/lib/use-period";

export type Status = Schemas["ErrorGroup"]["status"];
export type Sort = NonNullable<
  NonNullable<paths["/api/v1/projects/{id}/errors"]["get"]["parameters"]["query"]>["sort"]
>;

export const STATUSES: Status[] = ["open", "resolved", "ignored"];
export const SORTS: Sort[] = ["occurrences", "sessions", "visitors", "last_seen"];

export function useErrors(status: Status | undefined, sort: Sort, search: string) {
  const { id } = useProject();
  const question = useSteadyQuestion();
  const query = {
    ...question,
    sort,
    limit: 50,
    ...(status ? { status } : {}),
    ...(search ? { search } : {}),
  };
  return usePages(
    [id, "errors", query],
    (cursor, signal) =>
      api.GET("/api/v1/projects/{id}/errors", {
        params: { path: { id }, query: { ...query, cursor } },
        signal,
      }),
    (page) => page.next_cursor,
  );
}

export function useError(error: string, enabled = true) {
  const { id } = useProject();
  const query = useQuestion();
  return useApi(
    [id, "errors", error, query],
    (signal) =>
      api.GET("/api/v1/projects/{id}/errors/{error}", { params: { path: { id, error }, query }, signal }),
    { enabled },
  );
}

/** The latest sessions of the period that meet the filters. */
export function useSessionsWith(filters: Filter[], limit: number) {
  const { id } = useProject();
  const query = { ...useQuestion(), filters: JSON.stringify(filters), limit };
  return useApi([id, "sessions", "with", query], (signal) =>
    api.GET("/api/v1/projects/{id}/sessions", { params: { path: { id }, query }, signal }),
  );
}

export function useSetStatus(error: string) {
  const { id } = useProject();
  return useChange(
    (status: Status) =>
      api.PATCH("/api/v1/projects/{id}/errors/{error}", {
        params: { path: { id, error } },
        body: { status },
      }),
    { outdates: [[id, "errors"]] },
  );
}
