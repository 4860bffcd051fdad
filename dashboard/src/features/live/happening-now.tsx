import { useState } from "react";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { live } from "@/texts/traffic";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { describeEvent, useKindName } from "@/ui/event";
import { ViewLink } from "@/ui/view-link";
import { type Connection, type Happening, useHappenings } from "./use-happenings";

const DOTS: Record<Connection, string> = { open: "dot good", connecting: "dot", lost: "dot warn" };

/** Events and insights as they come, each a link to its moment. */
export function HappeningNow() {
  const t = useTexts(live);
  const [paused, setPaused] = useState(false);
  const { happenings, connection } = useHappenings(paused);
  return (
    <Card
      title={t("happening")}
      flush
      tools={
        <span className="row small">
          <span className={paused ? "dot" : DOTS[connection]} />
          <span className="soft">{paused ? t("paused") : t(connection)}</span>
          <button type="button" className="button quiet small" onClick={() => setPaused(!paused)}>
            {paused ? t("resume") : t("pause")}
          </button>
        </span>
      }
    >
      {happenings.length === 0 ? (
        <p className="soft padded">{t("nothingHappened")}</p>
      ) : (
        <ol className="timeline happenings">
          {happenings.map((happening) => (
            <Row key={happening.key} happening={happening} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Row({ happening }: { happening: Happening }) {
  const formats = useFormats();
  const kind = useKindName();
  const detector = useDetectorName();
  const isInsight = "insight" in happening;
  const isError = !isInsight && happening.event.kind.endsWith("_error");
  return (
    <li className="timeline-row">
      <ViewLink
        page="sessions"
        item={happening.session}
        own={isInsight ? { t: happening.insight.replay_offset_ms, tab: happening.insight.tab_id } : {}}
        className="number"
      >
        {formats.second(happening.at)}
      </ViewLink>
      <span>
        <span className={isInsight ? "badge warn" : isError ? "badge bad" : "badge"}>
          {isInsight ? detector(happening.insight.detector) : kind(happening.event.kind)}
        </span>
      </span>
      <span className="wrap">
        {isInsight ? happening.insight.summary : describeEvent(happening.event, formats)}{" "}
        <span className="soft small">{isInsight ? happening.insight.page : placeOf(happening.event)}</span>
      </span>
    </li>
  );
}

/** The page, unless the event is about nothing else. */
function placeOf({ kind, page }: { kind: string; page: string }): string {
  return kind === "page_view" ? "" : page;
}
