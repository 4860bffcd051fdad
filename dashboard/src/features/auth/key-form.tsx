import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { openWithKey } from "@/api/session";
import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";
import { Field } from "@/ui/form";

/** Opens a project with one of its secret keys. */
export function KeyForm() {
  const t = useTexts(auth);
  const router = useRouter();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const project = String(given.get("project")).trim();
    openWithKey(project, String(given.get("key")).trim());
    router.push(`/${encodeURIComponent(project)}/overview`);
  }

  return (
    <form className="form" onSubmit={submit} autoComplete="off">
      <Field label={t("project")} name="project" required pattern="[A-Za-z0-9_\-]{1,64}" placeholder="demo" />
      <Field label={t("key")} name="key" type="password" required placeholder="gss_..." hint={t("keyHint")} />
      <button type="submit" className="button">
        {t("open")}
      </button>
    </form>
  );
}
