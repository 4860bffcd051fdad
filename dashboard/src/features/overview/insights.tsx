import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { useLatestInsights } from "./queries";

const READ = 200;
const SHOWN = 5;

interface Group {
  detector: string;
  page: string;
  count: number;
}

function groupsOf(insights: Schemas["Insight"][]): Group[] {
  const groups = new Map<string, Group>();
  for (const { detector, page } of insights) {
    const key = `${detector} ${page}`;
    const group = groups.get(key) ?? { detector, page, count: 0 };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).slice(0, SHOWN);
}

/** The pages on which detectors found most. */
export function Insights() {
  const t = useTexts(overview);
  const nameOf = useDetectorName();
  const insights = useLatestInsights(READ);
  return (
    <Card title={t("annoying")} tools={<ViewLink page="insights">{t("details")}</ViewLink>}>
      <Loaded
        query={insights}
        skeleton={<ListSkeleton rows={SHOWN} />}
        isEmpty={(data) => data.insights.length === 0}
        empty={<State title={t("annoyingEmpty")} />}
      >
        {(data) => (
          <Bars
            bars={groupsOf(data.insights).map(({ detector, page, count }) => ({
              key: `${detector} ${page}`,
              label: `${nameOf(detector)} · ${page}`,
              title: page,
              value: count,
              labelTo: { page: "insights", own: { detector, page } },
              to: { page: "insights", own: { detector, page } },
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}
