import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Check, Field, SelectField, TextField } from "@/ui/form";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { readLines } from "./lines";
import { type Settings, useSettings } from "./queries";
import { SettingsForm } from "./settings-form";

type Replay = Settings["replay"];

const TRIGGERS = ["error", "rage-click", "custom"] as const;
const NUMBERS = [
  { field: "buffer_seconds", name: "buffer", max: 300 },
  { field: "minimum_duration_seconds", name: "minimum", max: 3600 },
  { field: "maximum_duration_seconds", name: "maximum", max: 86_400 },
] as const;
const FLAGS = [
  { field: "record_mouse_move", name: "mouse" },
  { field: "record_canvas", name: "canvas" },
  { field: "record_console", name: "console" },
  { field: "record_network", name: "network" },
] as const;
const LISTS = [
  { field: "mask_selectors", name: "mask", hint: "selectorsHint" },
  { field: "unmask_selectors", name: "unmask", hint: "selectorsHint" },
  { field: "block_selectors", name: "block", hint: "selectorsHint" },
  { field: "excluded_pages", name: "excluded", hint: "pagesHint" },
] as const;

function readReplay(given: FormData): Partial<Replay> {
  return {
    enabled: given.get("enabled") === "on",
    sampling_rate: Number(given.get("sampling_rate")),
    record: given.get("record") as Replay["record"],
    triggers: given.getAll("trigger") as Replay["triggers"],
    ...Object.fromEntries(NUMBERS.map(({ field }) => [field, Number(given.get(field))])),
    ...Object.fromEntries(FLAGS.map(({ field }) => [field, given.get(field) === "on"])),
    ...Object.fromEntries(LISTS.map(({ field }) => [field, readLines(given, field)])),
  };
}

/** Which sessions are recorded, and what of them. */
export function ReplaySettings() {
  const t = useTexts(settingsTexts);
  const settings = useSettings();
  return (
    <Card title={t("replay")}>
      <Loaded query={settings} skeleton={<BlockSkeleton />}>
        {({ replay }) => (
          <SettingsForm read={(given) => ({ replay: readReplay(given) })}>
            <Check label={t("record")} name="enabled" defaultChecked={replay.enabled} />
            <div className="form-row">
              <Field
                label={t("sampling")}
                name="sampling_rate"
                type="number"
                min={0}
                max={100}
                step="any"
                required
                defaultValue={replay.sampling_rate}
              />
              <SelectField
                label={t("when")}
                name="record"
                defaultValue={replay.record}
                choices={[
                  { value: "always", label: t("always") },
                  { value: "trigger", label: t("trigger") },
                ]}
              />
            </div>
            <fieldset className="stack tight">
              <legend>{t("triggers")}</legend>
              {TRIGGERS.map((id) => (
                <Check
                  key={id}
                  label={t(`trigger-${id}`)}
                  name="trigger"
                  value={id}
                  defaultChecked={replay.triggers.includes(id)}
                />
              ))}
            </fieldset>
            <div className="form-row">
              {NUMBERS.map(({ field, name, max }) => (
                <Field
                  key={field}
                  label={t(name)}
                  name={field}
                  type="number"
                  min={0}
                  max={max}
                  required
                  defaultValue={replay[field]}
                />
              ))}
            </div>
            <div className="check-grid">
              {FLAGS.map(({ field, name }) => (
                <Check key={field} label={t(name)} name={field} defaultChecked={replay[field]} />
              ))}
            </div>
            {LISTS.map(({ field, name, hint }) => (
              <TextField
                key={field}
                label={t(name)}
                name={field}
                hint={t(hint)}
                defaultValue={replay[field].join("\n")}
              />
            ))}
          </SettingsForm>
        )}
      </Loaded>
    </Card>
  );
}
