import { useMemo, useState } from "react";
import { type Comparison, comparedPeriod, customPeriod, type Period, presetPeriod } from "./period";
import { useProject } from "./project";
import { useAddress } from "./use-address";
import { useNow } from "./use-now";

/** The period that the page is about. */
export function usePeriod(): Period {
  const { preset, first, last } = useAddress();
  const { zone } = useProject();
  const now = useNow();
  return useMemo(() => {
    const custom = preset === null ? customPeriod(first, last, now, zone) : null;
    return custom ?? presetPeriod(preset ?? "24h", now, zone);
  }, [preset, first, last, now, zone]);
}

const iso = (at: number) => new Date(at).toISOString();

/** The parameters of the API's questions about a period. */
export function useQuestion() {
  const { from, to } = usePeriod();
  const { filters } = useAddress();
  const { zone } = useProject();
  return useMemo(
    () => ({
      from: iso(from),
      to: iso(to),
      time_zone: zone,
      ...(filters.length > 0 ? { filters: JSON.stringify(filters) } : {}),
    }),
    [from, to, zone, filters],
  );
}

/** The same, with the period to compare with. */
export function useComparedQuestion() {
  const question = useQuestion();
  const { compare } = useAddress();
  return useMemo(() => ({ ...question, ...comparedParameters(question, compare) }), [question, compare]);
}

function comparedParameters(period: { from: string; to: string }, comparison: Comparison) {
  const compared = comparedPeriod({ from: Date.parse(period.from), to: Date.parse(period.to) }, comparison);
  return compared ? { compare_from: iso(compared.from), compare_to: iso(compared.to) } : {};
}

/**
 * The parameters of a list that is read page by page: its end stands still until the address changes, so
 * that rows don't move while they are read.
 */
export function useSteadyQuestion() {
  const question = useQuestion();
  const { preset, first, last, filters } = useAddress();
  const { id } = useProject();
  const key = JSON.stringify([id, preset, first, last, filters, question.time_zone]);
  const [held, setHeld] = useState({ key, question });
  if (held.key !== key) setHeld({ key, question });
  return held.key === key ? held.question : question;
}
