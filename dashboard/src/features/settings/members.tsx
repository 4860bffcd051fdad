import { useState } from "react";
import { useSession } from "@/api/session";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { Invitations } from "./invitations";
import { Invite } from "./invite";
import { MemberRole, RemoveMember } from "./member-actions";
import { useMembers } from "./member-queries";

/** Who sees the project, and what they may do in it. */
export function Members() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const session = useSession();
  const members = useMembers();
  const [inviting, setInviting] = useState(false);
  const me = session.state === "user" ? session.me.id : "";
  return (
    <>
      <Card
        title={t("members")}
        flush
        tools={
          <button type="button" className="button" onClick={() => setInviting(true)}>
            <Icon name="plus" />
            {t("invite")}
          </button>
        }
      >
        <Loaded query={members} skeleton={<ListSkeleton rows={3} />}>
          {(data) => (
            <Table
              label={t("members")}
              rows={data.members}
              rowKey={({ user_id }) => user_id}
              columns={[
                {
                  key: "name",
                  title: t("name"),
                  main: true,
                  cell: ({ name, email, user_id, administrator }) => (
                    <span className="stack tight">
                      <span>
                        {name} {user_id === me ? <span className="badge">{t("you")}</span> : null}{" "}
                        {administrator ? <span className="badge accent">{t("operates")}</span> : null}
                      </span>
                      <span className="soft small">{email}</span>
                    </span>
                  ),
                },
                { key: "role", title: t("role"), cell: (member) => <MemberRole member={member} /> },
                {
                  key: "seen",
                  title: t("lastSeen"),
                  cell: ({ last_seen_at }) => (
                    <span className="number">
                      {last_seen_at ? formats.moment(Date.parse(last_seen_at)) : t("never")}
                    </span>
                  ),
                },
                {
                  key: "remove",
                  title: "",
                  right: true,
                  cell: (member) => (member.administrator ? null : <RemoveMember member={member} />),
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
      <Invitations />
      <Dialog title={t("inviteTitle")} open={inviting} onClose={() => setInviting(false)}>
        <Invite />
      </Dialog>
    </>
  );
}
