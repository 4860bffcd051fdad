import { useCan, useFormats } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { useDetectorName } from "@/ui/detector";
import { Popover } from "@/ui/popover";
import { describeCondition } from "./describe";
import { type Rule, useEnableRule, useSnooze } from "./queries";

const SNOOZES = [
  { name: "hour", minutes: 60 },
  { name: "day", minutes: 1440 },
  { name: "week", minutes: 10_080 },
] as const;

/** A rule in a sentence, with what can be done about it. */
export function RuleRow({ rule, onEdit }: { rule: Rule; onEdit: () => void }) {
  const t = useTexts(alertTexts);
  const formats = useFormats();
  const nameOf = useDetectorName();
  const canManage = useCan("manage");
  const now = useNow();
  const enable = useEnableRule(rule.id);
  const snooze = useSnooze(rule.id);
  const snoozedUntil = rule.snoozed_until ? Date.parse(rule.snoozed_until) : 0;
  const isSnoozed = snoozedUntil > now;
  return (
    <li className="insight">
      <div className="insight-head">
        <span className="row">
          <strong>{rule.name}</strong>
          <span className={rule.enabled ? "badge good" : "badge"}>
            {rule.enabled ? t("enabled") : t("disabled")}
          </span>
          {isSnoozed ? (
            <span className="badge warn">{t("snoozedUntil", { time: formats.moment(snoozedUntil) })}</span>
          ) : null}
        </span>
        {canManage ? (
          <span className="row">
            {isSnoozed ? (
              <button type="button" className="button quiet small" onClick={() => snooze.mutate(0)}>
                {t("wake")}
              </button>
            ) : (
              <Popover className="button quiet small" label={t("snooze")}>
                {(close) =>
                  SNOOZES.map(({ name, minutes }) => (
                    <button
                      key={name}
                      type="button"
                      className="menu-item"
                      onClick={() => {
                        snooze.mutate(minutes);
                        close();
                      }}
                    >
                      {t(name)}
                    </button>
                  ))
                }
              </Popover>
            )}
            <button type="button" className="button quiet small" onClick={() => enable.mutate(!rule.enabled)}>
              {rule.enabled ? t("disabled") : t("enabled")}
            </button>
            <button type="button" className="button quiet small" onClick={onEdit}>
              {t("edit")}
            </button>
          </span>
        ) : null}
      </div>
      <p className="wrap">{describeCondition(rule.condition, t, formats, nameOf)}</p>
      <p className="row soft small">
        {rule.channels.map((channel) => (
          <span className="badge" key={channel}>
            {channel}
          </span>
        ))}
        {t("coolDown")}: {formats.count(rule.cool_down_seconds / 60)}
      </p>
    </li>
  );
}
