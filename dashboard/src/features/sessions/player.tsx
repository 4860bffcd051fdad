import "@replay/player.css";
import type { mountReplay } from "@replay/mount.js";
import { useEffect, useRef } from "react";
import { api, unwrap } from "@/api/client";
import type { Schemas } from "@/api/types";
import { useTheme } from "@/lib/preferences";
import { useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import type { Found } from "./moment";

const CHUNKS_AT_ONCE = 20;

interface PlayerProps {
  manifest: Schemas["ReplayManifest"];
  /** The moment to show; another object shows it again. */
  seek: Found | null;
}

/** Puts the player on the page; its code is loaded when the first recording is shown. */
export function Player({ manifest, seek }: PlayerProps) {
  const { id } = useProject();
  const { own } = useAddress();
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const player = useRef<ReturnType<typeof mountReplay> | null>(null);
  const wanted = useRef(seek);
  wanted.current = seek;
  const session = manifest.session_id;
  const tab = own.get("tab") ?? undefined;
  const offset = own.get("t");

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    const started =
      manifest.tabs.find(({ tab_id }) => tab_id === tab)?.started_at_ms ?? manifest.started_at_ms;
    const loadChunks = (ofTab: string, from: number) =>
      unwrap(() =>
        api.GET("/api/v1/projects/{id}/sessions/{session}/replay/chunks", {
          params: { path: { id, session }, query: { tab: ofTab, from, limit: CHUNKS_AT_ONCE } },
        }),
      );
    import("@replay/mount.js").then(({ mountReplay }) => {
      if (gone) return;
      player.current = mountReplay(element, {
        manifest,
        loadChunks,
        at: wanted.current
          ? { time: wanted.current.at, tab: wanted.current.tab }
          : offset === null
            ? undefined
            : { time: started + Number(offset), tab },
        theme: theme === "auto" ? undefined : theme,
      });
    });
    return () => {
      gone = true;
      player.current?.destroy();
      player.current = null;
    };
  }, [id, session, manifest, tab, offset, theme]);

  useEffect(() => {
    if (seek === null) return;
    player.current?.seek(seek.at, seek.tab);
    box.current?.scrollIntoView({ block: "nearest" });
  }, [seek]);

  return <div ref={box} className="player" />;
}
