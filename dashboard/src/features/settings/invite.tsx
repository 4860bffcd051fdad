import type { FormEvent } from "react";
import type { Role } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { roles } from "@/texts/roles";
import { settingsTexts } from "@/texts/settings";
import { Copyable } from "@/ui/copy";
import { Check, Field, Problem, SelectField } from "@/ui/form";
import { ROLES } from "./member-actions";
import { useInvite } from "./member-queries";

/** Invites a person; the link is shown, as the hub sends no mail of its own. */
export function Invite() {
  const t = useTexts(settingsTexts);
  const role = useTexts(roles);
  const invite = useInvite();
  if (invite.data) {
    return (
      <>
        <p className="notice good">{t("inviteLink")}</p>
        <Copyable text={`${window.location.origin}/invitation/#token=${invite.data.token}`} />
      </>
    );
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    invite.mutate({
      email: String(given.get("email")).trim(),
      role: given.get("role") as Role,
      replay: given.get("replay") === "on",
    });
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("email")} name="email" type="email" required maxLength={254} />
      <SelectField
        label={t("role")}
        name="role"
        defaultValue="viewer"
        choices={ROLES.map((id) => ({ value: id, label: role(id) }))}
      />
      <Check label={t("replayScope")} name="replay" />
      <Problem error={invite.error} />
      <button type="submit" className="button" disabled={invite.isPending}>
        {t("invite")}
      </button>
    </form>
  );
}
