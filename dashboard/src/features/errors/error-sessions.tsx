import { SessionTable } from "@/features/sessions/session-table";
import { is, withFilter } from "@/lib/filters";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { errorTexts } from "@/texts/problems";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { useSessionsWith } from "./queries";

const SHOWN = 8;

/** The latest sessions with an error, each a link to the moment of it. */
export function ErrorSessions({ error }: { error: string }) {
  const t = useTexts(errorTexts);
  const filters = withFilter(useAddress().filters, is("error", error));
  const latest = useSessionsWith(filters, SHOWN);
  return (
    <Card
      title={t("lastSessions")}
      flush
      tools={
        <ViewLink page="sessions" filters={filters}>
          {t("allSessions")}
        </ViewLink>
      }
    >
      <Loaded
        query={latest}
        skeleton={<ListSkeleton rows={SHOWN} />}
        isEmpty={({ rows }) => rows.length === 0}
      >
        {({ rows }) => <SessionTable label={t("lastSessions")} rows={rows} filters={filters} />}
      </Loaded>
    </Card>
  );
}
