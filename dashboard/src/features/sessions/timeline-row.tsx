import type { Schemas } from "@/api/types";
import { cutMiddle } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useDetectorName } from "@/ui/detector";
import { describeEvent, useKindName } from "@/ui/event";
import { ViewLink } from "@/ui/view-link";

type Event = Schemas["Event"];
type Insight = Schemas["Timeline"]["insights"][number];

/** Something that happened, or that a detector found. */
export type Moment = { key: string; at: number } & ({ event: Event } | { insight: Insight });

const TONES: Record<string, string> = {
  js_error: "badge bad",
  resource_error: "badge bad",
  custom: "badge accent",
  page_view: "badge good",
};
const MAX_CHARS = 120;

interface TimelineRowProps {
  moment: Moment;
  isShown: boolean;
  onSeek: (at: number, tab?: string) => void;
}

/** A moment of a session; its time leads to the replay at that moment. */
export function TimelineRow({ moment, isShown, onSeek }: TimelineRowProps) {
  const formats = useFormats();
  const kind = useKindName();
  const detector = useDetectorName();
  const isInsight = "insight" in moment;
  const text = isInsight ? moment.insight.summary : describeEvent(moment.event, formats);
  const place = isInsight ? moment.insight.page : moment.event.selector;
  return (
    <li className="timeline-row" aria-current={isShown ? "true" : undefined}>
      <button
        type="button"
        className="time-button number"
        title={formats.full(moment.at)}
        onClick={() => onSeek(moment.at, isInsight ? undefined : moment.event.tab_id)}
      >
        {formats.second(moment.at)}
      </button>
      <span>
        {isInsight ? (
          <ViewLink page="insights" own={{ detector: moment.insight.detector }} className="badge warn">
            {detector(moment.insight.detector)}
          </ViewLink>
        ) : (
          <span className={TONES[moment.event.kind] ?? "badge"}>{kind(moment.event.kind)}</span>
        )}
      </span>
      <span className="wrap">
        {text}
        {place ? <span className="soft small mono timeline-place">{cutMiddle(place, MAX_CHARS)}</span> : null}
      </span>
    </li>
  );
}
