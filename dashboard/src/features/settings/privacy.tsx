import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Check, Field, TextField } from "@/ui/form";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { Erasures } from "./erasures";
import { readLines } from "./lines";
import { type Settings, useSettings } from "./queries";
import { SettingsForm } from "./settings-form";

const RETENTIONS = [
  { field: "events_days", name: "events" },
  { field: "insights_days", name: "insights" },
  { field: "replays_days", name: "replays" },
] as const;

function readDays(given: FormData, field: string): number | null {
  const text = String(given.get(field) ?? "").trim();
  return text === "" ? null : Number(text);
}

/** What is recorded of whom, and for how long. */
export function Privacy() {
  const t = useTexts(settingsTexts);
  const settings = useSettings();
  const canAdminister = useCan("administer");
  return (
    <div className="columns">
      <Card title={t("privacy")}>
        <Loaded query={settings} skeleton={<BlockSkeleton />}>
          {(data) => <PrivacyForm settings={data} />}
        </Loaded>
      </Card>
      {canAdminister ? <Erasures /> : null}
    </div>
  );
}

function PrivacyForm({ settings }: { settings: Settings }) {
  const t = useTexts(settingsTexts);
  return (
    <SettingsForm
      read={(given) => ({
        privacy: {
          require_consent: given.get("consent") === "on",
          respect_gpc: given.get("gpc") === "on",
        },
        retention: {
          events_days: readDays(given, "events_days"),
          insights_days: readDays(given, "insights_days"),
          replays_days: readDays(given, "replays_days"),
        },
        internal_visitors: readLines(given, "internal"),
      })}
    >
      <Check label={t("consent")} name="consent" defaultChecked={settings.privacy.require_consent} />
      <Check label={t("gpc")} name="gpc" defaultChecked={settings.privacy.respect_gpc} />
      <fieldset className="stack tight">
        <legend>
          {t("retention")} <small className="soft">{t("retentionHint")}</small>
        </legend>
        <div className="form-row">
          {RETENTIONS.map(({ field, name }) => (
            <Field
              key={field}
              label={t(name)}
              name={field}
              type="number"
              min={1}
              max={36_500}
              defaultValue={settings.retention[field] ?? ""}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={t("internal")}
        name="internal"
        hint={t("internalHint")}
        defaultValue={settings.internal_visitors.join("\n")}
      />
    </SettingsForm>
  );
}
