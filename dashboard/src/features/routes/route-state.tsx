import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { routeTexts } from "@/texts/hub";

const NAMED = ["started", "stopped", "suspended"] as const;

export function RouteState({ state }: { state: string }) {
  const t = useTexts(routeTexts);
  const named = NAMED.find((name) => name === state);
  return <span className={state === "started" ? "badge good" : "badge bad"}>{named ? t(named) : state}</span>;
}

export function RouteOrigin({ origin }: { origin: Schemas["Route"]["origin"] }) {
  const t = useTexts(routeTexts);
  return <span className={origin === "shipped" ? "badge" : "badge accent"}>{t(origin)}</span>;
}
