import { useState } from "react";
import { api, unwrap } from "@/api/client";
import type { ApiError } from "@/api/error";
import { useProject } from "@/lib/project";
import { useQuestion } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { saveFile } from "./download";
import { Problem } from "./form";
import { Icon } from "./icon";
import { Popover } from "./popover";

/** Saves all sessions or events of what is shown. */
export function ExportMenu() {
  const t = useTexts(sessions);
  const { id } = useProject();
  const query = useQuestion();
  const [error, setError] = useState<ApiError | null>(null);

  async function save(kind: "sessions" | "events") {
    setError(null);
    try {
      const rows = await unwrap(() =>
        api.GET("/api/v1/projects/{id}/exports/{kind}", {
          params: { path: { id, kind }, query: { ...query, format: "csv" } },
          parseAs: "blob",
        }),
      );
      saveFile(rows as unknown as Blob, `${id}-${kind}.csv`);
    } catch (problem) {
      setError(problem as ApiError);
    }
  }

  return (
    <Popover
      label={
        <>
          <Icon name="download" />
          {t("export")}
        </>
      }
    >
      {() => (
        <div className="stack tight">
          <p className="soft small">{t("exportHint")}</p>
          <button type="button" className="menu-item" onClick={() => save("sessions")}>
            {t("exportSessions")}
          </button>
          <button type="button" className="menu-item" onClick={() => save("events")}>
            {t("exportEvents")}
          </button>
          <Problem error={error} />
        </div>
      )}
    </Popover>
  );
}
