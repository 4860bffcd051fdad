import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { routeTexts } from "@/texts/hub";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { RouteOrigin, RouteState } from "./route-state";

/** The routes of a folder with what they have done. */
export function RouteTable({ group, routes }: { group: string; routes: Schemas["Route"][] }) {
  const t = useTexts(routeTexts);
  const formats = useFormats();
  return (
    <Card title={group || t("others")} flush>
      <Table
        label={group || t("others")}
        rows={routes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "route",
            title: t("route"),
            main: true,
            cell: ({ id, description }) => (
              <>
                <ViewLink page="routes" own={{ route: id }} className="cell-link mono">
                  {id}
                </ViewLink>
                <br />
                <span className="soft small">{description}</span>
              </>
            ),
          },
          { key: "state", title: t("state"), cell: ({ state }) => <RouteState state={state} /> },
          { key: "origin", title: t("origin"), cell: ({ origin }) => <RouteOrigin origin={origin} /> },
          {
            key: "exchanges",
            title: t("exchanges"),
            right: true,
            cell: ({ exchanges }) => formats.count(exchanges),
          },
          {
            key: "failed",
            title: t("failed"),
            right: true,
            cell: ({ failed, last_failure_at: at }) => (
              <span
                className={failed > 0 ? "problem" : undefined}
                title={at ? formats.full(Date.parse(at)) : undefined}
              >
                {formats.count(failed)}
              </span>
            ),
          },
          {
            key: "inflight",
            title: t("inflight"),
            right: true,
            cell: ({ inflight }) => formats.count(inflight),
          },
          {
            key: "mean",
            title: t("mean"),
            right: true,
            cell: ({ exchanges, mean_ms: mean }) => formats.duration(exchanges > 0 ? mean : null),
          },
        ]}
      />
    </Card>
  );
}
