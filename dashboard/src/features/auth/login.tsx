import { type FormEvent, useEffect, useState } from "react";
import { api } from "@/api/client";
import type { ApiError } from "@/api/error";
import { useChange } from "@/api/query";
import { setSignedIn } from "@/api/session";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";
import { Field, Problem } from "@/ui/form";
import { PreferencesMenu } from "@/ui/preferences-menu";
import { KeyForm } from "./key-form";
import { OidcButton } from "./oidc";

/** Signs in with a password, or opens a project with its secret key. */
export function Login() {
  const t = useTexts(auth);
  const [byKey, setByKey] = useState(false);
  useEffect(() => {
    document.title = `${t("signIn")} · GoSight`;
  }, [t]);
  return (
    <main className="plain">
      <div>
        <div className="plain-card">
          <img src="/mark.svg" alt="" width="40" height="40" />
          <h1>{byKey ? t("byKey") : t("title")}</h1>
          {byKey ? <KeyForm /> : <PasswordForm />}
          {byKey ? null : <OidcButton />}
          <button type="button" className="button bare" onClick={() => setByKey(!byKey)}>
            {byKey ? t("byPassword") : t("byKey")}
          </button>
        </div>
        <div className="plain-foot">
          <PreferencesMenu className="button bare small" />
        </div>
      </div>
    </main>
  );
}

function PasswordForm() {
  const t = useTexts(auth);
  const formats = useFormats();
  const login = useChange(
    (body: { email: string; password: string; code?: string }) => api.POST("/api/v1/auth/login", { body }),
    { onDone: setSignedIn },
  );
  const code = login.error?.code;
  const [needsCode, setNeedsCode] = useState(false);
  useEffect(() => {
    if (code === "totp_required") setNeedsCode(true);
  }, [code]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const totp = String(given.get("code") ?? "").trim();
    login.mutate({
      email: String(given.get("email")).trim(),
      password: String(given.get("password")),
      ...(totp ? { code: totp } : {}),
    });
  }

  function explain(error: ApiError) {
    if (error.code === "invalid_credentials") return t("invalid");
    if (error.code === "totp_invalid") return t("codeInvalid");
    if (error.code === "too_many_attempts")
      return t("throttled", { wait: formats.duration(error.retryAfterMs) });
    return null;
  }

  const known = login.error && code !== "totp_required" ? explain(login.error) : null;
  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("email")} name="email" type="email" autoComplete="username" required />
      <Field label={t("password")} name="password" type="password" autoComplete="current-password" required />
      {needsCode ? (
        <Field label={t("code")} name="code" autoComplete="one-time-code" required autoFocus />
      ) : null}
      {known ? (
        <p className="problem" role="alert">
          {known}
        </p>
      ) : (
        <Problem error={code === "totp_required" ? null : login.error} />
      )}
      <button type="submit" className="button" disabled={login.isPending}>
        {t("signIn")}
      </button>
      <p className="soft small">{t("firstStart")}</p>
    </form>
  );
}
