import { useEffect, useState } from "react";
import { api, unwrap } from "@/api/client";
import type { Schemas } from "@/api/types";
import { useProject } from "@/lib/project";

type Event = Schemas["Event"];
type Insight = Schemas["Insight"];

/** Something that just happened. */
export type Happening = { key: string; at: number; session: string } & (
  | { event: Event }
  | { insight: Insight }
);

export type Connection = "connecting" | "open" | "lost";

interface Message {
  type: string;
  data: unknown;
}

const KEPT = 30;
const AGAIN_MS = 5000;
/** Kinds that say how something was done rather than what, and come too often to be read. */
const MINOR = ["mouse", "scroll", "visibility", "web_vital", "page_leave", "diagnostic", "replay_status"];

/** The happenings of a message of the WebSocket; none of the kinds that nobody can read in passing. */
export function readHappenings({ type, data }: Message): Happening[] {
  if (type === "events") {
    return (data as Event[])
      .filter(({ kind }) => !MINOR.includes(kind))
      .map((event) => ({ key: event.id, at: Date.parse(event.time), session: event.session_id, event }));
  }
  if (type === "insights") {
    return (data as Insight[]).map((insight) => ({
      key: insight.id,
      at: Date.parse(insight.time),
      session: insight.session_id,
      insight,
    }));
  }
  return [];
}

/** Puts what is new before what is known, the newest first; what comes twice is kept once. */
export function merge(known: Happening[], added: Happening[]): Happening[] {
  const keys = new Set(known.map(({ key }) => key));
  const fresh = added.filter(({ key }) => !keys.has(key));
  return fresh.length === 0 ? known : [...fresh, ...known].sort((a, b) => b.at - a.at).slice(0, KEPT);
}

/** What happens in the project, as the hub tells it by WebSocket; it connects again by itself. */
export function useHappenings(paused: boolean): { happenings: Happening[]; connection: Connection } {
  const { id } = useProject();
  const [happenings, setHappenings] = useState<Happening[]>([]);
  const [connection, setConnection] = useState<Connection>("connecting");

  useEffect(() => {
    if (paused) return;
    let socket: WebSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const again = () => {
      if (gone) return;
      setConnection("lost");
      timer = setTimeout(connect, AGAIN_MS);
    };
    // A ticket opens one connection.
    async function connect() {
      try {
        const { path, protocols } = await unwrap(() =>
          api.POST("/api/v1/projects/{id}/realtime/ticket", { params: { path: { id } } }),
        );
        if (gone) return;
        socket = new WebSocket(new URL(path, window.location.href.replace(/^http/, "ws")), protocols);
        socket.onopen = () => setConnection("open");
        socket.onclose = again;
        socket.onmessage = ({ data }) => {
          const added = readHappenings(JSON.parse(data));
          if (added.length > 0) setHappenings((known) => merge(known, added));
        };
      } catch {
        again();
      }
    }
    setConnection("connecting");
    connect();
    return () => {
      gone = true;
      clearTimeout(timer);
      socket?.close();
    };
  }, [id, paused]);

  return { happenings, connection };
}
