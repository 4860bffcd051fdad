import type { Schemas } from "@/api/types";
import { useCan, useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { insightTexts } from "@/texts/problems";
import { Severity, useDetectorName } from "@/ui/detector";
import { ViewLink } from "@/ui/view-link";
import { NotFrustration } from "./not-frustration";

type Insight = Schemas["Insight"];

/** An insight: what, where, why, and the way to the moment itself. */
export function InsightRow({ insight }: { insight: Insight }) {
  const t = useTexts(insightTexts);
  const c = useTexts(common);
  const formats = useFormats();
  const nameOf = useDetectorName();
  const canManage = useCan("manage");
  const at = Date.parse(insight.time);
  return (
    <li className="insight">
      <div className="insight-head">
        <span className="row">
          <Severity severity={insight.severity} />
          <strong>{nameOf(insight.detector)}</strong>
          <span className="soft small number" title={formats.full(at)}>
            {formats.moment(at)}
          </span>
        </span>
        <span className="row">
          {canManage ? <NotFrustration insight={insight} /> : null}
          <ViewLink
            page="sessions"
            item={insight.session_id}
            own={{ t: insight.replay_offset_ms, tab: insight.tab_id }}
            className="button quiet small"
          >
            {c("openSession")}
          </ViewLink>
        </span>
      </div>
      <p className="wrap">{insight.summary}</p>
      <p className="soft small wrap">
        <ViewLink page="insights" own={{ page: insight.page }} className="cell-link">
          {insight.page}
        </ViewLink>{" "}
        <span className="mono">{insight.selector}</span>
      </p>
      <details className="small">
        <summary>{t("why")}</summary>
        <Why insight={insight} />
      </details>
    </li>
  );
}

function Why({ insight }: { insight: Insight }) {
  const t = useTexts(insightTexts);
  const facts = [
    [t("thresholds"), insight.thresholds],
    [t("details"), insight.details],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, values]) => (
        <div className="fact" key={name}>
          <dt>{name}</dt>
          <dd className="mono">
            {Object.entries(values)
              .map(([key, value]) => `${key} = ${value}`)
              .join(", ") || "–"}
          </dd>
        </div>
      ))}
      <div className="fact">
        <dt>{t("element")}</dt>
        <dd className="mono">{insight.selector || "–"}</dd>
      </div>
      <div className="fact">
        <dt>{t("evidence", { n: insight.evidence.length })}</dt>
        <dd className="mono">{insight.evidence.map(({ event_id }) => event_id).join(", ")}</dd>
      </div>
    </dl>
  );
}
