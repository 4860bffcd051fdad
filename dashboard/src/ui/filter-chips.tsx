import { useSaved } from "@/api/saved";
import type { Filter } from "@/lib/filters";
import { cutMiddle } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useAddress, useChangeAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { type Property, properties } from "@/texts/properties";
import { viewBar } from "@/texts/view-bar";
import { Icon } from "./icon";

const MAX_VALUE_CHARS = 40;

/** The filters that hold, each with a button that removes it. */
export function FilterChips() {
  const t = useTexts(viewBar);
  const { filters } = useAddress();
  const change = useChangeAddress();
  const describe = useFilterText();
  return filters.map((filter) => {
    const text = describe(filter);
    return (
      <span className="chip" key={`${filter.property} ${filter.operator}`}>
        <span className="cut" title={text}>
          {text}
        </span>
        <button
          type="button"
          aria-label={t("remove", { name: text })}
          onClick={() => change({ filters: filters.filter((other) => other !== filter) })}
        >
          <Icon name="close" size={12} />
        </button>
      </span>
    );
  });
}

/** A filter in words. */
export function useFilterText(): (filter: Filter) => string {
  const t = useTexts(viewBar);
  const name = useTexts(properties);
  const formats = useFormats();
  const { filters } = useAddress();
  const segments =
    useSaved(
      "segments",
      filters.some(({ property }) => property === "segment"),
    ).data?.rows ?? [];
  return ({ property, operator, values }) => {
    const shown = values.map((value) => {
      if (property === "country") return formats.country(value);
      if (property === "segment") return segments.find(({ id }) => id === value)?.name ?? value;
      return cutMiddle(value, MAX_VALUE_CHARS);
    });
    const label =
      property in properties ? name(property as Property) : property.replace(/^event_property:/, "");
    return `${label} ${t(operator)} ${shown.join(` ${t("or")} `)}`;
  };
}
