import type { FormEvent } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { useCan, useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { settingsTexts } from "@/texts/settings";
import { Field, Problem } from "@/ui/form";

export function RenameProject() {
  const t = useTexts(settingsTexts);
  const c = useTexts(common);
  const { id, name } = useProject();
  const canAdminister = useCan("administer");
  const rename = useChange(
    (body: { name: string }) => api.PATCH("/api/v1/projects/{id}", { params: { path: { id } }, body }),
    { outdates: [["project", id], ["projects"]] },
  );
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        rename.mutate({ name: String(new FormData(event.currentTarget).get("name")).trim() });
      }}
    >
      <fieldset className="row nowrap" disabled={!canAdminister}>
        <Field label={t("name")} name="name" required maxLength={200} defaultValue={name} />
        {canAdminister ? (
          <button type="submit" className="button quiet at-end" disabled={rename.isPending}>
            {rename.isSuccess ? c("saved") : c("save")}
          </button>
        ) : null}
      </fieldset>
      <Problem error={rename.error} />
    </form>
  );
}
