import { useProject } from "@/lib/project";
import { useComparedQuestion, useQuestion } from "@/lib/use-period";
import { api } from "./client";
import type { paths } from "./contract";
import { useApi } from "./query";
import type { Schemas } from "./types";

type Parameters = paths["/api/v1/projects/{id}/breakdowns/{dimension}"]["get"]["parameters"];
export type Dimension = Parameters["path"]["dimension"];
export type Sort = NonNullable<NonNullable<Parameters["query"]>["sort"]>;
export type BreakdownRow = Schemas["BreakdownRow"];

interface BreakdownOptions {
  sort?: Sort;
  limit?: number;
  search?: string;
  compared?: boolean;
  enabled?: boolean;
}

/** The figures of the period by the values of a dimension, the greatest first. */
export function useBreakdown(dimension: Dimension, options: BreakdownOptions = {}) {
  const { sort = "visitors", limit = 10, search, compared = false, enabled } = options;
  const { id } = useProject();
  const plain = useQuestion();
  const withComparison = useComparedQuestion();
  const query = { ...(compared ? withComparison : plain), sort, limit, ...(search ? { search } : {}) };
  return useApi(
    [id, "breakdown", dimension, query],
    (signal) =>
      api.GET("/api/v1/projects/{id}/breakdowns/{dimension}", {
        params: { path: { id, dimension }, query },
        signal,
      }),
    { enabled },
  );
}
