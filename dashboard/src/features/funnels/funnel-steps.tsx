import type { Schemas } from "@/api/types";
import { type Filter, is, withFilter } from "@/lib/filters";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { ViewLink } from "@/ui/view-link";
import { type FunnelDefinition, type Step, stepName } from "./definition";

/** The filter of the sessions in which a step was taken. */
function filterOf({ page, event }: Step): Filter {
  if (event) return is("event", event);
  if (!page?.includes("*")) return is("visited_page", page ?? "");
  const expression = page
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return { property: "visited_page", operator: "matches", values: [`^${expression}$`] };
}

/** The filter of the sessions in which it was not; null for a pattern, which no filter leaves out. */
function withoutStep({ page, event }: Step): Filter | null {
  if (event) return { ...is("event", event), operator: "is_not" };
  return page && !page.includes("*") ? { ...is("visited_page", page), operator: "is_not" } : null;
}

/** The steps one below the other; the bars are in proportion to the first. */
export function FunnelSteps({
  steps,
  definition,
}: {
  steps: Schemas["Funnel"]["steps"];
  definition: FunnelDefinition;
}) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const { filters } = useAddress();
  return (
    <ol className="stack">
      {steps.map((step, i) => {
        const asked = definition.steps[i];
        const before = steps[i - 1];
        return (
          <li key={`${i} ${step.name}`} className="funnel-step">
            <div className="row between">
              <strong className="wrap">
                {i + 1}. {step.name || (asked ? stepName(asked) : "")}
              </strong>
              <ViewLink
                page="sessions"
                className="cell-link number"
                filters={asked ? withFilter(filters, filterOf(asked)) : filters}
              >
                {formats.exact(step.count)}
              </ViewLink>
            </div>
            <div className="funnel-bar">
              <span style={{ width: `${(step.rate ?? 0) * 100}%` }} />
            </div>
            <div className="row soft small">
              <span>{t("ofFirst", { share: formats.share(step.rate) })}</span>
              {before ? (
                <Lost
                  count={before.count - step.count}
                  taken={definition.steps[i - 1]}
                  missed={definition.steps[i]}
                />
              ) : null}
              {step.median_ms === null ? null : (
                <span>· {t("median", { time: formats.duration(step.median_ms) })}</span>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Who did not go on, as a link to their sessions where filters can say it. */
function Lost({ count, taken, missed }: { count: number; taken?: Step; missed?: Step }) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const { filters } = useAddress();
  const text = t("lost", { n: formats.count(count) });
  const without = missed ? withoutStep(missed) : null;
  if (!taken || !without || count === 0) return <span>· {text}</span>;
  return (
    <span>
      ·{" "}
      <ViewLink
        page="sessions"
        className="cell-link"
        filters={withFilter(withFilter(filters, filterOf(taken)), without)}
      >
        {text}
      </ViewLink>
    </span>
  );
}
