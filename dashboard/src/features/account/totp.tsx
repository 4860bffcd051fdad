import { type FormEvent, useState } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { type Me, setMe } from "@/api/session";
import { useTexts } from "@/lib/use-texts";
import { account } from "@/texts/account";
import { Copyable } from "@/ui/copy";
import { Field, Problem } from "@/ui/form";

/** Turns two-factor authentication on and off. */
export function Totp({ me }: { me: Me }) {
  const t = useTexts(account);
  const [codes, setCodes] = useState<string[] | null>(null);
  const start = useChange(() => api.POST("/api/v1/auth/totp"));
  const confirm = useChange((body: { code: string }) => api.POST("/api/v1/auth/totp/confirm", { body }), {
    onDone: ({ recovery_codes }) => {
      setCodes(recovery_codes);
      setMe({ ...me, totp_enabled: true });
    },
  });
  if (codes) {
    return (
      <div className="stack">
        <p>{t("recovery")}</p>
        <Copyable text={codes.join("\n")} />
      </div>
    );
  }
  if (me.totp_enabled) return <Disable />;
  if (!start.data) {
    return (
      <div className="stack">
        <p className="soft">{t("totpWhy")}</p>
        <Problem error={start.error} />
        <button
          type="button"
          className="button"
          disabled={start.isPending}
          onClick={() => start.mutate(undefined)}
        >
          {t("start")}
        </button>
      </div>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        confirm.mutate({ code: String(new FormData(event.currentTarget).get("code")).trim() });
      }}
    >
      <p>{t("secret")}</p>
      <Copyable text={start.data.secret} />
      <a className="small wrap" href={start.data.uri}>
        {start.data.uri}
      </a>
      <Field
        label={t("code")}
        name="code"
        required
        pattern="[0-9]{6}"
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Problem error={confirm.error} />
      <button type="submit" className="button" disabled={confirm.isPending}>
        {t("confirm")}
      </button>
    </form>
  );
}

function Disable() {
  const t = useTexts(account);
  const disable = useChange((body: { password: string }) => api.POST("/api/v1/auth/totp/disable", { body }), {
    onDone: setMe,
  });
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        disable.mutate({ password: String(new FormData(event.currentTarget).get("password")) });
      }}
    >
      <Field
        label={t("yourPassword")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Problem error={disable.error} />
      <button type="submit" className="button danger" disabled={disable.isPending}>
        {t("disable")}
      </button>
    </form>
  );
}
