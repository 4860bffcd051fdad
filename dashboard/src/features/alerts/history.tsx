import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { common } from "@/texts/common";
import { Card } from "@/ui/card";
import { Severity } from "@/ui/detector";
import { More } from "@/ui/more";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { type Alert, useAlerts } from "./queries";

const STATES: Record<Alert["state"], string> = {
  notified: "badge good",
  pending: "badge warn",
  digested: "badge",
  snoozed: "badge",
};
const DELIVERIES = { sent: "badge good", waiting: "badge warn", given_up: "badge bad" };

/** Every alert, with what became of it on each channel. */
export function History() {
  const t = useTexts(alertTexts);
  const alerts = useAlerts();
  return (
    <Card title={t("history")} flush>
      <Loaded
        query={alerts}
        skeleton={<ListSkeleton rows={6} />}
        isEmpty={(data) => data.pages.every((page) => page.alerts.length === 0)}
        empty={<State title={t("noHistory")}>{t("noHistoryNext")}</State>}
      >
        {(data) => (
          <ul>
            {data.pages
              .flatMap((page) => page.alerts)
              .map((alert) => (
                <AlertRow key={alert.id} alert={alert} />
              ))}
          </ul>
        )}
      </Loaded>
      <More pages={alerts} />
    </Card>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  const t = useTexts(alertTexts);
  const c = useTexts(common);
  const formats = useFormats();
  return (
    <li className="insight">
      <div className="insight-head">
        <span className="row">
          {alert.severity === "unspecified" ? null : <Severity severity={alert.severity} />}
          <strong>{alert.title}</strong>
          <span className="soft small number">{formats.moment(Date.parse(alert.created_at))}</span>
          <span className={STATES[alert.state]}>{t(alert.state)}</span>
        </span>
        {alert.session_id ? (
          <ViewLink
            page="sessions"
            item={alert.session_id}
            own={{ t: alert.replay_offset_ms }}
            className="button quiet small"
          >
            {c("openSession")}
          </ViewLink>
        ) : null}
      </div>
      <p className="wrap">{alert.summary}</p>
      <p className="row small">
        <span className="soft">{alert.rule}</span>
        {alert.deliveries.map(({ channel, state, attempts, last_failure }) => (
          <span className={DELIVERIES[state]} key={channel} title={last_failure ?? undefined}>
            {channel}: {t(state)}
            {attempts > 1 ? `, ${t("attempts", { n: attempts })}` : ""}
          </span>
        ))}
      </p>
      {alert.deliveries
        .filter(({ last_failure }) => last_failure)
        .map(({ channel, last_failure }) => (
          <p key={channel} className="problem small wrap">
            {channel}: {last_failure}
          </p>
        ))}
    </li>
  );
}
