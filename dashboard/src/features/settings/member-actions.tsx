import type { Role, Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { roles } from "@/texts/roles";
import { settingsTexts } from "@/texts/settings";
import { Check, Problem } from "@/ui/form";
import { Popover } from "@/ui/popover";
import { useChangeMember, useRemoveMember } from "./member-queries";

type Member = Schemas["Member"];
export const ROLES: Role[] = ["viewer", "analyst", "admin", "owner"];

/** A member's role and whether they may watch replays; a change acts at once. */
export function MemberRole({ member }: { member: Member }) {
  const t = useTexts(settingsTexts);
  const role = useTexts(roles);
  const change = useChangeMember(member.user_id);
  // An administrator owns every project, whatever its members are.
  if (member.administrator) return <>{role(member.role)}</>;
  return (
    <span className="row">
      <select
        className="select auto plain-select"
        aria-label={`${t("role")}: ${member.name}`}
        value={member.role}
        onChange={(event) => change.mutate({ role: event.target.value as Role })}
      >
        {ROLES.map((id) => (
          <option key={id} value={id}>
            {role(id)}
          </option>
        ))}
      </select>
      <Check
        label={t("replayScope")}
        checked={member.replay}
        onChange={(event) => change.mutate({ replay: event.target.checked })}
      />
      <Problem error={change.error} />
    </span>
  );
}

export function RemoveMember({ member }: { member: Member }) {
  const t = useTexts(settingsTexts);
  const remove = useRemoveMember(member.user_id);
  return (
    <Popover className="button quiet small" label={t("remove")} name={`${t("remove")}: ${member.name}`}>
      {() => (
        <div className="stack tight">
          <p className="small">{member.email}</p>
          <button type="button" className="button danger" onClick={() => remove.mutate(undefined)}>
            {t("remove")}
          </button>
          <Problem error={remove.error} />
        </div>
      )}
    </Popover>
  );
}
