import { useState } from "react";
import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { Card } from "@/ui/card";
import { More } from "@/ui/more";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { useTimeline } from "./queries";
import type { Session } from "./session-table";
import { type Moment, TimelineRow } from "./timeline-row";

/** Kinds that say how something was done rather than what. */
const MINOR = [
  "mouse",
  "scroll",
  "visibility",
  "web_vital",
  "page_leave",
  "diagnostic",
  "replay_status",
  "input_change",
];

function momentsOf(pages: Schemas["Timeline"][], onlyMain: boolean): Moment[] {
  const events = pages
    .flatMap(({ rows }) => rows)
    .filter(({ kind }) => !onlyMain || !MINOR.includes(kind))
    .map((event): Moment => ({ key: event.id, at: Date.parse(event.time), event }));
  const insights = pages
    .flatMap((page) => page.insights)
    .map((insight): Moment => ({ key: insight.id, at: Date.parse(insight.time), insight }));
  return [...events, ...insights].sort((a, b) => a.at - b.at);
}

interface TimelineProps {
  session: Session;
  /** The moment that is shown, in milliseconds since 1970. */
  at?: number;
  onSeek: (at: number, tab?: string) => void;
}

/** What happened in a session and what detectors found in it. */
export function Timeline({ session, at, onSeek }: TimelineProps) {
  const t = useTexts(sessions);
  const formats = useFormats();
  const [onlyMain, setOnlyMain] = useState(true);
  const timeline = useTimeline(session.id);
  const shown = timeline.data?.pages.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;
  return (
    <Card
      title={t("timeline")}
      flush
      tools={
        <div className="row">
          <span className="soft small">
            {t("showing", { shown: formats.count(shown), all: formats.count(session.events) })}
          </span>
          <div className="segmented">
            <button type="button" aria-pressed={onlyMain} onClick={() => setOnlyMain(true)}>
              {t("main")}
            </button>
            <button type="button" aria-pressed={!onlyMain} onClick={() => setOnlyMain(false)}>
              {t("allKinds")}
            </button>
          </div>
        </div>
      }
    >
      <Loaded query={timeline} skeleton={<ListSkeleton rows={14} />}>
        {(data) => {
          const moments = momentsOf(data.pages, onlyMain);
          if (moments.length === 0) return <State title={t("emptyTimeline")} />;
          return (
            <ol className="timeline">
              {moments.map((moment) => (
                <TimelineRow key={moment.key} moment={moment} isShown={moment.at === at} onSeek={onSeek} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      <More pages={timeline} />
    </Card>
  );
}
