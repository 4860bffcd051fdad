import type { ReactNode } from "react";
import { NONE } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { Card } from "@/ui/card";
import { Place, type Session, VisitorLink } from "./session-table";

/** From where a visit came and by what. */
export function SessionFacts({ session }: { session: Session }) {
  const t = useTexts(sessions);
  const formats = useFormats();
  const facts: [string, ReactNode][] = [
    [t("visitor"), <VisitorLink key="visitor" {...session} />],
    [t("started"), formats.full(Date.parse(session.started_at))],
    [t("duration"), formats.duration(session.duration_ms)],
    [t("engaged"), formats.duration(session.engaged_ms)],
    [t("pages"), formats.count(session.views)],
    [t("clicks"), formats.count(session.clicks)],
    [t("entry"), session.entry_page || NONE],
    [t("exitPage"), session.exit_page || NONE],
    [t("source"), session.source || session.referrer || t("direct")],
    [t("campaign"), session.utm_campaign || NONE],
    [t("place"), <Place key="place" session={session} />],
    [t("device"), [session.browser, session.browser_version, session.os].filter(Boolean).join(" ") || NONE],
    [t("screen"), session.screen || NONE],
    [t("language"), session.language || NONE],
    [
      t("id"),
      <span key="id" className="mono">
        {session.id}
      </span>,
    ],
  ];
  return (
    <Card title={t("details")}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
