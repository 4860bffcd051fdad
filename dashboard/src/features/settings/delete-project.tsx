import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Field, Problem } from "@/ui/form";

/** Deletes the project once its id was typed. */
export function DeleteProject() {
  const t = useTexts(settingsTexts);
  const { id, role } = useProject();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const remove = useChange(
    () => api.DELETE("/api/v1/projects/{id}", { params: { path: { id }, query: { confirm: id } } }),
    { outdates: [["projects"]], onDone: () => router.replace("/") },
  );
  if (role !== "owner") return null;
  return (
    <Card title={t("delete")}>
      <form
        className="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          remove.mutate(undefined);
        }}
      >
        <Field
          label={t("deleteHint", { id })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
        <Problem error={remove.error} />
        <button type="submit" className="button danger" disabled={typed !== id || remove.isPending}>
          {t("delete")}
        </button>
      </form>
    </Card>
  );
}
