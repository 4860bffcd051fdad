import type { Schemas } from "@/api/types";
import { is, withFilter } from "@/lib/filters";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { ViewLink } from "@/ui/view-link";

type Link = Schemas["Journeys"]["links"][number];

const SHOWN = 7;

interface Stop {
  page: string;
  visits: number;
  left: number;
}

/** The pages of each step with how many left there. */
function stopsOf(links: Link[]): Stop[][] {
  const lastStep = Math.max(0, ...links.map(({ step }) => step));
  return Array.from({ length: lastStep }, (_, i) => {
    const stops = new Map<string, Stop>();
    for (const { step, source, target, visits } of links) {
      if (step !== i + 1) continue;
      const stop = stops.get(source) ?? { page: source, visits: 0, left: 0 };
      stops.set(source, {
        ...stop,
        visits: stop.visits + visits,
        left: stop.left + (target === null ? visits : 0),
      });
    }
    return [...stops.values()].sort((a, b) => b.visits - a.visits).slice(0, SHOWN);
  });
}

/** A column a step: its pages, in proportion to the visits, and how many left there. */
export function Flows({ links }: { links: Link[] }) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const { filters } = useAddress();
  const columns = stopsOf(links);
  const max = Math.max(1, ...columns.flat().map(({ visits }) => visits));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
    <div className="flows" role="group" aria-label={t("flows")} tabIndex={0}>
      {columns.map((stops, i) => (
        <div key={`step ${i + 1}`} className="flow-column">
          <h3>{t("step", { n: i + 1 })}</h3>
          <ol className="stack tight">
            {stops.map(({ page, visits, left }) => (
              <li key={page} className="flow-stop">
                <ViewLink
                  page="sessions"
                  className="cell-link cut"
                  title={page}
                  filters={withFilter(filters, is("visited_page", page))}
                >
                  {page}
                </ViewLink>
                <span className="funnel-bar thin">
                  <span style={{ width: `${(visits / max) * 100}%` }} />
                </span>
                <span className="row between soft small number">
                  <span>{formats.count(visits)}</span>
                  <span>
                    {formats.share(left / visits)} {t("end")}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
