import { useState } from "react";
import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { detectors as detectorNames, severities } from "@/texts/detectors";
import { useDetectorName } from "@/ui/detector";
import { Check, Field, SelectField } from "@/ui/form";
import { useWouldHaveFound } from "./queries";

type Condition = Schemas["AlertCondition"];
export type ConditionKind = Condition["kind"];

export const KINDS: ConditionKind[] = ["insights", "error_rate", "baseline"];
const METRICS = ["page_views", "sessions", "errors", "insights"] as const;
const DIRECTIONS = ["above", "below", "both"] as const;

/** The fields of a kind of condition. */
export function ConditionFields({ kind, condition }: { kind: ConditionKind; condition?: Condition }) {
  if (kind === "insights") {
    return <InsightFields condition={condition?.kind === "insights" ? condition : undefined} />;
  }
  if (kind === "error_rate") {
    return <ErrorRateFields condition={condition?.kind === "error_rate" ? condition : undefined} />;
  }
  return <BaselineFields condition={condition?.kind === "baseline" ? condition : undefined} />;
}

function InsightFields({ condition }: { condition?: Extract<Condition, { kind: "insights" }> }) {
  const t = useTexts(alertTexts);
  const severity = useTexts(severities);
  const nameOf = useDetectorName();
  const [chosen, setChosen] = useState<string[]>(condition?.detectors ?? []);
  const [page, setPage] = useState(condition?.page ?? "");
  const known = [...new Set([...Object.keys(detectorNames), ...chosen])];
  const would = useWouldHaveFound(chosen, page, true);
  const matching = would.data?.insights.filter(
    (insight) => chosen.length === 0 || chosen.includes(insight.detector),
  );
  return (
    <>
      <fieldset className="stack tight">
        <legend>
          {t("detectors")} <small className="soft">{t("detectorsHint")}</small>
        </legend>
        <div className="check-grid">
          {known.map((name) => (
            <Check
              key={name}
              label={nameOf(name)}
              name="detector"
              value={name}
              checked={chosen.includes(name)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
              }
            />
          ))}
        </div>
      </fieldset>
      <Field
        label={t("page")}
        name="page"
        maxLength={500}
        hint={t("pageHint")}
        placeholder="shop.example/cart*"
        value={page}
        onChange={(event) => setPage(event.target.value)}
      />
      <div className="form-row">
        <SelectField
          label={t("severity")}
          name="severity"
          defaultValue={condition?.min_severity ?? "low"}
          choices={(["low", "medium", "high"] as const).map((id) => ({ value: id, label: severity(id) }))}
        />
        <Field
          label={t("count")}
          name="count"
          type="number"
          min={1}
          required
          defaultValue={condition?.count ?? 3}
        />
        <Within seconds={condition?.window_seconds ?? 600} />
      </div>
      {matching && !page.includes("*") ? (
        <p className="notice info" role="status">
          {t("found", { n: matching.length, more: would.data?.next ? t("atLeast") : "" })}
        </p>
      ) : null}
    </>
  );
}

function ErrorRateFields({ condition }: { condition?: Extract<Condition, { kind: "error_rate" }> }) {
  const t = useTexts(alertTexts);
  return (
    <div className="form-row">
      <Field
        label={t("above")}
        name="above"
        type="number"
        min={0}
        max={100}
        step="any"
        required
        defaultValue={(condition?.above ?? 0.05) * 100}
      />
      <Field
        label={t("minSessions")}
        name="min_sessions"
        type="number"
        min={1}
        required
        defaultValue={condition?.min_sessions ?? 20}
      />
      <Within seconds={condition?.window_seconds ?? 600} />
    </div>
  );
}

function BaselineFields({ condition }: { condition?: Extract<Condition, { kind: "baseline" }> }) {
  const t = useTexts(alertTexts);
  return (
    <>
      <p className="soft small">{t("baselineHint")}</p>
      <div className="form-row">
        <SelectField
          label={t("metric")}
          name="metric"
          defaultValue={condition?.metric ?? "sessions"}
          choices={METRICS.map((id) => ({ value: id, label: t(id) }))}
        />
        <SelectField
          label={t("direction")}
          name="direction"
          defaultValue={condition?.direction ?? "below"}
          choices={DIRECTIONS.map((id) => ({ value: id, label: t(`${id}_`) }))}
        />
      </div>
      <div className="form-row">
        <Field
          label={t("factor")}
          name="factor"
          type="number"
          min={1.1}
          step="any"
          required
          defaultValue={condition?.factor ?? 2}
        />
        <Field
          label={t("minCount")}
          name="min_count"
          type="number"
          min={1}
          required
          defaultValue={condition?.min_count ?? 20}
        />
        <Within seconds={condition?.window_seconds ?? 3600} />
      </div>
    </>
  );
}

function Within({ seconds }: { seconds: number }) {
  const t = useTexts(alertTexts);
  return (
    <Field
      label={t("within")}
      name="within"
      type="number"
      min={1}
      step="any"
      required
      defaultValue={seconds / 60}
    />
  );
}
