import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useFormats, useProject } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Install } from "@/ui/install";
import { ListSkeleton, Loaded } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";

const EVERY_MS = 3000;

/** The snippet, and whether it works. */
export function InstallGuide() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const now = useNow();
  const { id } = useProject();
  const storage = useApi(
    [id, "storage"],
    (signal) => api.GET("/api/v1/projects/{id}/storage", { params: { path: { id } }, signal }),
    { every: EVERY_MS },
  );
  return (
    <Card title={t("install")}>
      <div className="stack">
        <p>{t("installNext")}</p>
        <Install />
        <Loaded query={storage} skeleton={<ListSkeleton rows={1} />}>
          {({ newest }) =>
            newest ? (
              <p className="notice good" role="status">
                <span className="dot good" />
                {t("received", { time: formats.ago(Date.parse(newest), Math.max(now, Date.parse(newest))) })}
                <ViewLink page="overview">{t("toOverview")}</ViewLink>
              </p>
            ) : (
              <p className="notice" role="status">
                <span className="dot warn" />
                {t("waiting")} {t("waitingNext")}
              </p>
            )
          }
        </Loaded>
        <p className="soft small">{t("npm")}</p>
      </div>
    </Card>
  );
}
