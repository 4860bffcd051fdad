import type { Schemas } from "@/api/types";
import { useLatestInsights } from "@/features/overview/queries";
import { useTexts } from "@/lib/use-texts";
import { insightTexts } from "@/texts/problems";
import { type Bar, Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { ListSkeleton, Loaded } from "@/ui/states";

type Insight = Schemas["Insight"];

const READ = 200;
const SHOWN = 6;

interface InsightGroupsProps {
  /** What the list is narrowed to; empty for all. */
  detector: string;
  page: string;
}

/** How often each detector found something, and where; a name narrows the list below. */
export function InsightGroups({ detector, page }: InsightGroupsProps) {
  const t = useTexts(insightTexts);
  const nameOf = useDetectorName();
  const latest = useLatestInsights(READ);
  if (latest.data?.insights.length === 0) return null;
  const within = (latest.data?.insights ?? []).filter(
    (insight) => (!detector || insight.detector === detector) && (!page || insight.page === page),
  );
  const bars = (key: "detector" | "page", label: (name: string) => string): Bar[] =>
    countBy(within, key).map(([name, value]) => {
      const to = { page: "insights", own: { detector, page, [key]: name } };
      return { key: name, label: label(name), title: name, value, labelTo: to, to };
    });
  const cards = [
    { title: t("byDetector"), bars: bars("detector", nameOf) },
    { title: t("byPage"), bars: bars("page", (name) => name) },
  ];
  return (
    <>
      <div className="columns">
        {cards.map(({ title, bars: shown }) => (
          <Card key={title} title={title}>
            <Loaded query={latest} skeleton={<ListSkeleton rows={SHOWN} />}>
              {() => <Bars bars={shown} />}
            </Loaded>
          </Card>
        ))}
      </div>
      {latest.data?.next ? <p className="soft small">{t("ofLatest", { n: READ })}</p> : null}
    </>
  );
}

/** The most frequent values with their counts. */
function countBy(insights: Insight[], key: "detector" | "page"): [string, number][] {
  const counts = new Map<string, number>();
  for (const insight of insights) counts.set(insight[key], (counts.get(insight[key]) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
}
