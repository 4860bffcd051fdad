import { useState } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { traffic } from "@/texts/traffic";
import { Card } from "@/ui/card";
import { Dialog } from "@/ui/dialog";
import { saveFile } from "@/ui/download";
import { Problem } from "@/ui/form";

/** What data protection law asks for: everything about a visitor, and its erasure. */
export function PersonalData({ visitor }: { visitor: string }) {
  const t = useTexts(traffic);
  const c = useTexts(common);
  const { id } = useProject();
  const path = { id, visitor };
  const [asking, setAsking] = useState(false);
  const download = useChange(
    () => api.GET("/api/v1/projects/{id}/visitors/{visitor}/data", { params: { path } }),
    {
      onDone: (data) =>
        saveFile(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }), `${visitor}.json`),
    },
  );
  const erase = useChange(
    () => api.DELETE("/api/v1/projects/{id}/visitors/{visitor}", { params: { path } }),
    {
      outdates: [[id]],
      onDone: () => setAsking(false),
    },
  );
  return (
    <Card title={t("data")}>
      <div className="stack">
        <p className="soft">{t("dataHint")}</p>
        {erase.data ? (
          <p className="notice good" role="status">
            {t("erased", {
              what: Object.entries(erase.data.erased)
                .map(([kind, count]) => `${kind} ${count}`)
                .join(", "),
            })}
          </p>
        ) : (
          <div className="row">
            <button
              type="button"
              className="button quiet"
              disabled={download.isPending}
              onClick={() => download.mutate(undefined)}
            >
              {t("downloadData")}
            </button>
            <button type="button" className="button danger" onClick={() => setAsking(true)}>
              {t("erase")}
            </button>
          </div>
        )}
        <Problem error={download.error} />
      </div>
      <Dialog title={t("erase")} open={asking} onClose={() => setAsking(false)}>
        <p>{t("eraseSure")}</p>
        <Problem error={erase.error} />
        <div className="row">
          <button
            type="button"
            className="button danger"
            disabled={erase.isPending}
            onClick={() => erase.mutate(undefined)}
          >
            {t("erase")}
          </button>
          <button type="button" className="button quiet" onClick={() => setAsking(false)}>
            {c("cancel")}
          </button>
        </div>
      </Dialog>
    </Card>
  );
}
