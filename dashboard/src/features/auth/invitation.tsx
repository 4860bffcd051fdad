"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import { setSignedIn } from "@/api/session";
import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";
import { roles } from "@/texts/roles";
import { Field, Problem } from "@/ui/form";
import { BlockSkeleton, Loaded } from "@/ui/states";

/** Accepts an invitation whose token is in the fragment, which no server log sees. */
export function Invitation() {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get("token") ?? "");
  const preview = useApi(["invitation", token], (signal) =>
    api.POST("/api/v1/auth/invitations/preview", { body: { token }, signal }),
  );
  return (
    <main className="plain">
      <div className="plain-card">
        <Loaded query={preview} skeleton={<BlockSkeleton />}>
          {(invitation) => <Accept token={token} invitation={invitation} />}
        </Loaded>
      </div>
    </main>
  );
}

function Accept({ token, invitation }: { token: string; invitation: Schemas["InvitationPreview"] }) {
  const t = useTexts(auth);
  const role = useTexts(roles);
  const formats = useFormats();
  const router = useRouter();
  const accept = useChange(
    (body: Schemas["InvitationAcceptance"]) => api.POST("/api/v1/auth/invitations/accept", { body }),
    {
      onDone: (signedIn) => {
        setSignedIn(signedIn);
        router.replace("/");
      },
    },
  );
  const needsCode = accept.error?.code.startsWith("totp_");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const read = (name: string) => String(given.get(name) ?? "").trim();
    accept.mutate({
      token,
      password: String(given.get("password")),
      ...(read("name") ? { name: read("name") } : {}),
      ...(read("code") ? { code: read("code") } : {}),
    });
  }

  return (
    <form className="form" onSubmit={submit}>
      <h1>{t("invited")}</h1>
      <p>
        {t("invitedTo", {
          email: invitation.email,
          project: invitation.project_name,
          role: role(invitation.role),
          until: formats.moment(Date.parse(invitation.expires_at)),
        })}
      </p>
      {invitation.has_account ? null : <Field label={t("yourName")} name="name" required maxLength={200} />}
      <Field
        label={invitation.has_account ? t("yourPassword") : t("fresh")}
        name="password"
        type="password"
        autoComplete={invitation.has_account ? "current-password" : "new-password"}
        minLength={invitation.has_account ? 1 : 8}
        required
        hint={invitation.has_account ? undefined : t("freshHint")}
      />
      {needsCode ? <Field label={t("code")} name="code" autoComplete="one-time-code" required /> : null}
      <Problem error={accept.error?.code === "totp_required" ? null : accept.error} />
      <button type="submit" className="button" disabled={accept.isPending}>
        {t("accept")}
      </button>
    </form>
  );
}
