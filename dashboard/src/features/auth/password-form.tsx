import type { FormEvent } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { setMe } from "@/api/session";
import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";
import { common } from "@/texts/common";
import { Field, Problem } from "@/ui/form";

/** Changes the password of who is signed in. */
export function PasswordForm() {
  const t = useTexts(auth);
  const c = useTexts(common);
  const change = useChange(
    (body: { current_password: string; new_password: string }) => api.POST("/api/v1/auth/password", { body }),
    { onDone: setMe },
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    change.mutate(
      { current_password: String(given.get("current")), new_password: String(given.get("new")) },
      { onSuccess: () => form.reset() },
    );
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("current")} name="current" type="password" autoComplete="current-password" required />
      <Field
        label={t("fresh")}
        name="new"
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={256}
        required
        hint={t("freshHint")}
      />
      <Problem error={change.error} />
      <div className="row">
        <button type="submit" className="button" disabled={change.isPending}>
          {t("change")}
        </button>
        {change.isSuccess ? (
          <span className="badge good" role="status">
            {c("saved")}
          </span>
        ) : null}
      </div>
    </form>
  );
}
