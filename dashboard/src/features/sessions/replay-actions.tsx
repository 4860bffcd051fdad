import { useState } from "react";
import { api, unwrap } from "@/api/client";
import type { ApiError } from "@/api/error";
import { useChange } from "@/api/query";
import { useCan, useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { replays } from "@/texts/replays";
import { saveFile } from "@/ui/download";
import { Problem } from "@/ui/form";
import { Icon } from "@/ui/icon";
import { Popover } from "@/ui/popover";

/** Saves a recording as a file, or deletes it. */
export function ReplayActions({ session }: { session: string }) {
  const t = useTexts(replays);
  const { id } = useProject();
  const path = { id, session };
  const canAdminister = useCan("administer");
  const [error, setError] = useState<ApiError | null>(null);
  const remove = useChange(
    () => api.DELETE("/api/v1/projects/{id}/sessions/{session}/replay", { params: { path } }),
    {
      outdates: [
        [id, "replay", session],
        [id, "replays"],
      ],
    },
  );

  async function download() {
    setError(null);
    try {
      const file = await unwrap(() =>
        api.GET("/api/v1/projects/{id}/sessions/{session}/replay/export", {
          params: { path },
          parseAs: "blob",
        }),
      );
      saveFile(file as unknown as Blob, `${session}.gosight-replay.json.gz`);
    } catch (problem) {
      setError(problem as ApiError);
    }
  }

  return (
    <div className="row end">
      <Problem error={error ?? remove.error} />
      <button type="button" className="button quiet small" onClick={download}>
        <Icon name="download" />
        {t("download")}
      </button>
      {canAdminister ? (
        <Popover className="button quiet small" label={t("delete")}>
          {() => (
            <div className="stack tight">
              <p className="small">{t("deleteSure")}</p>
              <button type="button" className="button danger" onClick={() => remove.mutate(undefined)}>
                {t("delete")}
              </button>
            </div>
          )}
        </Popover>
      ) : null}
    </div>
  );
}
