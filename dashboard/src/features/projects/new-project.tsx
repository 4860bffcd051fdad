import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { projects } from "@/texts/projects";
import { Dialog } from "@/ui/dialog";
import { Field, Problem } from "@/ui/form";

/** Creates a project and opens its settings, where the snippet is. */
export function NewProject({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(projects);
  const c = useTexts(common);
  const router = useRouter();
  const create = useChange((body: { id: string; name: string }) => api.POST("/api/v1/projects", { body }), {
    outdates: [["projects"]],
    onDone: ({ id }) => router.push(`/${id}/settings`),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    create.mutate({ id: String(given.get("id")).trim(), name: String(given.get("name")).trim() });
  }

  return (
    <Dialog title={t("add")} open={open} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="soft">{t("addHint")}</p>
        <Field label={t("name")} name="name" required maxLength={200} />
        <Field label={t("id")} name="id" required pattern="[A-Za-z0-9_\-]{1,64}" hint={t("idHint")} />
        <Problem error={create.error} />
        <button type="submit" className="button" disabled={create.isPending}>
          {c("create")}
        </button>
      </form>
    </Dialog>
  );
}
