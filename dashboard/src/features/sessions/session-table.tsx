import type { ReactNode } from "react";
import type { Schemas } from "@/api/types";
import type { Filter } from "@/lib/filters";
import { cutMiddle, NONE } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

export type Session = Schemas["Session"];

const MAX_PATH_CHARS = 48;
const MAX_ID_CHARS = 13;

interface SessionTableProps {
  label: string;
  rows: Session[];
  /** Why these sessions are listed; a session opens at the moment. By default the filters of the address. */
  filters?: Filter[];
}

/** Sessions, each with a link to what happened in it. */
export function SessionTable({ label, rows, filters }: SessionTableProps) {
  const t = useTexts(sessions);
  const formats = useFormats();
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "started",
          title: t("started"),
          cell: ({ id, started_at }) => (
            <ViewLink page="sessions" item={id} filters={filters} className="number">
              {formats.moment(Date.parse(started_at))}
            </ViewLink>
          ),
        },
        { key: "visitor", title: t("visitor"), cell: (session) => <VisitorLink {...session} /> },
        {
          key: "entry",
          title: t("entryFrom"),
          main: true,
          cell: ({ entry_page, source, referrer }) => (
            <TwoLines
              first={cutMiddle(entry_page, MAX_PATH_CHARS)}
              title={entry_page}
              second={source || referrer || t("direct")}
            />
          ),
        },
        { key: "pages", title: t("pages"), right: true, cell: ({ views }) => formats.count(views) },
        {
          key: "duration",
          title: t("duration"),
          right: true,
          cell: ({ duration_ms }) => formats.duration(duration_ms),
        },
        { key: "problems", title: t("problems"), cell: (session) => <Problems session={session} /> },
        {
          key: "place",
          title: t("placeDevice"),
          cell: (session) => (
            <TwoLines
              first={<Place session={session} />}
              second={[session.browser, session.os].filter(Boolean).join(" · ")}
            />
          ),
        },
      ]}
    />
  );
}

interface TwoLinesProps {
  first: ReactNode;
  second: string;
  title?: string;
}

/** What matters, and below it what goes with it. */
function TwoLines({ first, second, title }: TwoLinesProps) {
  return (
    <>
      <span className="brief" title={title}>
        {first}
      </span>
      <span className="brief soft small" title={second}>
        {second}
      </span>
    </>
  );
}

export function VisitorLink({ visitor_id, user_id }: { visitor_id: string; user_id: string }) {
  return (
    <ViewLink page="visitors" item={visitor_id} className="cell-link number" title={visitor_id}>
      {cutMiddle(user_id || visitor_id, MAX_ID_CHARS + (user_id ? 12 : 0))}
    </ViewLink>
  );
}

export function Place({ session: { country, city } }: { session: Pick<Session, "country" | "city"> }) {
  const formats = useFormats();
  if (!country) return NONE;
  return city ? `${city}, ${formats.country(country)}` : formats.country(country);
}

export function Problems({ session }: { session: Pick<Session, "errors" | "insights" | "bounced"> }) {
  const t = useTexts(sessions);
  return (
    <span className="row">
      {session.errors > 0 ? <span className="badge bad">{t("errors", { n: session.errors })}</span> : null}
      {session.insights > 0 ? (
        <span className="badge warn">{t("insights", { n: session.insights })}</span>
      ) : null}
      {session.bounced ? <span className="badge">{t("bounced")}</span> : null}
    </span>
  );
}
