"use client";

import type { ReactNode } from "react";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { Place } from "@/features/sessions/session-table";
import { cutMiddle, NONE } from "@/lib/format";
import { useCan, useFormats, useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { traffic } from "@/texts/traffic";
import { Card } from "@/ui/card";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { PersonalData } from "./personal-data";
import { VisitorSessions } from "./visitor-sessions";

const MAX_ID_CHARS = 24;

/** One visitor with all of their sessions. */
export function VisitorPage() {
  const t = useTexts(traffic);
  const { id } = useProject();
  const { item } = useAddress();
  const canAdminister = useCan("administer");
  const visitor = useApi(
    [id, "visitor", item],
    (signal) =>
      api.GET("/api/v1/projects/{id}/visitors/{visitor}", {
        params: { path: { id, visitor: item } },
        signal,
      }),
    { fresh: true },
  );
  return (
    <Page title={`${t("visitor")} · ${cutMiddle(visitor.data?.user_id || item, MAX_ID_CHARS)}`}>
      <Loaded query={visitor} skeleton={<BlockSkeleton />}>
        {(data) => (
          <>
            <div className="columns slim">
              <Facts visitor={data} />
              <Traits traits={data.traits} />
              {canAdminister ? <PersonalData visitor={data.id} /> : null}
            </div>
            <VisitorSessions visitor={data.id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ visitor }: { visitor: Schemas["Visitor"] }) {
  const t = useTexts(traffic);
  const formats = useFormats();
  const facts: [string, ReactNode][] = [
    [t("user"), visitor.user_id || NONE],
    [t("firstSeen"), formats.full(Date.parse(visitor.first_seen))],
    [t("lastSeen"), formats.full(Date.parse(visitor.last_seen))],
    [t("visits"), formats.count(visitor.visits)],
    [t("views"), formats.count(visitor.views)],
    [t("errors"), formats.count(visitor.errors)],
    [t("place"), <Place key="place" session={visitor} />],
    [t("device"), [visitor.browser, visitor.os].filter(Boolean).join(" · ") || NONE],
  ];
  return (
    <Card title={t("visitor")}>
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

function Traits({ traits }: { traits: Schemas["Visitor"]["traits"] }) {
  const t = useTexts(traffic);
  const entries = Object.entries(traits ?? {});
  return (
    <Card title={t("traits")}>
      {entries.length === 0 ? (
        <p className="soft">{t("noTraits")}</p>
      ) : (
        <dl className="facts">
          {entries.map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
