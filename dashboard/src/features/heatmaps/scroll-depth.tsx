import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { heatmaps } from "@/texts/replays";
import { Card } from "@/ui/card";
import type { Heatmap } from "./queries";

/** How far down the page sessions came. */
export function ScrollDepth({ heatmap }: { heatmap: Heatmap }) {
  const t = useTexts(heatmaps);
  const formats = useFormats();
  const all = Math.max(1, heatmap.sessions);
  return (
    <Card title={t("scroll")}>
      <ol className="stack tight">
        {heatmap.scroll.map(({ depth_percent, sessions }) => (
          <li key={depth_percent} className="scroll-row">
            <span className="number soft">{formats.share(depth_percent / 100)}</span>
            <span className="funnel-bar">
              <span style={{ width: `${(sessions / all) * 100}%` }} />
            </span>
            <span className="number">
              {formats.exact(sessions)} · {formats.share(sessions / all)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
