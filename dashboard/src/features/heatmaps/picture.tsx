import "@replay/player.css";
import { useEffect, useRef } from "react";
import { useTexts } from "@/lib/use-texts";
import { heatmaps } from "@/texts/replays";
import { drawHeat } from "./draw-heat";
import type { Heatmap } from "./queries";

interface PictureProps {
  /** rrweb events that begin with a full snapshot. */
  events: unknown[];
  points: Heatmap["points"];
  kind: Heatmap["kind"];
}

/** The page rebuilt from a recording, in a frame that runs no script, with the points over it. */
export function Picture({ events, points, kind }: PictureProps) {
  const t = useTexts(heatmaps);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const place = box.current;
    const paper = canvas.current;
    if (!place || !paper) return;
    let gone = false;
    let stop = () => {};
    import("./rebuild").then(({ rebuild }) => {
      if (gone) return;
      stop = rebuild(place, structuredClone(events), (page) => drawHeat(page, paper, points, kind));
    });
    return () => {
      gone = true;
      stop();
    };
  }, [events, points, kind]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
    <div className="card flush heat-scroll" role="group" aria-label={t("title")} tabIndex={0}>
      <div className="heat gsr">
        <div ref={box} className="gsr-frame heat-page" />
        <canvas ref={canvas} className="heat-canvas" />
      </div>
    </div>
  );
}
