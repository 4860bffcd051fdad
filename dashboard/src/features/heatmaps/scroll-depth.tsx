import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { heatmaps } from "@/texts/replays";
import { Card } from "@/ui/card";
import { ViewLink } from "@/ui/view-link";
import { behind } from "./behind";
import type { Heatmap } from "./queries";

/** How far down the page sessions came. */
export function ScrollDepth({ heatmap }: { heatmap: Heatmap }) {
  const t = useTexts(heatmaps);
  const formats = useFormats();
  const { filters } = useAddress();
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
              <ViewLink {...behind(heatmap, filters)} className="cell-link">
                {formats.exact(sessions)}
              </ViewLink>{" "}
              · {formats.share(sessions / all)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
