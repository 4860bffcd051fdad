"use client";

import Link from "next/link";
import { useEffect } from "react";
import { type Me, useSession } from "@/api/session";
import { PasswordForm } from "@/features/auth/password-form";
import { useTexts } from "@/lib/use-texts";
import { account } from "@/texts/account";
import { Card } from "@/ui/card";
import { Icon } from "@/ui/icon";
import { PreferencesMenu } from "@/ui/preferences-menu";
import { State } from "@/ui/states";
import { Profile } from "./profile";
import { Totp } from "./totp";
import { UserSessions } from "./user-sessions";

/** What the signed-in user can change about themselves. */
export function Account() {
  const t = useTexts(account);
  const session = useSession();
  useEffect(() => {
    document.title = `${t("title")} · GoSight`;
  }, [t]);
  return (
    <main className="content">
      <div className="content-inner">
        <header className="page-head">
          <Link className="button quiet" href="/" prefetch={false}>
            <Icon name="left" />
            {t("back")}
          </Link>
          <h1>{t("title")}</h1>
          <div className="tools">
            <PreferencesMenu />
          </div>
        </header>
        {session.state === "user" ? (
          <Cards me={session.me} />
        ) : (
          <State title={t("notForKeys")}>{t("notForKeysNext")}</State>
        )}
      </div>
    </main>
  );
}

function Cards({ me }: { me: Me }) {
  const t = useTexts(account);
  return (
    <div className="columns">
      <Card title={t("profile")}>
        <Profile me={me} />
      </Card>
      <Card title={t("password")}>
        <div className="stack">
          <p className="soft small">{t("passwordHint")}</p>
          <PasswordForm />
        </div>
      </Card>
      <Card
        title={t("totp")}
        tools={
          <span className={me.totp_enabled ? "badge good" : "badge"}>
            {me.totp_enabled ? t("on") : t("off")}
          </span>
        }
      >
        <Totp me={me} />
      </Card>
      <Card title={t("sessions")}>
        <UserSessions />
      </Card>
    </div>
  );
}
