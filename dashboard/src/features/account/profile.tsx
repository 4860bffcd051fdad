import type { FormEvent } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { type Me, setMe } from "@/api/session";
import { useTexts } from "@/lib/use-texts";
import { account } from "@/texts/account";
import { common } from "@/texts/common";
import { Field, Problem } from "@/ui/form";

export function Profile({ me }: { me: Me }) {
  const t = useTexts(account);
  const c = useTexts(common);
  const change = useChange((body: { name: string }) => api.PATCH("/api/v1/auth/me", { body }), {
    onDone: setMe,
  });
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        change.mutate({ name: String(new FormData(event.currentTarget).get("name")).trim() });
      }}
    >
      <Field label={t("email")} value={me.email} readOnly />
      <Field
        label={t("name")}
        name="name"
        defaultValue={me.name}
        required
        maxLength={200}
        autoComplete="name"
      />
      <Problem error={change.error} />
      <div className="row">
        <button type="submit" className="button" disabled={change.isPending}>
          {c("save")}
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
