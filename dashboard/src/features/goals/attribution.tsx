import { useState } from "react";
import { is, withFilter } from "@/lib/filters";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded, NothingHere } from "@/ui/states";
import { type Model, useAttribution } from "./queries";

const MODELS: Model[] = ["last", "first", "linear"];

/** From which sources those who convert come. */
export function Attribution({ event }: { event: string }) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const { filters } = useAddress();
  const [model, setModel] = useState<Model>("last");
  const attribution = useAttribution(event, model);
  return (
    <Card
      title={`${t("attribution")}: ${event}`}
      tools={
        <select
          className="select auto plain-select"
          aria-label={t("model")}
          value={model}
          onChange={(change) => setModel(change.target.value as Model)}
        >
          {MODELS.map((id) => (
            <option key={id} value={id}>
              {t("model")} {t(id)}
            </option>
          ))}
        </select>
      }
    >
      <Loaded
        query={attribution}
        skeleton={<ListSkeleton rows={5} />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<NothingHere />}
      >
        {({ rows, conversions }) => (
          <Bars
            format={formats.decimal}
            bars={rows.map(({ name, conversions: value }) => ({
              key: name ?? "",
              label: name || t("direct"),
              value,
              whole: conversions,
              to: {
                page: "sessions",
                filters: withFilter(
                  name ? withFilter(filters, is("source", name)) : filters,
                  is("event", event),
                ),
              },
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}
