import type { Dimension } from "@/api/breakdown";
import type { Property } from "@/texts/properties";

/** Which property filters by a dimension's values. */
export const FILTER_OF: Record<Dimension, Property> = {
  pages: "page",
  titles: "title",
  hosts: "host",
  "entry-pages": "entry_page",
  "exit-pages": "exit_page",
  referrers: "referrer",
  sources: "source",
  channels: "channel",
  "utm-sources": "utm_source",
  "utm-mediums": "utm_medium",
  "utm-campaigns": "utm_campaign",
  countries: "country",
  regions: "region",
  cities: "city",
  browsers: "browser",
  "browser-versions": "browser_version",
  systems: "os",
  "system-versions": "os_version",
  devices: "device",
  screens: "screen",
  languages: "language",
  events: "event",
};

/** The dimension that lists a property's values, if there is one. */
export function dimensionOf(property: Property): Dimension | undefined {
  const named = property === "visited_page" ? "page" : property;
  return (Object.keys(FILTER_OF) as Dimension[]).find((dimension) => FILTER_OF[dimension] === named);
}
