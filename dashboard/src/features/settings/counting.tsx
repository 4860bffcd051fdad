import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Check, SelectField, TextField } from "@/ui/form";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { readLines } from "./lines";
import { useSettings } from "./queries";
import { SettingsForm } from "./settings-form";

const SLASH = { hub: null, drop: true, keep: false } as const;
type Slash = keyof typeof SLASH;

function slashOf(drop: boolean | null): Slash {
  if (drop === null) return "hub";
  return drop ? "drop" : "keep";
}

/** How paths are joined to pages, and which hosts are the project's own. */
export function Counting() {
  const t = useTexts(settingsTexts);
  const settings = useSettings();
  return (
    <Card title={t("counting")}>
      <Loaded query={settings} skeleton={<BlockSkeleton />}>
        {({ pages, domains, one_visitor_on_all_hosts }) => (
          <SettingsForm
            read={(given) => {
              const patterns = readLines(given, "patterns");
              return {
                pages: {
                  patterns: patterns.length > 0 ? patterns : null,
                  drop_trailing_slash: SLASH[given.get("slash") as Slash],
                },
                domains: readLines(given, "domains"),
                one_visitor_on_all_hosts: given.get("one") === "on",
              };
            }}
          >
            <TextField
              label={t("patterns")}
              name="patterns"
              hint={t("patternsHint")}
              defaultValue={(pages.patterns ?? []).join("\n")}
            />
            <SelectField
              label={t("slash")}
              name="slash"
              defaultValue={slashOf(pages.drop_trailing_slash)}
              choices={[
                { value: "hub", label: t("slashHub") },
                { value: "drop", label: t("slashDrop") },
                { value: "keep", label: t("slashKeep") },
              ]}
            />
            <TextField
              label={t("domains")}
              name="domains"
              hint={t("domainsHint")}
              defaultValue={domains.join("\n")}
            />
            <Check label={t("oneVisitor")} name="one" defaultChecked={one_visitor_on_all_hosts} />
          </SettingsForm>
        )}
      </Loaded>
    </Card>
  );
}
