import type { Dimension } from "@/api/breakdown";
import type { overview } from "@/texts/overview";
import { Ranking } from "./ranking";

export interface Tab {
  dimension: Dimension;
  name: keyof typeof overview;
}

const CARDS: Tab[][] = [
  [
    { dimension: "pages", name: "pages" },
    { dimension: "entry-pages", name: "entryPages" },
    { dimension: "exit-pages", name: "exitPages" },
    { dimension: "titles", name: "titles" },
  ],
  [
    { dimension: "sources", name: "sources" },
    { dimension: "channels", name: "channels" },
    { dimension: "referrers", name: "referrers" },
    { dimension: "utm-campaigns", name: "campaigns" },
  ],
  [
    { dimension: "countries", name: "countries" },
    { dimension: "regions", name: "regions" },
    { dimension: "cities", name: "cities" },
    { dimension: "languages", name: "languages" },
  ],
  [
    { dimension: "browsers", name: "browsers" },
    { dimension: "systems", name: "systems" },
    { dimension: "devices", name: "devices" },
    { dimension: "screens", name: "screens" },
  ],
];

export function Rankings() {
  return (
    <div className="columns wide">
      {CARDS.map((tabs) => (
        <Ranking key={tabs[0]?.dimension} tabs={tabs} />
      ))}
    </div>
  );
}
