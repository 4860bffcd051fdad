import { useBreakdown } from "@/api/breakdown";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { is, withFilter } from "@/lib/filters";
import { useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { traffic } from "@/texts/traffic";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded } from "@/ui/states";

const SHOWN = 8;

function useProperties(event: string, property?: string) {
  const { id } = useProject();
  const query = { ...useQuestion(), event, limit: SHOWN, ...(property ? { property } : {}) };
  return useApi(
    [id, "event-properties", query],
    (signal) =>
      api.GET("/api/v1/projects/{id}/event-properties", { params: { path: { id }, query }, signal }),
    { enabled: event !== "" },
  );
}

/** Custom events by name, then the properties of one, then the values of one of these. */
export function EventNames() {
  const { own } = useAddress();
  const event = own.get("event") ?? "";
  const property = own.get("property") ?? "";
  return (
    <div className="columns">
      <Names />
      {event ? <Properties event={event} /> : null}
      {event && property ? <Values event={event} property={property} /> : null}
    </div>
  );
}

function Names() {
  const t = useTexts(traffic);
  const { filters } = useAddress();
  const names = useBreakdown("events", { sort: "events", limit: SHOWN });
  return (
    <Card title={t("names")}>
      <Loaded
        query={names}
        skeleton={<ListSkeleton rows={3} />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="soft">{t("noCustom")}</p>}
      >
        {({ rows }) => (
          <Bars
            bars={rows.map(({ name, events }) => ({
              key: name ?? "",
              label: name,
              value: events,
              labelTo: { page: "events", own: { kind: "custom", event: name ?? "" } },
              to: { page: "sessions", filters: withFilter(filters, is("event", name ?? "")) },
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}

function Properties({ event }: { event: string }) {
  const t = useTexts(traffic);
  const properties = useProperties(event);
  return (
    <Card title={t("properties", { event })}>
      <Loaded
        query={properties}
        skeleton={<ListSkeleton rows={3} />}
        isEmpty={({ rows }) => rows.length === 0}
      >
        {({ rows }) => (
          <Bars
            bars={rows.map(({ name, events }) => ({
              key: name ?? "",
              label: name,
              value: events,
              labelTo: { page: "events", own: { kind: "custom", event, property: name ?? "" } },
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}

function Values({ event, property }: { event: string; property: string }) {
  const t = useTexts(traffic);
  const c = useTexts(common);
  const { filters } = useAddress();
  const values = useProperties(event, property);
  return (
    <Card title={t("valuesOf", { property })}>
      <Loaded query={values} skeleton={<ListSkeleton rows={3} />} isEmpty={({ rows }) => rows.length === 0}>
        {({ rows }) => (
          <Bars
            bars={rows.map(({ name, events }) => ({
              key: name ?? "",
              label: name ?? c("unknown"),
              value: events,
              to: {
                page: "sessions",
                filters:
                  name === null ? filters : withFilter(filters, is(`event_property:${property}`, name)),
              },
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}
