"use client";

import { useState } from "react";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";
import type { Found } from "./moment";
import { useSession } from "./queries";
import { Replay } from "./replay";
import { SessionFacts } from "./session-facts";
import { Problems, type Session } from "./session-table";
import { Timeline } from "./timeline";
import { useMoment } from "./use-moment";

/** One session: its replay, what happened, and from where it came. */
export function SessionPage() {
  const t = useTexts(sessions);
  const formats = useFormats();
  const { item } = useAddress();
  const session = useSession(item);
  const started = session.data ? formats.moment(Date.parse(session.data.started_at)) : "";
  return (
    <Page
      title={[t("one"), started].filter(Boolean).join(" · ")}
      beside={session.data ? <Problems session={session.data} /> : null}
    >
      <Loaded query={session} skeleton={<BlockSkeleton />}>
        {(data) => <Detail key={data.id} session={data} />}
      </Loaded>
    </Page>
  );
}

function Detail({ session }: { session: Session }) {
  const moment = useMoment(session.id);
  // A new object each time, so that the same moment can be asked for again.
  const [chosen, setChosen] = useState<Found | null>(null);
  const seek = chosen ?? moment;
  return (
    <>
      <Replay session={session.id} seek={seek} />
      <div className="session-columns">
        <Timeline session={session} at={seek?.at} onSeek={(at, tab) => setChosen({ at, tab })} />
        <SessionFacts session={session} />
      </div>
    </>
  );
}
