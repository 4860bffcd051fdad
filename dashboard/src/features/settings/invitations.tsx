import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { roles } from "@/texts/roles";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded } from "@/ui/states";
import { useInvitations, useRevokeInvitation } from "./member-queries";

/** Invitations that were not accepted yet. */
export function Invitations() {
  const t = useTexts(settingsTexts);
  const role = useTexts(roles);
  const formats = useFormats();
  const invitations = useInvitations();
  const revoke = useRevokeInvitation();
  return (
    <Loaded
      query={invitations}
      skeleton={<ListSkeleton rows={1} />}
      isEmpty={(data) => data.invitations.length === 0}
      empty={<span />}
    >
      {(data) => (
        <Card title={t("invitations")}>
          <ul className="stack">
            {data.invitations.map((invitation) => (
              <li key={invitation.id} className="row between">
                <span className="wrap">
                  {invitation.email} <span className="badge">{role(invitation.role)}</span>{" "}
                  <span className="soft small">
                    {t("validUntil", { time: formats.moment(Date.parse(invitation.expires_at)) })}
                  </span>
                </span>
                <button
                  type="button"
                  className="button quiet small"
                  onClick={() => revoke.mutate(invitation.id)}
                >
                  {t("revoke")}
                </button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Loaded>
  );
}
