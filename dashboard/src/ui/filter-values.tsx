import { useBreakdown } from "@/api/breakdown";
import { dimensionOf } from "@/lib/dimensions";
import { useFormats } from "@/lib/project";
import type { Property } from "@/texts/properties";

/** Suggests the values that a property has in the period. */
export function FilterValues({ property }: { property: Property }) {
  const formats = useFormats();
  const dimension = dimensionOf(property);
  const { data } = useBreakdown(dimension ?? "pages", { limit: 50, enabled: dimension !== undefined });
  return (
    <datalist id="filter-values">
      {dimension
        ? data?.rows.map(({ name, parent }) =>
            name === null ? null : (
              <option key={`${parent} ${name}`} value={name}>
                {property === "country" ? formats.country(name) : name}
              </option>
            ),
          )
        : null}
    </datalist>
  );
}
