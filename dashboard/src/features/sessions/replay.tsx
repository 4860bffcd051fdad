import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { replays } from "@/texts/replays";
import { BlockSkeleton, Loaded, State } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import type { Found } from "./moment";
import { Player } from "./player";
import { ReplayActions } from "./replay-actions";

function useManifest(session: string) {
  const { id } = useProject();
  return useApi(
    [id, "replay", session],
    (signal) =>
      api.GET("/api/v1/projects/{id}/sessions/{session}/replay", {
        params: { path: { id, session } },
        signal,
      }),
    { fresh: true, steady: true },
  );
}

/** The recording of a session, or why there is none. */
export function Replay({ session, seek }: { session: string; seek: Found | null }) {
  const manifest = useManifest(session);
  if (manifest.error?.status === 404) return <NotRecorded reason={manifest.error.message} />;
  return (
    <Loaded query={manifest} skeleton={<BlockSkeleton />}>
      {(data) => (
        <section className="stack tight">
          <Player manifest={data} seek={seek} />
          <ReplayActions session={session} />
        </section>
      )}
    </Loaded>
  );
}

function NotRecorded({ reason }: { reason: string }) {
  const t = useTexts(replays);
  return (
    <div className="card">
      <State
        title={t("notRecorded")}
        action={
          <ViewLink page="settings" own={{ section: "replay" }} className="button quiet">
            {t("toSettings")}
          </ViewLink>
        }
      >
        {reason in replays ? t(reason as keyof typeof replays) : t("noReason")}
      </State>
    </div>
  );
}
