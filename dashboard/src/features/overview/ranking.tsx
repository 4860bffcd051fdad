import { useState } from "react";
import { type BreakdownRow, type Dimension, useBreakdown } from "@/api/breakdown";
import { FILTER_OF } from "@/lib/dimensions";
import { is, withFilter } from "@/lib/filters";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { overview } from "@/texts/overview";
import { Bars } from "@/ui/bars";
import { ListSkeleton, Loaded, NothingHere } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { useSummary } from "./queries";
import type { Tab } from "./rankings";

const SHOWN = 8;
const SOURCE_DIMENSIONS: Dimension[] = ["sources", "referrers"];

/** The greatest of some dimensions, one at a time. */
export function Ranking({ tabs }: { tabs: Tab[] }) {
  const t = useTexts(overview);
  const [chosen, setChosen] = useState(tabs[0]?.dimension ?? "pages");
  const rows = useBreakdown(chosen, { limit: SHOWN });
  return (
    <section className="card">
      <div className="tabs ranking-tabs">
        {tabs.map(({ dimension, name }) => (
          <button
            key={dimension}
            type="button"
            aria-pressed={dimension === chosen}
            aria-current={dimension === chosen ? "page" : undefined}
            onClick={() => setChosen(dimension)}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <div className="ranking">
        <Loaded
          query={rows}
          skeleton={<ListSkeleton rows={SHOWN} />}
          isEmpty={(data) => data.rows.length === 0}
          empty={<NothingHere />}
        >
          {(data) => <Rows dimension={data.dimension as Dimension} rows={data.rows} />}
        </Loaded>
      </div>
      <p className="list-foot">
        <ViewLink page="breakdowns" item={chosen}>
          {t("details")}
        </ViewLink>
      </p>
    </section>
  );
}

function Rows({ dimension, rows }: { dimension: Dimension; rows: BreakdownRow[] }) {
  const { filters } = useAddress();
  const visitors = useSummary().data?.figures.visitors;
  const nameOf = useRowName(dimension);
  return (
    <Bars
      bars={rows.map(({ name, parent, visitors: value }) => {
        const filtered = name === null ? filters : withFilter(filters, is(FILTER_OF[dimension], name));
        return {
          key: `${parent} ${name}`,
          label: nameOf(name),
          title: parent ? `${name} · ${parent}` : (name ?? undefined),
          value,
          whole: visitors,
          labelTo: name === null ? undefined : { page: "overview", filters: filtered },
          to: name === null ? undefined : { page: "sessions", filters: filtered },
        };
      })}
    />
  );
}

/** The name of a row as a reader expects it. */
export function useRowName(dimension: Dimension): (name: string | null) => string {
  const t = useTexts(overview);
  const c = useTexts(common);
  const formats = useFormats();
  return (name) => {
    if (name === null || name === "") {
      if (SOURCE_DIMENSIONS.includes(dimension)) return t("direct");
      return dimension.startsWith("utm-") ? t("noCampaign") : c("unknown");
    }
    return dimension === "countries" ? formats.country(name) : name;
  };
}
