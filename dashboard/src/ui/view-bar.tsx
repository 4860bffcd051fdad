import { COMPARISONS, type Comparison } from "@/lib/period";
import { useAddress, useChangeAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { viewBar } from "@/texts/view-bar";
import { FilterChips } from "./filter-chips";
import { FilterMenu } from "./filter-menu";
import { PeriodMenu } from "./period-menu";
import { SegmentMenu } from "./segment-menu";

interface ViewBarProps {
  period?: boolean;
  compare?: boolean;
  filters?: boolean;
}

/** The period, the comparison and the filters, which the address keeps from page to page. */
export function ViewBar({ period, compare, filters }: ViewBarProps) {
  const t = useTexts(viewBar);
  const address = useAddress();
  const change = useChangeAddress();
  return (
    <div className="filter-bar">
      {period ? <PeriodMenu /> : null}
      {compare ? (
        <select
          className="select auto plain-select"
          aria-label={t("compare")}
          value={address.compare}
          onChange={(event) => change({ compare: event.target.value as Comparison })}
        >
          {COMPARISONS.map((id) => (
            <option key={id} value={id}>
              {t(id)}
            </option>
          ))}
        </select>
      ) : null}
      {filters ? (
        <>
          <FilterMenu />
          <SegmentMenu />
          <FilterChips />
        </>
      ) : null}
    </div>
  );
}
