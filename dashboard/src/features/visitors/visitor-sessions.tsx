import { api } from "@/api/client";
import { usePages } from "@/api/pages";
import { SessionTable } from "@/features/sessions/session-table";
import { is } from "@/lib/filters";
import { presetPeriod } from "@/lib/period";
import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { traffic } from "@/texts/traffic";
import { Card } from "@/ui/card";
import { More } from "@/ui/more";
import { ListSkeleton, Loaded } from "@/ui/states";

/** The sessions of one visitor, whatever the period of the other pages. */
export function VisitorSessions({ visitor }: { visitor: string }) {
  const t = useTexts(traffic);
  const { id, zone } = useProject();
  const sessions = usePages(
    [id, "visitor", visitor, "sessions"],
    (cursor, signal) => {
      const { from, to } = presetPeriod("12mo", Date.now(), zone);
      return api.GET("/api/v1/projects/{id}/sessions", {
        params: {
          path: { id },
          query: {
            from: new Date(from).toISOString(),
            to: new Date(to).toISOString(),
            filters: JSON.stringify([is("visitor", visitor)]),
            limit: 50,
            cursor,
          },
        },
        signal,
      });
    },
    (page) => page.next_cursor,
  );
  return (
    <Card title={t("itsSessions")} flush>
      <Loaded
        query={sessions}
        skeleton={<ListSkeleton rows={5} />}
        isEmpty={(data) => data.pages.every(({ rows }) => rows.length === 0)}
      >
        {(data) => <SessionTable label={t("itsSessions")} rows={data.pages.flatMap(({ rows }) => rows)} />}
      </Loaded>
      <More pages={sessions} />
    </Card>
  );
}
