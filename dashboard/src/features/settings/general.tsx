import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Field, SelectField, TextField } from "@/ui/form";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { Counting } from "./counting";
import { DeleteProject } from "./delete-project";
import { readLines } from "./lines";
import { type Settings, useSettings } from "./queries";
import { RenameProject } from "./rename-project";
import { SettingsForm } from "./settings-form";

const MODES: Settings["mode"][] = ["full", "analytics-only", "replay-optimized"];

/** The project's name, time zone, mode and domains. */
export function General() {
  const t = useTexts(settingsTexts);
  const settings = useSettings();
  return (
    <div className="columns">
      <Card title={t("general")}>
        <div className="stack">
          <RenameProject />
          <Loaded query={settings} skeleton={<BlockSkeleton />}>
            {(data) => (
              <SettingsForm
                read={(given) => ({
                  time_zone: String(given.get("zone")).trim(),
                  mode: given.get("mode") as Settings["mode"],
                  origins: readLines(given, "origins"),
                })}
              >
                <Field
                  label={t("zone")}
                  name="zone"
                  required
                  maxLength={64}
                  list="zones"
                  hint={t("zoneHint")}
                  defaultValue={data.time_zone}
                />
                <datalist id="zones">
                  {Intl.supportedValuesOf("timeZone").map((zone) => (
                    <option key={zone} value={zone} />
                  ))}
                </datalist>
                <SelectField
                  label={t("mode")}
                  name="mode"
                  defaultValue={data.mode}
                  choices={MODES.map((id) => ({ value: id, label: t(id) }))}
                />
                <TextField
                  label={t("origins")}
                  name="origins"
                  hint={t("originsHint")}
                  defaultValue={data.origins.join("\n")}
                />
              </SettingsForm>
            )}
          </Loaded>
        </div>
      </Card>
      <Counting />
      <DeleteProject />
    </div>
  );
}
