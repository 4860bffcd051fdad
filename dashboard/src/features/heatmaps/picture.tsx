import "@replay/player.css";
import { useEffect, useRef } from "react";
import { useTexts } from "@/lib/use-texts";
import { heatmaps } from "@/texts/replays";
import { drawHeat } from "./draw-heat";
import type { Heatmap } from "./queries";

/** Makes the page as wide as there is room, and no wider than it was. */
function fitTo(place: HTMLElement, paper: HTMLCanvasElement): void {
  const heat = place.parentElement;
  const room = heat?.parentElement?.clientWidth;
  if (!heat || !room) return;
  const scale = Math.min(1, room / Math.max(1, paper.width));
  heat.style.transform = `scale(${scale})`;
  // What is scaled still takes its own room.
  heat.style.marginBottom = `${paper.height * (scale - 1)}px`;
  heat.style.marginRight = `${paper.width * (scale - 1)}px`;
}

interface PictureProps {
  /** rrweb events that begin with a full snapshot. */
  events: unknown[];
  points: Heatmap["points"];
  kind: Heatmap["kind"];
}

/** The page rebuilt from a recording, in a frame that runs no script, with the points over it. */
export function Picture({ events, points, kind }: PictureProps) {
  const t = useTexts(heatmaps);
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const place = box.current;
    const paper = canvas.current;
    if (!place || !paper) return;
    let gone = false;
    let stop = () => {};
    const fit = () => fitTo(place, paper);
    const resize = new ResizeObserver(fit);
    import("./rebuild").then(({ rebuild }) => {
      if (gone) return;
      stop = rebuild(place, structuredClone(events), (page) => {
        drawHeat(page, paper, points, kind);
        fit();
        if (scroller.current) resize.observe(scroller.current);
      });
    });
    return () => {
      gone = true;
      resize.disconnect();
      stop();
    };
  }, [events, points, kind]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
    <div ref={scroller} className="card flush heat-scroll" role="group" aria-label={t("title")} tabIndex={0}>
      <div className="heat gsr">
        <div ref={box} className="gsr-frame heat-page" />
        <canvas ref={canvas} className="heat-canvas" />
      </div>
    </div>
  );
}
