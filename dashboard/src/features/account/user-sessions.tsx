import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import { useFormats } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { account } from "@/texts/account";
import { ListSkeleton, Loaded } from "@/ui/states";

/** Where the user is signed in. */
export function UserSessions() {
  const t = useTexts(account);
  const formats = useFormats();
  const now = useNow();
  const sessions = useApi(["user-sessions"], (signal) => api.GET("/api/v1/auth/sessions", { signal }));
  const end = useChange(
    (session: string) => api.DELETE("/api/v1/auth/sessions/{session}", { params: { path: { session } } }),
    { outdates: [["user-sessions"]] },
  );
  return (
    <Loaded query={sessions} skeleton={<ListSkeleton rows={3} />}>
      {(data) => (
        <ul className="stack">
          {data.sessions.map((session) => (
            <li key={session.id} className="row between">
              <span className="stack tight">
                <span className="cut" title={session.user_agent}>
                  {session.user_agent.match(/(Firefox|Edg|Chrome|Safari)\/[\d.]+/)?.[0] ?? session.user_agent}
                </span>
                <span className="soft small">
                  {session.address} ·{" "}
                  {t("lastUsed", { time: formats.ago(Date.parse(session.last_used_at), now) })}
                </span>
              </span>
              {session.current ? (
                <span className="badge accent">{t("here")}</span>
              ) : (
                <button type="button" className="button quiet small" onClick={() => end.mutate(session.id)}>
                  {t("end")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
