"use client";

import { useState } from "react";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { useSession } from "./queries";
import { Replay } from "./replay";
import { SessionFacts } from "./session-facts";
import { Problems } from "./session-table";
import { Timeline } from "./timeline";

/** One session: its replay, what happened, and from where it came. */
export function SessionPage() {
  const t = useTexts(sessions);
  const formats = useFormats();
  const { item } = useAddress();
  const session = useSession(item);
  const [seek, setSeek] = useState<number | null>(null);
  const started = session.data ? formats.moment(Date.parse(session.data.started_at)) : "";
  return (
    <Page
      title={[t("one"), started].filter(Boolean).join(" · ")}
      beside={session.data ? <Problems session={session.data} /> : null}
    >
      <Loaded query={session} skeleton={<BlockSkeleton />}>
        {(data) => (
          <>
            <Replay session={data.id} seek={seek} />
            <div className="session-columns">
              <Timeline session={data} onSeek={setSeek} />
              <SessionFacts session={data} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
